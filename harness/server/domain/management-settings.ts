import { z } from 'zod';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** How an organisation's devices are to hold management sessions: the settings document `management-session`. */
export const managementSessionSchema = z.strictObject({
  /** What a device is told to speak: DEFAULTENCODING of the account (MS-MDE2 §2.2.9.5). */
  encoding: z.enum(['xml', 'wbxml']).default('xml'),
});

export type ManagementSessionSettings = z.infer<typeof managementSessionSchema>;

export const managementSession = (state: TenantState): ManagementSessionSettings =>
  managementSessionSchema.parse(readSettings(state, 'management-session'));
