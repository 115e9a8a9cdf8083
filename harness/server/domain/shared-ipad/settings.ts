import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { purchasedAppIsKnown } from './assignment-rules.js';

const groups = z.array(z.string().min(1)).default([]);
const assigned = { deviceGroups: groups, userGroups: groups };

/** One setting of one configuration profile, assigned to groups. */
const policySchema = z.strictObject({
  name: z.string().min(1),
  /** Kind of profile: `Device features`, `Device restrictions`, `Email`, `VPN, Wi-Fi, Certificate`, `App protection`. */
  profile: z.string().min(1),
  setting: z.string().min(1),
  value: z.json().default(true),
  ...assigned,
});

const appSchema = z.strictObject({
  identifier: z.string().min(1),
  type: z.enum(['line-of-business', 'vpp-device', 'vpp-user', 'web', 'store']),
  intent: z.enum(['required', 'available']).default('required'),
  /** Changed by its maker to support Shared Device Mode. */
  supportsSharedDeviceMode: z.boolean().default(false),
  ...assigned,
});

const schema = z.strictObject({
  /** Dynamic device groups: every device whose enrollment profile has this name. */
  groups: z.array(z.strictObject({ name: z.string().min(1), enrollmentProfileName: z.string().min(1) })).default([]),
  policies: z.array(policySchema).default([]),
  apps: z.array(appSchema).default([]),
  /** Identifiers of the apps that the last sync with the volume purchase token brought. */
  purchased: z.array(z.string()).default([]),
});

export type SharedDevices = z.infer<typeof schema>;
export type SharedPolicy = z.infer<typeof policySchema>;
export type SharedApp = z.infer<typeof appSchema>;

/** Settings `shared-devices`: what is assigned to shared devices and their users. Throws ZodError. */
export function normalizeSharedDevices(document: JsonObject, context: TenantContext): JsonObject {
  const settings = schema.parse(document);
  for (const [index, { identifier, type }] of settings.apps.entries()) {
    const known = !type.startsWith('vpp') || settings.purchased.includes(identifier);
    if (purchasedAppIsKnown(context, known)) continue;
    const message = 'the volume purchase token has not brought this app';
    throw new z.ZodError([{ code: 'custom', path: ['apps', index], message, input: identifier }]);
  }
  return settings as unknown as JsonObject;
}

export const sharedDevices = (state: TenantState): SharedDevices => schema.parse(readSettings(state, 'shared-devices'));

/** Policies in lists of the same setting, in the order in which they were assigned. */
export function valuesBySetting(policies: readonly SharedPolicy[]): readonly (readonly SharedPolicy[])[] {
  const settings = [...new Set(policies.map(({ setting }) => setting))];
  return settings.map((setting) => policies.filter((policy) => policy.setting === setting));
}
