import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { SetUp } from '../apple-state.js';

/** Whether the device asks for its configuration, given whether it is set up already. */
export const mayActivate = rule(['ADE-081', 'ADE-068', 'ADE-034', 'ADE-054'], {
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
export const opensWebView = rule(['ADE-040', 'MAC-029'], {
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
export const userMayRemove = rule(['ADE-055', 'MAC-032'], {
  holds: (_context: RuleContext, { removable, supervised }: LockedEnrollment): boolean => removable || !supervised,
  mutants: { alwaysRemovable: () => true, neverRemovable: () => false },
});

interface LockedEnrollment {
  readonly removable: boolean;
  readonly supervised: boolean;
}

/**
 * Whether the holder may decline management in Setup Assistant, given what the configuration says (Apple Device Management, Profile, is_mandatory): from
 * iOS 13 on every device of an organisation is supervised, and none offers that.
 */
export const mayDecline = rule('XAP-464', {
  holds: (_context: RuleContext, family: 'ios' | 'macos', osVersion: string, mandatory: boolean): boolean =>
    !mandatory && (family === 'macos' || isOlder(osVersion, '13.0')),
  mutants: {
    theFlagDecides: (_context, _family, _osVersion, mandatory) => !mandatory,
    olderOnesAlways: (_context, family, osVersion) => family === 'macos' || isOlder(osVersion, '13.0'),
    never: () => false,
  },
});

/** What a device keeps of its set-up when it is erased. */
export const setUpAfterErase = rule('ADE-068', {
  holds: (_context: RuleContext, _before: SetUp | undefined): SetUp | undefined => undefined,
  mutants: { remembersItsOrganisation: (_context, before) => before },
});

/** Computers with which a device pairs, by the certificates (SHA-256, hex) that its configuration names. */
export const pairsWith = rule(['ADE-058', 'ADE-059'], {
  holds: (_context: RuleContext, allowed: boolean | undefined, hosts: readonly string[]): SetUp['pairing'] =>
    allowed === false ? hosts : 'any',
  mutants: { pairsWithAnybody: (): SetUp['pairing'] => 'any', pairsWithNobody: (): SetUp['pairing'] => [] },
});

/** Whether this version of the system has a pane, by the version that brought it. */
export const paneIsThere = rule(['ADE-064', 'XAP-462'], {
  holds: (_context: RuleContext, osVersion: string, since: string): boolean => !isOlder(osVersion, since),
  mutants: { alwaysThere: () => true, comesLater: (_context, osVersion, since) => isOlder(since, osVersion) },
});

/** Whether panes for passcode and fingerprint work: not from 14.5 on. */
export const identityPanesWork = rule('ADE-066', {
  holds: (_context: RuleContext, osVersion: string): boolean => isOlder(osVersion, '14.5'),
  mutants: { workForEver: () => true, goneWithFourteen: (_context, osVersion) => isOlder(osVersion, '14') },
});

/** Whether a device of an organisation may be filled from another device: not from 13 on. */
export const migratesFromDevice = rule('ADE-067', {
  holds: (_context: RuleContext, osVersion: string): boolean => isOlder(osVersion, '13'),
  mutants: { migratesForEver: () => true, neverMigrates: () => false },
});

/** Panes that come before the network and the configuration, given those that the configuration hides: too late for these. */
export const panesBeforeNetwork = rule('BKR-002', {
  holds: (_context: RuleContext, panes: readonly string[], _hidden: readonly string[]): readonly string[] => panes,
  mutants: {
    hideable: (_context, panes, hidden) =>
      hidden.length === 0 ? panes : panes.filter((pane) => pane !== 'Quick Start'),
    afterTheNetwork: (_context, panes) => [...panes.filter((pane) => pane !== 'Quick Start'), 'Quick Start'],
  },
});

/** Panes that a configuration hides in time, given those that came before the device had it: too late for these (other/skipkeys.yaml, always-skippable). */
export const hiddenInTime = rule('XAP-463', {
  holds: (_context: RuleContext, hidden: readonly string[], before: readonly string[]): readonly string[] =>
    hidden.filter((key) => !before.includes(key)),
  mutants: { hidesWhatWasSeen: (_context, hidden) => hidden },
});

/** Panes that are left, by those that there are and those that are hidden; what a hidden one sets up is in Settings later. */
export const panesShown = rule('ADE-063', {
  holds: (_context: RuleContext, panes: readonly string[], hidden: readonly string[]): readonly string[] =>
    panes.filter((pane) => !hidden.includes(pane)),
  mutants: { hidesNothing: (_context, panes) => panes, hidesEverything: () => [] },
});

/** Panes that are shown, given whether the configuration lets Setup Assistant advance by itself: none on Macs with 11 or later (Profile, auto_advance_setup). */
export const panesWhenAdvancing = rule('XAP-479', {
  holds: (
    _context: RuleContext,
    advances: boolean,
    { family, osVersion }: { readonly family: 'ios' | 'macos'; readonly osVersion: string },
    panes: readonly string[],
  ): readonly string[] => (advances && family === 'macos' && !isOlder(osVersion, '11') ? [] : panes),
  mutants: {
    stopsAtEveryPane: (_context, _advances, _device, panes) => panes,
    onEveryDevice: (_context, advances, _device, panes) => (advances ? [] : panes),
  },
});

/** What the holder finds under About Configuration and under Need Help. */
export const whoManages = rule('ADE-062', {
  holds: (_context: RuleContext, department: string | undefined, phone: string | undefined) => ({
    ...(department !== undefined && { department }),
    ...(phone !== undefined && { phone }),
  }),
  mutants: {
    saysNothing: () => ({}),
    phoneUnderAbout: (_context, _department, phone) => (phone === undefined ? {} : { department: phone }),
  },
});

/** Whether a device installs the update that a server asks for and comes again: iOS from 17, macOS from 14 on (mdm/errors). */
export const updatesFirst = rule('XAP-206', {
  holds: (_context: RuleContext, family: 'ios' | 'macos', osVersion: string): boolean =>
    !isOlder(osVersion, family === 'macos' ? '14.0' : '17.0'),
  mutants: { givesUp: () => false, onEveryVersion: () => true },
});

/** Whether Single App Mode holds until somebody signs in: from 11.3.1 on. */
export const locksIntoApp = rule('ADE-051', {
  holds: (_context: RuleContext, osVersion: string): boolean => !isOlder(osVersion, '11.3.1'),
  mutants: { onEveryVersion: () => true, fromTwelveOn: (_context, osVersion) => !isOlder(osVersion, '12') },
});

/** Whether the holder has to give an Apple ID for an app, given whether it was bought for the device and whether an Apple ID is there. */
export const asksForAppleId = rule(['ADE-044', 'IOS-008'], {
  holds: (_context: RuleContext, forDevice: boolean, signedIn: boolean): boolean => !forDevice && !signedIn,
  mutants: { asksNobody: () => false, alwaysAsks: () => true },
});

/** Whether Company Portal asks for a sign-in and a profile, given whether the device has one and whether the app was configured twice. */
export const portalAsksForProfile = rule('ADE-012', {
  holds: (_context: RuleContext, managed: boolean, configuredTwice: boolean): boolean => !managed || configuredTwice,
  mutants: { overlooksTheConflict: (_context, managed) => !managed, asksEverybody: () => true },
});

/** Rules that a device keeps in Automated Device Enrollment. */
export const adeDeviceRules: readonly RuleSummary[] = [
  mayActivate,
  isSupervised,
  opensWebView,
  waitsForConfiguration,
  userMayRemove,
  mayDecline,
  setUpAfterErase,
  pairsWith,
  paneIsThere,
  identityPanesWork,
  migratesFromDevice,
  hiddenInTime,
  panesShown,
  panesWhenAdvancing,
  whoManages,
  updatesFirst,
  locksIntoApp,
  asksForAppleId,
  portalAsksForProfile,
  panesBeforeNetwork,
];
