import { anyObject } from './schemas.table.js';

const text = { type: 'string', minLength: 1, maxLength: 512 } as const;
const tags = { type: 'array', items: text, maxItems: 100 } as const;

const object = (properties: Readonly<Record<string, object>>, required: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

export const formView = object({ form: text }, ['form']);

/** Which members are required is the product's business, so that a form that lacks one is refused in its words. */
export const tokenUpload = object({
  form: { ...text, description: 'The open form whose public key the token was made for' },
  consent: { type: 'boolean', description: 'User and device information may be sent to Apple' },
  appleId: { ...text, description: 'The account that made the token' },
  file: { type: 'string', maxLength: 400_000, description: 'Content of the token file, base64' },
  fileName: { ...text, description: 'As the administrator has it; what the file holds decides' },
  scopeTags: tags,
});

export const tokenChange = object({ schoolDataSync: { type: 'boolean' }, scopeTags: tags });

export const syncWish = object({
  full: { type: 'boolean', description: 'The whole list; at most once in seven days' },
});

export const tokenSearch = object({
  search: { ...text, description: 'Full token name, or an e-mail address when it holds an @' },
});

export const deviceSearch = object({ serial: text });

export const formParams = object({ tenant: text, form: text }, ['tenant', 'form']);
export const tokenParams = object({ tenant: text, token: text }, ['tenant', 'token']);
export const tokenDeviceParams = object({ tenant: text, token: text, serial: text }, ['tenant', 'token', 'serial']);

export const tokenList = object({ tokens: { type: 'array', items: anyObject } }, ['tokens']);

export const profileName = object({ profile: text }, ['profile']);
export const assignmentWish = object(
  { profile: text, serials: { type: 'array', items: text, minItems: 1, maxItems: 200_000 } },
  ['profile', 'serials'],
);
export const tokenProfileParams = object({ tenant: text, token: text, profile: text }, ['tenant', 'token', 'profile']);
