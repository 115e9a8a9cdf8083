import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

const name = z
  .string()
  .min(1)
  .regex(/^[^/]+$/, 'a name without slash');

/** What every work profile gets besides apps: the settings document `android-work-profile`. */
export const workProfileSchema = z.strictObject({
  vpn: z
    .array(
      z.strictObject({
        name,
        /** For these apps alone. */
        apps: z.array(z.string().min(1)).exactOptional(),
        /** The provider's app can be limited to single apps. */
        perApp: z.boolean().default(true),
        /** And be told so by its managed configuration. */
        configurable: z.boolean().default(true),
      }),
    )
    .default([]),
  certificates: z.array(name).default([]),
  wifi: z.array(name).default([]),
});

export const workProfileSettings = (state: TenantState) =>
  workProfileSchema.parse(readSettings(state, 'android-work-profile'));
