import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { EnrollmentAttempt } from './admission.js';
import { type Ownership, ownershipOf } from './android-preparation/rules.js';
import { isPreRegistered } from './corporate-identifiers.js';

/** Whose an Android device is: the organisation's by its method, or because its identifiers were registered beforehand. */
const withIdentifiers = rule('KME-031', {
  holds: (_context: TenantContext, byMethod: Ownership, registered: boolean): Ownership =>
    registered ? 'corporate' : byMethod,
  mutants: {
    methodAlone: (_context, byMethod) => byMethod,
    identifiersAlone: (_context, _byMethod, registered): Ownership => (registered ? 'corporate' : 'personal'),
    alwaysCorporate: (): Ownership => 'corporate',
  },
});

/** What the administrator reads of a device's ownership once it has enrolled. */
export function recordedOwnership(context: TenantContext, attempt: EnrollmentAttempt): Ownership {
  const byMethod = ownershipOf(context, attempt.method, attempt.upn !== undefined);
  return withIdentifiers(context, byMethod, isPreRegistered(context, attempt));
}

export const androidOwnershipRules: readonly RuleSummary[] = [withIdentifiers];
