import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

const policySchema = z.strictObject({
  name: z.string().min(1),
  /** Whose apps follow it. */
  groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
  platform: z.enum(['android', 'ios']),
  /** Identifiers of the apps. */
  apps: z.array(z.string().min(1)).min(1),
  /** Digits of the PIN that opens an app. */
  appPin: z.int().min(4).max(16).optional(),
  copyPaste: z.enum(['anywhere', 'protected apps']).default('anywhere'),
  encrypted: z.boolean().default(true),
  /** Digits of the PIN that opens the device, where something can ask the device for one. */
  devicePin: z.int().min(4).max(16).optional(),
});

/** Settings document `app-protection`: what apps enforce for their users, whoever manages the device. */
export const appProtectionSchema = z.strictObject({ policies: z.array(policySchema).default([]) });

export type AppProtectionPolicy = z.infer<typeof policySchema>;

export function appProtectionPolicies(state: TenantState): readonly AppProtectionPolicy[] {
  return appProtectionSchema.parse(readSettings(state, 'app-protection')).policies;
}
