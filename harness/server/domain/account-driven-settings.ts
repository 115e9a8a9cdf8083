import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantState } from './state.js';

/** Ways in which a server of account-driven enrollment goes wrong; devices are judged by how they cope. */
export const accountDrivenFaults = [
  'discovery is a web page',
  'discovery names no servers',
  'discovery names another version',
  'discovery leads to http',
  'no challenge',
  'a challenge of an unknown method',
  'a callback with another parameter',
  'a callback without a token',
  'another state',
  'no token for the code',
  'no EnrollmentMode',
  'another EnrollmentMode',
  'no AssignedManagedAppleID',
  'AssignedManagedAppleID of somebody else',
] as const;
export type AccountDrivenFault = (typeof accountDrivenFaults)[number];

const version = z.enum(['mdm-byod', 'mdm-adde']);

/** Settings kind `account-driven`: how the tenant enrolls devices whose holders know nothing but their account. */
const schema = z.strictObject({
  /** On pages that end with a token, or by an OAuth 2 authorization server. */
  signIn: z.enum(['simple', 'oauth']).default('simple'),
  /** Where the discovery document lies: under the domain, behind a redirect of the domain, or at the address left with Apple. */
  discovery: z.enum(['domain', 'redirect', 'apple', 'nowhere']).default('domain'),
  /** What devices of a model family enroll by. */
  versions: z
    .strictObject({
      iPhone: version.default('mdm-byod'),
      iPad: version.default('mdm-byod'),
      Mac: version.default('mdm-adde'),
    })
    .prefault({}),
  /** How long an access token counts. */
  tokenMinutes: z
    .int()
    .min(1)
    .default(60 * 24 * 30),
  /** After how many messages to the MDM server the holder has to sign in again. */
  tokenMessages: z.int().min(1).optional(),
  /** Whether OAuth devices get a refresh token. */
  refreshTokens: z.boolean().default(true),
  fault: z.enum(accountDrivenFaults).optional(),
});

export type AccountDrivenSettings = z.infer<typeof schema>;

export function accountDriven(state: TenantState): AccountDrivenSettings {
  return schema.parse(state.settings.get('account-driven') ?? {});
}

export function normalizeAccountDriven(document: JsonObject): JsonObject {
  return schema.parse(document) as JsonObject;
}
