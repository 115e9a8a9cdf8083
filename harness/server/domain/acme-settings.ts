import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantState } from './state.js';

/** Settings kind `acme`: how the tenant's ACME service behaves. */
const schema = z.strictObject({
  /** How many nonces in a row the service claims not to know, per account (RFC 8555 §6.5). */
  refusedNonces: z.int().min(0).max(10).default(0),
  /** How often an order that was finalized is still being worked on when the client asks (RFC 8555 §7.4). */
  processingAnswers: z.int().min(0).max(10).default(0),
  /** What is wrong with the service's answers: faults that clients have to notice (RFC 8555 §7.4.2, draft-ietf-acme-device-attest §5). */
  wrongAnswers: z.enum(['another-key', 'other-challenges']).optional(),
  /** Keys of the payload that enrollment profiles get in place of the server's own, in the JSON form of property lists. */
  payload: z.record(z.string(), z.json()).optional(),
});

export type AcmeSettings = z.infer<typeof schema>;

export function acmeSettings(state: TenantState): AcmeSettings {
  return schema.parse(state.settings.get('acme') ?? {});
}

export function normalizeAcmeSettings(document: JsonObject): JsonObject {
  return schema.parse(document) as JsonObject;
}
