import { z } from 'zod';
import { authPolicies } from '../../../protocol/mde2/messages.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** How an organisation lets PCs in: the settings document `windows-enrollment`. */
export const windowsEnrollmentSchema = z.strictObject({
  /** What discovery asks PCs for (MS-MDE2 §3.1.4.1.3.2). */
  authPolicy: z.enum(authPolicies).default('OnPremise'),
  /** Enrollment and renewal are answered by the fault InMaintenance. */
  maintenance: z.boolean().default(false),
});

export type WindowsEnrollmentSettings = z.infer<typeof windowsEnrollmentSchema>;

export const windowsEnrollment = (state: TenantState): WindowsEnrollmentSettings =>
  windowsEnrollmentSchema.parse(readSettings(state, 'windows-enrollment'));
