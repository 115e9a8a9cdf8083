import { z } from 'zod';
import type { TenantContext } from '../tenant.js';
import type { EnrollmentAttempt } from './admission.js';
import { readSettings } from './settings-read.js';

/** Devices that the organisation registered as its own before they enroll: the settings document `corporate-identifiers`. */
export const corporateIdentifiersSchema = z.strictObject({
  identifiers: z
    .array(
      z.strictObject({ kind: z.enum(['imei', 'serial']), value: z.string().min(1), details: z.string().optional() }),
    )
    .default([]),
});

/** Whether a device is one of them, by what it tells of itself. */
export function isPreRegistered({ state }: TenantContext, { serial, imei }: EnrollmentAttempt): boolean {
  const { identifiers } = corporateIdentifiersSchema.parse(readSettings(state, 'corporate-identifiers'));
  const told = { serial, imei };
  return identifiers.some(({ kind, value }) => told[kind]?.toLowerCase() === value.toLowerCase());
}
