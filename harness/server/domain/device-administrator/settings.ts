import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

/** Personal and corporate-owned devices with device administration privileges: the settings document `device-administrator`. */
export const deviceAdministratorSchema = z.strictObject({
  /** Use device administrator to manage devices. Off until somebody turns it on. */
  enabled: z.boolean().default(false),
});

export const deviceAdministrator = (state: TenantState): z.infer<typeof deviceAdministratorSchema> =>
  deviceAdministratorSchema.parse(readSettings(state, 'device-administrator'));
