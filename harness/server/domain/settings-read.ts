import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { LimitSettings } from './device-limit.js';
import { initialPushCertificate } from './push-certificate.js';
import type { RestrictionSettings } from './restrictions.js';
import type { TenantState } from './state.js';
import type { TermsPolicy } from './terms.js';

const initialRestrictions: RestrictionSettings = { default: { platforms: {} }, policies: [] };
const initialLimit: LimitSettings = { default: { limit: 15 }, policies: [] };
const initialTerms: { readonly policies: readonly TermsPolicy[] } = { policies: [] };

/** What holds until somebody writes a settings document of the kind. */
export const initialSettings: Readonly<Record<string, JsonObject>> = {
  'enrollment-restrictions': initialRestrictions as unknown as JsonObject,
  'device-limit': initialLimit as unknown as JsonObject,
  terms: initialTerms as unknown as JsonObject,
  'apple-push-certificate': initialPushCertificate,
};

/** The settings document of a kind as it holds now; empty for a kind without an initial document. */
export function readSettings(state: TenantState, kind: string): JsonObject {
  return state.settings.get(kind) ?? initialSettings[kind] ?? {};
}

export const deviceLimit = (state: TenantState): LimitSettings =>
  readSettings(state, 'device-limit') as unknown as LimitSettings;

export const termsPolicies = (state: TenantState): readonly TermsPolicy[] =>
  readSettings(state, 'terms').policies as unknown as readonly TermsPolicy[];
