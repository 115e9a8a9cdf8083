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
