import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { RegistrationKind } from '../../protocol/directory/messages.js';
import { discoveryAddress } from './discover.js';

/** What the PC becomes at the directory: the organisation's by joining, its user's by adding a work account. */
export const becomesAtDirectory = rule('WIN-009', {
  holds: (_context: RuleContext, kind: RegistrationKind): RegistrationKind => kind,
  mutants: { onlyRegisters: () => 'register' as const },
});

/** Whether the token of the sign-in at the directory also opens the enrollment, so that nobody is asked again. */
export const usesTokenOfJoin = rule(['WIN-015', 'WIN-020'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { asksAgain: () => false },
});

/** Where a PC looks for management that the directory names none for: nowhere, until its user begins anew. */
export const managementWithoutDirectory = rule(['WIN-016', 'WIN-021'], {
  holds: (_context: RuleContext, _upn: string): string | undefined => undefined,
  mutants: { looksByMailDomain: (_context, upn) => discoveryAddress(upn) },
});

/** Value of CXH-HOST: where the join began, first run or Settings (Learn, "Azure AD integration with MDM"). */
export const cloudExperienceHost = rule('WIN-022', {
  holds: (_context: RuleContext, firstRun: boolean): string => (firstRun ? 'FRX' : 'MOSET'),
  mutants: { alwaysSettings: () => 'MOSET' },
});

/** Whether the PC looks for its enrollment service before the directory knows it. */
export const discoversBeforeRegistering = rule('WIN-035', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { discoversFirst: () => true },
});

/** Rules of a PC at its directory that `muster prove` can break. */
export const windowsDirectoryRules: readonly RuleSummary[] = [
  becomesAtDirectory,
  usesTokenOfJoin,
  managementWithoutDirectory,
  cloudExperienceHost,
  discoversBeforeRegistering,
];
