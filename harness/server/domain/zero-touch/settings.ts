import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

/** Who may open the zero-touch pages of the console: the settings document `zero-touch`. */
export const zeroTouchSchema = z.strictObject({
  /** Permissions of roles by category: `{ Helper: { 'Android for Work': ['Update app sync'] } }`. */
  roles: z.record(z.string(), z.record(z.string(), z.array(z.string()))).default({}),
  /** Roles of administrators by user principal name. */
  administrators: z.record(z.string(), z.string()).default({}),
});

export type ZeroTouchSettings = z.infer<typeof zeroTouchSchema>;

export const zeroTouchSettings = (state: TenantState): ZeroTouchSettings =>
  zeroTouchSchema.parse(readSettings(state, 'zero-touch'));
