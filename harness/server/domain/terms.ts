import { rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { Admission } from './admission.js';
import { termsPolicies } from './settings-read.js';
import type { PersonState } from './state.js';

export interface TermsPolicy {
  /** Hidden from users. */
  readonly name: string;
  readonly description?: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  /** Groups it is assigned to; `all` for everybody. */
  readonly groups: readonly string[] | 'all';
  readonly version: number;
}

/** The version that a saved policy gets: 1 when new, one more when the edit asks for acceptance again, else as it was. */
export const termsVersion = rule('TNC-008', {
  holds: (_context: TenantContext, before: TermsPolicy | undefined, reaccept: boolean) =>
    before === undefined ? 1 : before.version + (reaccept ? 1 : 0),
  mutants: {
    keepsTheVersion: (_context, before) => before?.version ?? 1,
    skipsAVersion: (_context, before, reaccept) => (before === undefined ? 1 : before.version + (reaccept ? 2 : 0)),
    countsEveryEdit: (_context, before) => (before === undefined ? 1 : before.version + 1),
  },
});

/** Whether what a person accepted covers the policy as it is now. */
export const acceptanceHolds = rule('TNC-008', {
  holds: (_context: TenantContext, policy: TermsPolicy, acceptedVersion: number | undefined) =>
    acceptedVersion === policy.version,
  mutants: { anyVersionWillDo: (_context, _policy, acceptedVersion) => acceptedVersion !== undefined },
});

/** A person who did not accept does not get further. */
export const termsGate = rule(['TNC-003', 'AOU-031'], {
  holds: (_context: TenantContext, open: readonly TermsPolicy[]) => open.length === 0,
  mutants: { declineIsNoObstacle: () => true },
});

/** Policies assigned to this person that still wait for an answer. */
export function openTerms(context: TenantContext, person: PersonState): readonly TermsPolicy[] {
  return termsPolicies(context.state)
    .filter(({ groups }) => groups === 'all' || groups.some((group) => person.groups.includes(group)))
    .filter((policy) => !acceptanceHolds(context, policy, person.acceptedTerms.get(policy.name)?.version));
}

export function acceptTerms(context: TenantContext, person: PersonState, policy: TermsPolicy): void {
  person.acceptedTerms.set(policy.name, { version: policy.version, at: context.now });
}

export function admitByTerms(context: TenantContext, person: PersonState | undefined): Admission {
  if (person === undefined || termsGate(context, openTerms(context, person))) return { kind: 'admitted' };
  return { kind: 'refused', reason: 'terms-not-accepted', message: `${person.upn} has not accepted the terms.` };
}
