import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantState } from './state.js';

/** Settings kind `acme`: how the tenant's ACME service behaves. */
const schema = z.strictObject({
  /** How many nonces in a row the service claims not to know, per account (RFC 8555 §6.5). */
  refusedNonces: z.int().min(0).max(10).default(0),
});

export type AcmeSettings = z.infer<typeof schema>;

export function acmeSettings(state: TenantState): AcmeSettings {
  return schema.parse(state.settings.get('acme') ?? {});
}

export function normalizeAcmeSettings(document: JsonObject): JsonObject {
  return schema.parse(document);
}
