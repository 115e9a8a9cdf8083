import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { scepFaults } from './spoilt-answers/scep.table.js';
import type { TenantState } from './state.js';

/** Settings kind `scep`: how the tenant's SCEP service behaves. */
export const scepSettingsSchema = z.strictObject({
  /** How often a request is answered PENDING before the certificate is given; -1 for ever (RFC 8894 §3.3.2.3). */
  pendingAnswers: z.int().min(-1).max(100).default(0),
  /** A registration authority signs answers and opens envelopes, and GetCACert gives a chain (RFC 8894 §4.2.1.2). */
  registrationAuthority: z.boolean().default(false),
  /** Keys of the payload that enrollment profiles get in place of the server's own, in the JSON form of property lists. */
  payload: z.record(z.string(), z.json()).optional(),
  /** The answer to GetNextCACert is signed by somebody whom nobody knows: a fault that clients have to notice (RFC 8894 §4.7.1). */
  strangerAnnounces: z.boolean().default(false),
  /** What is wrong with every CertRep: faults that clients have to notice (RFC 8894 §3.3.2). */
  wrongAnswers: z.enum(scepFaults).optional(),
  /** What GetCACaps names in place of all that the service can do (RFC 8894 §3.5.2). */
  capabilities: z.array(z.string().min(1)).max(20).optional(),
});

export type ScepSettings = z.infer<typeof scepSettingsSchema>;

export function scepSettings(state: TenantState): ScepSettings {
  return scepSettingsSchema.parse(state.settings.get('scep') ?? {});
}

export function normalizeScepSettings(document: JsonObject): JsonObject {
  return scepSettingsSchema.parse(document) as JsonObject;
}
