import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';

/** Whether a device joins a network that nobody told it of: only where its user has a button or option for it. */
export const connectsByItself = rule('AOU-036', {
  holds: (_context: RuleContext, picksNetworks: boolean): boolean => picksNetworks,
  mutants: { everyDeviceDoes: () => true, noDeviceDoes: () => false },
});

/** What of the maker's own set-up is walked before the QR code of the MDM is scanned: the code is all that is needed. */
export const makerSetupBefore = rule(['AOU-013', 'AOL-012'], {
  holds: (_context: RuleContext, _steps: readonly string[]): readonly string[] => [],
  mutants: { walksIt: (_context, steps) => steps },
});

/** Rules that devices without Google Mobile Services keep. */
export const aospDeviceRules: readonly RuleSummary[] = [connectsByItself, makerSetupBefore];
