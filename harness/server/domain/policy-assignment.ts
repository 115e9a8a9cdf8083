import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { PersonState } from './state.js';

/** A policy that is assigned to groups; 1 is the highest priority. */
export interface AssignedPolicy {
  readonly name: string;
  readonly priority: number;
  readonly groups: readonly string[];
}

/** A default that holds for everybody and policies that replace it for members of their groups. */
export interface PolicySet<P> {
  readonly default: P;
  readonly policies: readonly (AssignedPolicy & P)[];
}

/** What one policy says, whatever it is about. */
type Terms = Readonly<Record<string, unknown>>;

const decide = rule('RES-003', {
  holds: (_context: TenantContext, set: PolicySet<Terms>, person: PersonState | undefined): Terms =>
    assigned(set, person)[0] ?? set.default,
  mutants: {
    alwaysTheDefault: (_context, set) => set.default,
    defaultSparesUserless: (_context, set, person) =>
      person === undefined ? unrestricted : (assigned(set, person)[0] ?? set.default),
    defaultSparesUsers: (_context, set, person) =>
      person === undefined ? set.default : (assigned(set, person)[0] ?? unrestricted),
  },
});

/**
 * The policy that judges this person's device: the assigned one of highest priority, else the default; a device without
 * a user gets the default.
 */
export function applicablePolicy<P extends object>(
  context: TenantContext,
  set: PolicySet<P>,
  person: PersonState | undefined,
): P {
  return decide(context, set as unknown as PolicySet<Terms>, person) as P;
}

/** The rule behind `applicablePolicy`, for lists. */
export const policyAssignment: RuleSummary = decide;

function assigned<P>(set: PolicySet<P>, person: PersonState | undefined): readonly P[] {
  return set.policies
    .filter(({ groups }) => person?.groups.some((group) => groups.includes(group)) ?? false)
    .sort((a, b) => a.priority - b.priority);
}

/** What a server that forgets its default falls back to: a policy that restricts nothing. */
const unrestricted: Terms = {};
