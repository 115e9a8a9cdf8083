import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { faultErrorTypes, faultSubcodes } from '../../../protocol/mde2/faults.table.js';
import { authPolicies } from '../../../protocol/mde2/messages.js';
import type { TenantContext } from '../tenant.js';
import { attestationSchema } from './attestation.js';
import { automaticEnrollmentSchema, normalizeAutomaticEnrollment } from './automatic-enrollment.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';
import { renewalSchema, windowsAccountSchema } from './windows-account.js';

const subcodeNames = faultSubcodes.map(({ name }) => name);
const errorTypeNames = faultErrorTypes.map(({ name }) => name);

/** How an organisation lets PCs in: the settings document `windows-enrollment`. */
export const windowsEnrollmentSchema = z.strictObject({
  /** What discovery asks PCs for (MS-MDE2 §3.1.4.1.3.2). */
  authPolicy: z.enum(authPolicies).default('OnPremise'),
  /** Enrollment and renewal are answered by the fault InMaintenance. */
  maintenance: z.boolean().default(false),
  /** Whether managed PCs get a certificate in place of one whose key they lost (MS-MDE2 §3.6). */
  recovery: z.boolean().default(false),
  /** Beyond the usual of the account. */
  account: windowsAccountSchema.prefault({}),
  renewal: renewalSchema.prefault({}),
  /** How PCs are to attest their keys. */
  attestation: attestationSchema.prefault({}),
  /** What discovery answers whatever PCs speak; by their own version when absent (MS-MDE2 §3.1.4.1.3.2). */
  enrollmentVersion: z
    .string()
    .regex(/^\d\.\d$/)
    .exactOptional(),
  /** A fault by which every request for a certificate is answered, to see how PCs cope (MS-MDE2 §2.2.10). */
  fault: z
    .strictObject({ code: z.enum(subcodeNames), errorType: z.enum(errorTypeNames).exactOptional() })
    .exactOptional(),
  /** What PCs are told of when to come: eight times every 15 minutes, five times every three, then every 26 hours, as MS-MDE2 §2.2.9.1 schedules it. */
  pollSchedule: z
    .array(z.strictObject({ times: z.int().min(0), minutes: z.int().min(0) }))
    .max(3)
    .default([
      { times: 8, minutes: 15 },
      { times: 5, minutes: 3 },
      { times: 0, minutes: 1560 },
    ]),
  /** Whether PCs are told of a push app, and what opens the portal of the push service. */
  push: z.strictObject({ enabled: z.boolean().default(false), portalToken: z.string().default('') }).prefault({}),
  /** Whose PCs the directory sends on to management: the MDM and the MAM user scope of the MDM application. */
  automaticEnrollment: automaticEnrollmentSchema,
});

/** Id of the directory's MDM application. */
export const mdmApplication = (state: TenantState): string =>
  windowsEnrollment(state).automaticEnrollment.applicationId;

export type WindowsEnrollmentSettings = z.infer<typeof windowsEnrollmentSchema>;

export const windowsEnrollment = (state: TenantState): WindowsEnrollmentSettings =>
  windowsEnrollmentSchema.parse(readSettings(state, 'windows-enrollment'));

/** Checks the document `windows-enrollment` and gives the form that is kept. Throws `ZodError`. */
export function normalizeWindowsEnrollment(document: JsonObject, context: TenantContext): JsonObject {
  const { automaticEnrollment, ...settings } = windowsEnrollmentSchema.parse(document);
  const before = windowsEnrollment(context.state).automaticEnrollment;
  return { ...settings, automaticEnrollment: normalizeAutomaticEnrollment(context, automaticEnrollment, before) };
}
