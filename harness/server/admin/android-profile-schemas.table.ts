import { policyStates } from '../domain/android-profiles/list.js';
import { anyObject } from './schemas.table.js';

const text = { type: 'string', minLength: 1, maxLength: 512 } as const;

const object = (properties: Readonly<Record<string, object>>, required: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

export const profileParams = object({ tenant: text, profile: text }, ['tenant', 'profile']);
export const profileList = object({ profiles: { type: 'array', items: anyObject } }, ['profiles']);
export const profileFilter = object({
  states: {
    type: 'string',
    pattern: `^(${policyStates.join('|')})(,(${policyStates.join('|')}))*$`,
    description: 'Policy states, with commas between them; active alone without it',
  },
});
export const profileNaming = object({ name: text, description: { type: 'string', maxLength: 2_048 } });
export const tokenWish = object({
  expiresAt: { type: 'number', description: 'New token expiration date, milliseconds since the epoch' },
});
