import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

/** What a conditional access policy can be about (names as administrators read them). */
export const cloudApps = ['Microsoft Intune Enrollment', 'Microsoft Intune', 'All cloud apps'] as const;

/** What a sign-in can be asked for. */
export const grantControls = ['mfa', 'compliant device'] as const;

const policySchema = z.strictObject({
  name: z.string().min(1),
  /** Everybody, or who belongs to one of these groups or has one of these user principal names. */
  users: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
  cloudApp: z.enum(cloudApps),
  /** Cloud apps that a policy about all of them is not about. */
  excluded: z.array(z.string().min(1)).default([]),
  grants: z.array(z.enum(grantControls)).default(['mfa']),
  /** Whether every control has to be met, or one of them. */
  require: z.enum(['all', 'one']).default('all'),
  frequency: z.enum(['every time', 'as before']).default('every time'),
  enabled: z.boolean().default(true),
});

/** A second factor that a person has registered: a `secret` that makes codes, or that is itself what is typed. */
const factorSchema = z.strictObject({
  kind: z.enum(['authenticator', 'biometrics', 'pin']),
  secret: z.string().min(1),
});

/** How people prove to the directory who they are: the settings document `sign-in`. */
export const signInSchema = z.strictObject({
  policies: z.array(policySchema).default([]),
  /** Whose second factor it is: the directory's own, or a third party's. */
  provider: z.enum(['directory', 'third party']).default('directory'),
  /** By user principal name. */
  factors: z.record(z.string(), factorSchema).default({}),
  /** A second factor for registering devices, without any policy: whether it is set up, and for whom. */
  registration: z
    .strictObject({ provider: z.boolean().default(false), accounts: z.array(z.string()).default([]) })
    .default({ provider: false, accounts: [] }),
  /** Passwords that have to be changed before anything else, by user principal name. */
  passwords: z.record(z.string(), z.enum(['first sign-in', 'expired'])).default({}),
  /** Who has the premium subscription (P1 or above). */
  premium: z.union([z.literal('all'), z.array(z.string())]).default('all'),
});

export type SignInSettings = z.infer<typeof signInSchema>;
export type AccessPolicy = SignInSettings['policies'][number];
export type CloudApp = AccessPolicy['cloudApp'];
export type Factor = SignInSettings['factors'][string];

export const signInSettings = (state: TenantState): SignInSettings =>
  signInSchema.parse(readSettings(state, 'sign-in'));
