import { hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { RegistrationKind } from '../../../../protocol/directory/messages.js';

/** Of the MDM application. */
interface Addresses {
  readonly termsOfUseUrl: string;
  readonly discoveryUrl: string;
  readonly complianceUrl: string;
}

export const tokenLifeMs = hours(1);

export interface Scope {
  readonly scope: 'none' | 'some' | 'all';
  readonly groups: readonly string[];
}

/** Whether a group that holds devices puts the users of these devices into a scope. */
const groupOfDevicesCounts = rule('WIN-044', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { countsTheirUsers: () => true },
});

const off = rule(['WIN-038', 'BLK-007', 'AUT-001'], {
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

/** Whether a person is in a scope of the MDM application. `kinds` tells what the directory's groups hold. */
export function inScope(
  context: RuleContext,
  scope: Scope,
  groups: readonly string[],
  kinds: ReadonlyMap<string, 'users' | 'devices'>,
): boolean {
  if (scope.scope === 'none') return off(context);
  if (scope.scope === 'all') return everybody(context);
  if (scope.groups.some((group) => kinds.get(group) === 'devices') && groupOfDevicesCounts(context)) return true;
  return chosen(context, scope, groups);
}

/** Whether the directory sends anybody on by itself: a premium directory, and Windows 10 or later. */
export const offersAutomaticEnrollment = rule('WIN-027', {
  holds: (_context: RuleContext, windows: number, premium: boolean): boolean => premium && windows >= 10,
  mutants: {
    anyWindows: (_context, _windows, premium) => premium,
    anyDirectory: (_context, windows) => windows >= 10,
  },
});

/** Whether a PC that asks for one MDM application by its id is sent to this one; a PC that names none is. */
export const isApplicationMeant = rule('XWE-116', {
  holds: (_context: RuleContext, asked: string | undefined, own: string): boolean =>
    asked === undefined || asked === own,
  mutants: { whicheverWasAsked: () => true, onlyWhoAsksForNone: (_context, asked) => asked === undefined },
});

/** Where the terms page of the MDM application is. */
export const termsAddress = rule('WIN-045', {
  holds: (_context: RuleContext, { termsOfUseUrl }: Addresses): string => termsOfUseUrl,
  mutants: { namesNone: () => '' },
});

/** Where the discovery service of the MDM application is. */
export const discoveryAddress = rule('WIN-046', {
  holds: (_context: RuleContext, { discoveryUrl }: Addresses): string => discoveryUrl,
  mutants: { namesTheTermsPage: (_context, { termsOfUseUrl }) => termsOfUseUrl },
});

/** Where somebody whom conditional access keeps out sees what is wrong with the device. */
export const complianceAddress = rule('WIN-047', {
  holds: (_context: RuleContext, { complianceUrl }: Addresses): string => complianceUrl,
  mutants: { namesNone: () => '', namesTheTermsPage: (_context, { termsOfUseUrl }) => termsOfUseUrl },
});

const personalInBoth = rule(['WIN-041', 'WIN-001'], {
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
  if (kind !== 'register') return mam ? corporateInBoth(context) : true;
  return mam ? personalInBoth(context) : personalInMdm(context);
}

export const directoryRules: readonly RuleSummary[] = [
  off,
  chosen,
  everybody,
  personalInBoth,
  personalInMdm,
  corporateInBoth,
  groupOfDevicesCounts,
  offersAutomaticEnrollment,
  isApplicationMeant,
  termsAddress,
  discoveryAddress,
  complianceAddress,
];
