import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { IntegritySignals } from '../../../../protocol/safetynet/attestation.js';

/** Whether a device is intact. */
export const hasBasicIntegrity = rule('AFW-015', {
  holds: (_context: RuleContext, seen: IntegritySignals): boolean => signs.every((sign) => !seen[sign]),
  mutants: {
    trustsRooted: (_context, seen) => signs.every((sign) => sign === 'rooted' || !seen[sign]),
    trustsEmulators: (_context, seen) => signs.every((sign) => sign === 'emulator' || !seen[sign]),
    trustsVirtualDevices: (_context, seen) => signs.every((sign) => sign === 'virtual' || !seen[sign]),
    overlooksTampering: (_context, seen) => signs.every((sign) => sign === 'tampered' || !seen[sign]),
  },
});

const signs = ['rooted', 'emulator', 'virtual', 'tampered'] as const;

/** Whether a device is one that Google has certified, and unmodified. */
export const matchesCertifiedProfile = rule('AFW-016', {
  holds: (_context: RuleContext, intact: boolean, certified: boolean): boolean => intact && certified,
  mutants: {
    intactIsEnough: (_context, intact) => intact,
    certifiedOnce: (_context, _intact, certified) => certified,
  },
});

/** How the verdict was reached (SafetyNet Attestation API, evaluationType). */
export const evaluationType = rule('AFW-017', {
  holds: (_context: RuleContext, hardwareKey: boolean): string => (hardwareKey ? 'BASIC,HARDWARE_BACKED' : 'BASIC'),
  mutants: { claimsHardware: () => 'BASIC,HARDWARE_BACKED', neverHardware: () => 'BASIC' },
});

export const safetynetRules: readonly RuleSummary[] = [hasBasicIntegrity, matchesCertifiedProfile, evaluationType];
