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

const unenforceable = [
  'Password required, no restrictions',
  'Alphabetic',
  'Alphanumeric',
  'Alphanumeric with symbols',
  'Weak biometric',
];

/** Whether such a device can hold its user to a password type. */
export const passwordTypeIsEnforced = rule(['AOU-027', 'AOL-025'], {
  holds: (_context: RuleContext, type: string): boolean => !unenforceable.includes(type),
  mutants: {
    enforcesEverything: () => true,
    enforcesNothing: () => false,
    enforcesUnrestricted: (_context, type) => enforcedBut(type, 'Password required, no restrictions'),
    enforcesAlphabetic: (_context, type) => enforcedBut(type, 'Alphabetic'),
    enforcesAlphanumeric: (_context, type) => enforcedBut(type, 'Alphanumeric'),
    enforcesSymbols: (_context, type) => enforcedBut(type, 'Alphanumeric with symbols'),
    enforcesWeakBiometric: (_context, type) => enforcedBut(type, 'Weak biometric'),
  },
});

const enforcedBut = (type: string, wrongly: string): boolean => type === wrongly || !unenforceable.includes(type);

/** Rules that devices without Google Mobile Services keep. */
export const aospDeviceRules: readonly RuleSummary[] = [connectsByItself, makerSetupBefore, passwordTypeIsEnforced];
