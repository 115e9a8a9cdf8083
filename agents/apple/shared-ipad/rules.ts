import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Partition } from './state.js';

export interface SharingHardware {
  readonly osVersion: string;
  /** Gigabytes. */
  readonly capacity: number;
}

/** Whether an iPad can be a Shared iPad, by its version and storage. */
export const canBeShared = rule('SIP-013', {
  holds: (_context: RuleContext, { osVersion, capacity }: SharingHardware): boolean =>
    !isOlder(osVersion, '13.4') && capacity >= 32,
  mutants: {
    fromThirteenOn: (_context, { osVersion, capacity }) => !isOlder(osVersion, '13.0') && capacity >= 32,
    anyStorage: (_context, { osVersion }) => !isOlder(osVersion, '13.4'),
    muchStorage: (_context, { osVersion, capacity }) => !isOlder(osVersion, '13.4') && capacity > 32,
  },
});

/** Whether a device that was to be a Shared iPad and cannot be one has to be reset. */
export const mustBeReset = rule('SIP-003', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { goesOnUnshared: () => false },
});

/** Which kind of sharing a platform knows. */
export const knowsSharing = rule('SIP-012', {
  holds: (_context: RuleContext, platform: string, sharing: 'Shared iPad' | 'Shared Device Mode'): boolean =>
    sharing === 'Shared iPad' ? platform === 'ipados' : platform !== 'macos',
  mutants: {
    phonesAreSharedIpads: () => true,
    modeOnlyOnIpads: (_context, platform) => platform === 'ipados',
  },
});

/** Whether a device that could not become a Shared iPad may try again, given whether it was reset since. */
export const maySetUp = rule('SIP-003', {
  holds: (_context: RuleContext, needsReset: boolean): boolean => !needsReset,
  mutants: { triesAgain: () => true },
});

/** Panes that a Shared iPad shows after activation, whatever its profile says. */
export const panesAfterActivation = rule('SIP-002', {
  holds: (_context: RuleContext, shared: boolean, panes: readonly string[]): readonly string[] => (shared ? [] : panes),
  mutants: { showsWhatTheProfileSays: (_context, _shared, panes) => panes },
});

/** Whether a partition is one that has to make room, given its place among those that are in the cloud, longest unused first. */
export const makesRoom = rule('XAP-291', {
  holds: (_context: RuleContext, { unsynced }: Partition): boolean => !unsynced,
  mutants: { losesDataOfUsers: () => true, nobodyMakesRoom: () => false },
});

/** How many users stay on the iPad, given what was asked for and what its storage has room for. */
export const mostResident = rule('SIP-004', {
  holds: (_context: RuleContext, asked: number | undefined, room: number): number =>
    Math.min(asked ?? defaultResident, room),
  mutants: { asManyAsThereIsRoomFor: (_context, _asked, room) => room, oneAtATime: () => 1 },
});

const defaultResident = 10;

/** Whether the lock screen asks for the passcode, given the seconds since it came and those that are free. */
export const asksForPasscode = rule('SIP-005', {
  holds: (_context: RuleContext, lockedFor: number, free: number): boolean => lockedFor >= free,
  mutants: { asksAtOnce: () => true, neverAsks: () => false },
});

/** Whether a user's session has ended by itself; 0 means never, and versions before 14.5 do not know it. */
export const userSessionOver = rule('SIP-006', {
  holds: (_context: RuleContext, idle: number, timeout: number, osVersion: string): boolean =>
    timeout > 0 && idle >= timeout && !isOlder(osVersion, '14.5'),
  mutants: {
    staysSignedIn: () => false,
    zeroEndsAtOnce: (_context, idle, timeout) => idle >= timeout,
    onAnyVersion: (_context, idle, timeout) => timeout > 0 && idle >= timeout,
  },
});

/** The same for a temporary session. */
export const temporarySessionOver = rule('SIP-008', {
  holds: (_context: RuleContext, idle: number, timeout: number): boolean => timeout > 0 && idle >= timeout,
  mutants: { staysOpen: () => false, zeroEndsAtOnce: (_context, idle, timeout) => idle >= timeout },
});

/** Whether someone may sign in with an account, given whether the iPad is for temporary sessions only; 13.4 to 14.4 do not know the setting. */
export const takesAccounts = rule('SIP-007', {
  holds: (_context: RuleContext, temporaryOnly: boolean, osVersion: string): boolean =>
    !temporaryOnly || isOlder(osVersion, '14.5'),
  mutants: {
    accountsAllTheSame: () => true,
    onOldVersionsToo: (_context, temporaryOnly) => !temporaryOnly,
  },
});

/** Whether what is for accounts alone has an effect, given whether the iPad is for temporary sessions only. */
export const accountSettingsHold = rule('SIP-007', {
  holds: (_context: RuleContext, temporaryOnly: boolean): boolean => !temporaryOnly,
  mutants: { holdAllTheSame: () => true },
});

/** Whether the iPad is for temporary sessions only after a change of its configuration. */
export const temporaryOnlyAfter = rule('SIP-010', {
  holds: (_context: RuleContext, before: boolean, asked: boolean): boolean => before || asked,
  mutants: { followsEveryChange: (_context, _before, asked) => asked },
});

/** What stays of a temporary session when it ends. */
export const leftByTemporarySession = rule('SIP-009', {
  holds: (_context: RuleContext, _data: readonly string[]): readonly string[] => [],
  mutants: {
    keepsEverything: (_context, data) => data,
    keepsTheHistory: (_context, data) => data.filter((one) => one.startsWith('history')),
  },
});

/** Whether somebody without an account may use the iPad, given the restriction allowSharedDeviceTemporarySession. */
export const opensTemporarySession = rule('SIP-017', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { neverOpens: () => false, opensThoughBlocked: () => true },
});

/** What a user finds, given what belongs to whom. */
export const dataOfUser = rule('SIP-023', {
  holds: (_context: RuleContext, partitions: readonly Partition[], account: string): readonly string[] =>
    partitions.filter((one) => one.account === account).flatMap(({ data }) => data),
  mutants: { everybodySeesEverything: (_context, partitions) => partitions.flatMap(({ data }) => data) },
});

/** Whether a partition is carried to the cloud when its user signs out, given the restriction allowCloudBackup. */
export const backsUp = rule('SIP-023', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { neverBacksUp: () => false, backsUpThoughForbidden: () => true },
});

/** What a user signs in with, given whether the account has its passcode already. */
export const secretFor = rule('SIP-024', {
  holds: (_context: RuleContext, hasPasscode: boolean): 'password' | 'passcode' =>
    hasPasscode ? 'passcode' : 'password',
  mutants: { alwaysThePassword: () => 'password' },
});

/** Whether a passcode is one for a Shared iPad, given what profiles ask for: that does not count. */
export const passcodeFits = rule('SIP-041', {
  holds: (_context: RuleContext, passcode: string, _asked: number): boolean => isComplex(passcode, 8),
  mutants: {
    obeysProfiles: (_context, passcode, asked) => isComplex(passcode, Math.max(8, asked)),
    anyPasscode: () => true,
  },
});

function isComplex(passcode: string, length: number): boolean {
  return passcode.length >= length && /[a-z]/i.test(passcode) && /\d/.test(passcode);
}

/** Whether a user of the iPad may take an app from the App Store. */
export const takesFromStore = rule('SIP-039', {
  holds: (_context: RuleContext, shared: boolean): boolean => !shared,
  mutants: { storeInstalls: () => true },
});

/** Whether Company Portal opens, app or website. */
export const portalOpens = rule('SIP-040', {
  holds: (_context: RuleContext, shared: boolean): boolean => !shared,
  mutants: { portalWorks: () => true },
});

/** Whether a wallpaper can be set. */
export const takesWallpaper = rule('SIP-043', {
  holds: (_context: RuleContext, shared: boolean): boolean => !shared,
  mutants: { setsWallpaper: () => true },
});

/** Rules of Shared iPad that the device keeps for the product. */
export const sharedIpadRules: readonly RuleSummary[] = [
  canBeShared,
  mustBeReset,
  knowsSharing,
  maySetUp,
  panesAfterActivation,
  makesRoom,
  mostResident,
  asksForPasscode,
  userSessionOver,
  temporarySessionOver,
  takesAccounts,
  accountSettingsHold,
  temporaryOnlyAfter,
  leftByTemporarySession,
  opensTemporarySession,
  dataOfUser,
  backsUp,
  secretFor,
  passcodeFits,
  takesFromStore,
  portalOpens,
  takesWallpaper,
];
