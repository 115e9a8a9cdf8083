const text = { type: 'string', minLength: 1, maxLength: 512 } as const;

const params = (...names: readonly string[]): object => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(names.map((name) => [name, text])),
  required: names,
});

/** Parameters of the paths of device pages. */
export const pageParams = params('tenant', 'device', 'page');
export const playDeedParams = params('tenant', 'deed');
export const licenceParams = params('tenant', 'upn', 'app');

export const scopeParams = params('tenant', 'tag');

const words = { type: 'string' } as const;

/** Generic alerts of a device. */
export const alertList = {
  type: 'object',
  properties: {
    alerts: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          at: { type: 'number', description: "milliseconds on the tenant's clock" },
          type: words,
          format: words,
          mark: words,
          source: words,
          data: words,
        },
        required: ['at', 'type', 'format', 'data'],
      },
    },
  },
  required: ['alerts'],
} as const;
