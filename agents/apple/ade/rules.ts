import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Whether the device asks for its configuration, given whether it is set up already. */
export const mayActivate = rule('ADE-081', {
  holds: (_context: RuleContext, setUp: boolean): boolean => !setUp,
  mutants: { enrollsAnActivatedDevice: () => true },
});

/** Whether a device is supervised, by the flag of its configuration: from iOS 13.0 on it is without it, as is every Mac. */
export const isSupervised = rule('ADE-014', {
  holds: (_context: RuleContext, family: 'ios' | 'macos', flag: boolean | undefined, osVersion: string): boolean =>
    family === 'macos' || !isOlder(osVersion, '13.0') || flag === true,
  mutants: {
    flagDecidesForEver: (_context, _family, flag) => flag === true,
    supervisedFromEleven: (_context, family, flag, osVersion) =>
      family === 'macos' || !isOlder(osVersion, '11') || flag === true,
  },
});

/** Whether the device opens the address for a web view: iOS and iPadOS from 13.0 on, macOS from 10.15 on. */
export const opensWebView = rule('ADE-040', {
  holds: (_context: RuleContext, family: 'ios' | 'macos', osVersion: string): boolean =>
    !isOlder(osVersion, family === 'macos' ? '10.15' : '13.0'),
  mutants: { onEveryVersion: () => true, never: () => false },
});

/** Whether the device stays in Setup Assistant until the server lets it go (mdm/checkin/tokenupdate.yaml, AwaitingConfiguration). */
export const waitsForConfiguration = rule('XAP-200', {
  holds: (_context: RuleContext, asked: boolean | undefined): boolean => asked === true,
  mutants: { doesNotWait: () => false, alwaysWaits: () => true },
});

/** Whether the holder may remove the enrollment profile: not on a supervised device that the organisation locked to it. */
export const userMayRemove = rule('ADE-055', {
  holds: (_context: RuleContext, { removable, supervised }: LockedEnrollment): boolean => removable || !supervised,
  mutants: { alwaysRemovable: () => true, neverRemovable: () => false },
});

interface LockedEnrollment {
  readonly removable: boolean;
  readonly supervised: boolean;
}

/** Rules that a device keeps in Automated Device Enrollment. */
export const adeDeviceRules: readonly RuleSummary[] = [
  mayActivate,
  isSupervised,
  opensWebView,
  waitsForConfiguration,
  userMayRemove,
];
