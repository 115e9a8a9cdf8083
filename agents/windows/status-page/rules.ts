import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import { compareVersions } from '../../omadm/os-version.js';

export const phases = ['Device preparation', 'Device setup', 'Account setup', 'Done'] as const;
export type Phase = (typeof phases)[number];

export const groups = ['Security policies', 'Certificates', 'Network connections', 'Apps'] as const;
export type Group = (typeof groups)[number];

const windows1903 = '10.0.18362';
const windows1909 = '10.0.18363';

/** Whether the page keeps the user from the desktop (DMClient CSP, BlockInStatusPage: 0 lets the user go). */
export const isHeldBack = rule('ESP-001', {
  holds: (_context: RuleContext, blocks: boolean, over: boolean): boolean => blocks && !over,
  mutants: { neverHolds: () => false, holdsForEver: (_context, blocks) => blocks },
});

/** The phases in their order; the first that is not over is the present one. */
export const presentPhase = rule('ESP-029', {
  holds: (_context: RuleContext, over: Readonly<Record<Phase, boolean>>): Phase =>
    phases.find((phase) => !over[phase]) ?? 'Done',
  mutants: {
    skipsDeviceSetup: (_context, over) => phases.find((phase) => phase !== 'Device setup' && !over[phase]) ?? 'Done',
    endsWithTheDevice: (_context, over) => phases.find((phase) => phase !== 'Account setup' && !over[phase]) ?? 'Done',
  },
});

/** Whether the management extension is installed and says what it will track: from Windows 10, version 1903. */
export const hasExtension = rule('ESP-034', {
  holds: (_context: RuleContext, osVersion: string): boolean => compareVersions(osVersion, windows1903) >= 0,
  mutants: { everyVersion: () => true, noVersion: () => false },
});

const all = (): readonly Group[] => groups;
const without = (left: Group) => (): readonly Group[] => groups.filter((group) => group !== left);

/** What device setup reports on. */
export const groupsOfDeviceSetup = rule('ESP-035', {
  holds: (_context: RuleContext) => all(),
  mutants: { forgetsCertificates: without('Certificates'), forgetsNetworks: without('Network connections') },
});

/** What account setup reports on. */
export const groupsOfAccountSetup = rule('ESP-041', {
  holds: (_context: RuleContext) => all(),
  mutants: { forgetsApps: without('Apps'), forgetsPolicies: without('Security policies') },
});

/** What a group says while the PC works out what to track, and then. */
export const groupText = rule('ESP-042', {
  holds: (_context: RuleContext, known: boolean, counted: string): string => (known ? counted : 'Identifying'),
  mutants: { countsAtOnce: (_context, _known, counted) => counted },
});

/** Whether another package keeps this one from being installed: MSI and Win32 packages share one installer. */
export const installerIsBusy = rule('ESP-040', {
  holds: (_context: RuleContext, name: string, underWay: readonly string[]): boolean =>
    name.startsWith('win32:') && underWay.some((other) => other.startsWith('msi:')),
  mutants: { installsSideBySide: () => false },
});

/** Whether the run hangs when a package restarts the PC by itself. */
export const selfRestartHangs = rule('ESP-047', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { goesOnAfterwards: () => false },
});

/** Whether the user has to sign in again before account setup, and what the sign-in page has for a name then. */
export const promptAfterRestart = rule('ESP-049', {
  holds: (_context: RuleContext, restarted: boolean, _upn: string): { readonly username: string } | undefined =>
    restarted ? { username: '' } : undefined,
  mutants: {
    keepsCredentials: () => undefined,
    fillsInTheName: (_context, restarted, upn) => (restarted ? { username: upn } : undefined),
  },
});

/** Whether the page waits for a directory registration that never ends: an added account on version 1903 and earlier. */
export const waitsForRegistration = rule('ESP-050', {
  holds: (_context: RuleContext, osVersion: string, addedAccount: boolean): boolean =>
    addedAccount && compareVersions(osVersion, windows1909) < 0,
  mutants: { neverWaits: () => false, waitsOnEveryVersion: (_context, _osVersion, addedAccount) => addedAccount },
});

/** Whether a policy of application control restarts the PC at once; nobody can put it off. */
export const applicationControlRestarts = rule('ESP-053', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { putsItOff: () => false },
});

export interface LeavingDeviceSetup {
  /** A DeviceLock policy is in force. */
  readonly deviceLock: boolean;
  readonly restarted: boolean;
}

/** Whether the user is asked for credentials at the end of device setup: a DeviceLock policy without a restart breaks the automatic sign-in. */
export const asksAtTheEnd = rule('ESP-054', {
  holds: (_context: RuleContext, { deviceLock, restarted }: LeavingDeviceSetup): boolean => deviceLock && !restarted,
  mutants: { signsInAutomatically: () => false },
});

/** Whether device setup can never end: a DeviceLock policy and a restart after the credentials were typed. */
export const neverLeavesDeviceSetup = rule('ESP-055', {
  holds: (_context: RuleContext, { deviceLock, restarted }: LeavingDeviceSetup): boolean => deviceLock && restarted,
  mutants: { leavesAnyway: () => false },
});

/** Whether a PC that came this way gets the page: not one that group policy enrolled. */
export const isForWay = rule('ESP-056', {
  holds: (_context: RuleContext, byPolicy: boolean): boolean => !byPolicy,
  mutants: { everyWay: () => true },
});

/** Whether the page is for whoever is at the PC: for its first user. */
export const isForUser = rule('ESP-011', {
  holds: (_context: RuleContext, laterUser: boolean): boolean => !laterUser,
  mutants: { everybody: () => true, nobody: () => false },
});

/** Minutes until the page gives up: 40 more where a connector has yet to tell the directory of the PC. */
export const minutesUntilTimeout = rule('ESP-051', {
  holds: (_context: RuleContext, profile: number, hybrid: boolean): number => (hybrid ? profile + 40 : profile),
  mutants: {
    asTheProfileSays: (_context, profile) => profile,
    addsForEverybody: (_context, profile) => profile + 40,
    addsAnHour: (_context, profile, hybrid) => (hybrid ? profile + 60 : profile),
  },
});

/** Rules of the status page that `muster prove` can break in a PC. */
export const statusPageRules: readonly RuleSummary[] = [
  isHeldBack,
  presentPhase,
  hasExtension,
  groupsOfDeviceSetup,
  groupsOfAccountSetup,
  groupText,
  installerIsBusy,
  selfRestartHangs,
  promptAfterRestart,
  waitsForRegistration,
  applicationControlRestarts,
  asksAtTheEnd,
  neverLeavesDeviceSetup,
  isForWay,
  isForUser,
  minutesUntilTimeout,
];
