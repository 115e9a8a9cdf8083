import { type ManagementMode, managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import { qualityOf, qualitySuffices } from '../../../protocol/android/password-quality.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { LockDemands } from './policies.js';

const withProfileSettings = ['AFW-023', 'AFW-034'];
const withLockSettings = ['AFW-025', 'AFW-035', 'AFW-043', 'AFW-050', 'AFW-057'];
const withProfileLock = ['AFW-047', 'AFW-052', 'AFW-059'];

/** Whether a setting that the device has accepted does anything (`DeviceLock/MinimumLength`). */
export const settingTakesEffect = rule(
  [...withProfileSettings, ...withLockSettings, ...withProfileLock, 'AFW-044', 'AFW-046', 'AFW-049', 'AFW-058'],
  { holds: (_context: RuleContext, _setting: string): boolean => true, mutants: { isForgotten: () => false } },
);

/** Whether a password will do, given those that were used before it, the latest first. */
export const passwordWillDo = rule([...withLockSettings.slice(0, 4), 'AFW-033', 'AFW-048', 'AFW-052', 'XAM-119'], {
  holds: (_context: RuleContext, password: string, history: readonly string[], demands: LockDemands): boolean =>
    isStrong(password, demands) && isNew(password, history, demands),
  mutants: { anyPassword: () => true },
});

export const isStrong = (password: string, { quality, length }: LockDemands): boolean =>
  password.length >= length && qualitySuffices(qualityOf(password), quality);

const isNew = (password: string, before: readonly string[], { history }: LockDemands): boolean =>
  !before.slice(0, history).includes(password);

/** Which digits pass for a complex number (DevicePolicyManager, PASSWORD_QUALITY_NUMERIC_COMPLEX). */
export const countsAsStrong = rule(['AFW-025', 'AFW-043'], {
  holds: (_context: RuleContext, password: string, demands: LockDemands): boolean => isStrong(password, demands),
  mutants: {
    everyNumber: (_context, password, { length }) => password.length >= length,
    everyLength: (_context, password, { quality }) => qualitySuffices(qualityOf(password), quality),
  },
});

/** Whether this wrong password is the one at which the device gives its data up. */
export const wipesAfter = rule(['AFW-043', 'AFW-047', 'AFW-050', 'AFW-059', 'AFW-035'], {
  holds: (_context: RuleContext, failed: number, limit: number): boolean => limit > 0 && failed >= limit,
  mutants: {
    never: () => false,
    oneLater: (_context, failed, limit) => limit > 0 && failed > limit,
    oneEarlier: (_context, failed, limit) => limit > 0 && failed >= limit - 1,
  },
});

/** What such a wipe takes: a personal device loses its work profile and nothing else (DevicePolicyManager.setMaximumFailedPasswordsForWipe). */
export const failuresReset = rule('AFW-026', {
  holds: (_context: RuleContext, mode: ManagementMode): boolean =>
    managementModeFacts[mode].ownership === 'COMPANY_OWNED',
  mutants: { everyDevice: () => true },
});

/** Whether work contacts go out over Bluetooth, given what the policy says of it. */
export const sharesContacts = rule('AFW-024', {
  holds: (_context: RuleContext, policy: string | undefined): boolean => policy === 'true',
  mutants: { byDefault: (_context, policy) => policy !== 'false', never: () => false },
});

/** Whether one password opens device and profile: from the start, until a setting separates them (Android 9, DISALLOW_UNIFIED_PASSWORD). */
export const hasOneLock = rule('AFW-029', {
  holds: (_context: RuleContext, separated: boolean): boolean => !separated,
  mutants: { always: () => true, never: () => false },
});

/** Whether logs can be fetched over USB. */
export const givesLogs = rule('AFW-020', {
  holds: (_context: RuleContext, usbDebugging: boolean): boolean => usbDebugging,
  mutants: { always: () => true, never: () => false },
});

/** API level from which devices are sold with hardware that keeps keys: Android 8.1. */
const hardwareKeysFrom = 27;

/** Whether the hardware can vouch for the device: a matter of what it was sold with, not of what it was updated to. */
export const hasHardwareKey = rule('AFW-017', {
  holds: (_context: RuleContext, soldWith: number, _now: number): boolean => soldWith >= hardwareKeysFrom,
  mutants: {
    updatesBringIt: (_context, _soldWith, now) => now >= hardwareKeysFrom,
    onlyNewerOnes: (_context, soldWith) => soldWith > hardwareKeysFrom,
  },
});

/** Whether a restriction keeps the user from what they try. */
export const restrictionIsFelt = rule(['AFW-023', 'AFW-027', 'AFW-040', 'AFW-045', 'AFW-051', 'AFW-056'], {
  holds: (_context: RuleContext, restricted: boolean): boolean => restricted,
  mutants: { isIgnored: () => false },
});

/** Whether the device says that a setting waits for its user. */
export const tellsWhatWaits = rule(['AFW-025', 'AFW-028', 'AFW-041'], {
  holds: (_context: RuleContext, unmet: readonly string[]): readonly string[] => unmet,
  mutants: { saysNothing: () => [] },
});

/** After how many minutes alone the screen is locked. */
export const minutesToLock = rule('AFW-044', {
  holds: (_context: RuleContext, own: number, policy: number): number => (policy > 0 ? Math.min(own, policy) : own),
  mutants: { userDecides: (_context, own) => own, oneMinuteMore: (_context, own, policy) => Math.min(own, policy) + 1 },
});

/** Whether this account opens a device that was reset from outside; an empty list protects nothing (FactoryResetProtectionPolicy). */
export const opensAfterReset = rule('AFW-049', {
  holds: (_context: RuleContext, account: string, protectors: readonly string[]): boolean =>
    protectors.length === 0 || protectors.includes(account),
  mutants: { anyAccount: () => true },
});

/** Whether apps are brought up to date over this network. */
export const updatesOver = rule(['AFW-046', 'AFW-058'], {
  holds: (_context: RuleContext, network: string, policy: string | undefined): boolean =>
    policy !== 'never' && (network === 'wifi' || policy === 'always'),
  mutants: { everyNetwork: () => true, wifiOnly: (_context, network) => network === 'wifi' },
});

/** Whether an app takes an account, given the key of its configuration; an app without the key takes every account. */
export const appTakesAccount = rule('AFW-010', {
  holds: (_context: RuleContext, account: string, allowed: string | undefined): boolean =>
    allowed === undefined || allowed.split(';').some((upn) => upn.trim().toLowerCase() === account.toLowerCase()),
  mutants: {
    everyAccount: () => true,
    onlyTheFirst: (_context, account, allowed) => allowed === undefined || allowed.split(';')[0] === account,
    readsCommas: (_context, account, allowed) => allowed === undefined || allowed.split(',').includes(account),
  },
});

/** Rules of security policies that an Android device keeps. */
export const androidSecurityRules = [
  settingTakesEffect,
  passwordWillDo,
  countsAsStrong,
  wipesAfter,
  failuresReset,
  sharesContacts,
  hasOneLock,
  givesLogs,
  hasHardwareKey,
  restrictionIsFelt,
  tellsWhatWaits,
  minutesToLock,
  opensAfterReset,
  updatesOver,
  appTakesAccount,
];
