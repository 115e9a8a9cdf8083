import { z } from 'zod';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** Clouds in which the service is operated apart from the public one. */
export const serviceClouds = ['public', 'gcc-high', 'dod', '21vianet'] as const;
export type ServiceCloud = (typeof serviceClouds)[number];

/** What the organisation has subscribed to: the settings document `subscription`. */
export const subscriptionSchema = z.strictObject({
  /** Whether the tenant is active. */
  active: z.boolean().default(true),
  cloud: z.enum(serviceClouds).default('public'),
});

export const subscription = (state: TenantState): z.infer<typeof subscriptionSchema> =>
  subscriptionSchema.parse(readSettings(state, 'subscription'));
