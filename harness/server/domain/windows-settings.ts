import { z } from 'zod';
import { authPolicies } from '../../../protocol/mde2/messages.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

const scope = z.strictObject({
  scope: z.enum(['none', 'some', 'all']),
  groups: z.array(z.string().min(1)).default([]),
});

/** How an organisation lets PCs in: the settings document `windows-enrollment`. */
export const windowsEnrollmentSchema = z.strictObject({
  /** What discovery asks PCs for (MS-MDE2 §3.1.4.1.3.2). */
  authPolicy: z.enum(authPolicies).default('OnPremise'),
  /** Enrollment and renewal are answered by the fault InMaintenance. */
  maintenance: z.boolean().default(false),
  /** Whose PCs the directory sends on to management: the MDM and the MAM user scope of the MDM application. */
  automaticEnrollment: z
    .strictObject({
      mdm: scope.default({ scope: 'all', groups: [] }),
      mam: scope.default({ scope: 'none', groups: [] }),
    })
    .prefault({}),
});

export type WindowsEnrollmentSettings = z.infer<typeof windowsEnrollmentSchema>;

export const windowsEnrollment = (state: TenantState): WindowsEnrollmentSettings =>
  windowsEnrollmentSchema.parse(readSettings(state, 'windows-enrollment'));
