import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

type Permissions = Readonly<Record<string, readonly string[]>>;

/** Whether a role opens the zero-touch pages. */
export const mayOpenFrame = rule('ZTE-003', {
  holds: (_context: RuleContext, permissions: Permissions): boolean =>
    permissions['Android for Work']?.includes('Update app sync') === true,
  mutants: {
    anybody: () => true,
    wholeCategory: (_context, permissions) => permissions['Android for Work'] !== undefined,
    anyCategory: (_context, permissions) => Object.values(permissions).flat().includes('Update app sync'),
  },
});

/** Whether the pages can be used, by the switch for corporate-owned user devices. */
export const frameIsUsable = rule('ZTE-004', {
  holds: (_context: RuleContext, corporateUserDevices: boolean): boolean => corporateUserDevices,
  mutants: { switchIgnored: () => true, never: () => false },
});

export const zeroTouchConsoleRules: readonly RuleSummary[] = [mayOpenFrame, frameIsUsable];
