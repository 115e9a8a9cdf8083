import { hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { RegistrationKind } from '../../../../protocol/directory/messages.js';

export const tokenLifeMs = hours(1);

export interface Scope {
  readonly scope: 'none' | 'some' | 'all';
  readonly groups: readonly string[];
}

const off = rule('WIN-038', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { enrollsAnyway: () => true },
});

const chosen = rule('WIN-039', {
  holds: (_context: RuleContext, { groups }: Scope, own: readonly string[]): boolean =>
    groups.some((group) => own.includes(group)),
  mutants: { everybody: () => true, nobody: () => false },
});

const everybody = rule('WIN-040', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { nobody: () => false },
});

/** Whether a person is in a scope of the MDM application. */
export function inScope(context: RuleContext, scope: Scope, groups: readonly string[]): boolean {
  if (scope.scope === 'none') return off(context);
  return scope.scope === 'all' ? everybody(context) : chosen(context, scope, groups);
}

const personalInBoth = rule('WIN-041', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { mdmWins: () => true },
});

const personalInMdm = rule('WIN-042', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { mamAlwaysWins: () => false },
});

const corporateInBoth = rule('WIN-043', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { mamWins: () => false },
});

/** Whether a PC is sent on to its MDM server: on personal PCs the MAM scope goes before the MDM scope, on corporate ones it does not. */
export function enrollsAutomatically(
  context: RuleContext,
  kind: RegistrationKind,
  { mdm, mam }: { readonly mdm: boolean; readonly mam: boolean },
): boolean {
  if (!mdm) return false;
  if (kind === 'join') return mam ? corporateInBoth(context) : true;
  return mam ? personalInBoth(context) : personalInMdm(context);
}

export const directoryRules: readonly RuleSummary[] = [
  off,
  chosen,
  everybody,
  personalInBoth,
  personalInMdm,
  corporateInBoth,
];
