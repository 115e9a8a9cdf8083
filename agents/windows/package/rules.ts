import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import { compareVersions } from '../../omadm/os-version.js';
import type { PackageLogEntry } from './apply.js';

/** Whether the PC joins its directory before it enrolls. */
export const joinsFirst = rule('BLK-001', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { enrollsWithoutJoining: () => false },
});

/** Rights of directory users who sign in. */
export const rightsOfDirectoryUsers = rule('BLK-003', {
  holds: (_context: RuleContext): 'standard user' | 'administrator' => 'standard user',
  mutants: { makesThemAdministrators: () => 'administrator' },
});

/** Whether this release takes packages of bulk enrollment: from Windows 10, version 1709. */
export const takesPackages = rule('BLK-006', {
  holds: (_context: RuleContext, osVersion: string): boolean => compareVersions(osVersion, '10.0.16299') >= 0,
  mutants: { everyRelease: () => true, later: (_context, osVersion) => compareVersions(osVersion, '10.0.17134') >= 0 },
});

/** Longest name of a PC. */
export const longestName = rule('BLK-009', {
  holds: (_context: RuleContext): number => 63,
  mutants: { netbiosLength: () => 15, oneMore: () => 64 },
});

/** The serial number as far as there is room: what is too much goes at its beginning. */
export const serialThatFits = rule('BLK-010', {
  holds: (_context: RuleContext, serial: string, room: number): string => (room > 0 ? serial.slice(-room) : ''),
  mutants: { cutsTheEnd: (_context, serial, room) => serial.slice(0, Math.max(room, 0)) },
});

/** The edition after a product key of the package was used. */
export const editionAfter = rule('BLK-011', {
  holds: (_context: RuleContext, own: number, upgraded: number | undefined): number => upgraded ?? own,
  mutants: { keepsItsEdition: (_context, own) => own },
});

const asAsked = (_context: RuleContext, asked: boolean): boolean => asked;

export const becomesShared = rule('BLK-012', {
  holds: asAsked,
  mutants: { never: () => false, always: () => true },
});

export const removesSoftware = rule('BLK-013', {
  holds: asAsked,
  mutants: { never: () => false, always: () => true },
});

/** How many digits `%RAND:x%` may ask for. */
export const mostRandomDigits = rule('BLK-014', {
  holds: (_context: RuleContext, digits: number): boolean => digits > 0 && digits < 63,
  mutants: { sixtyThreeToo: (_context, digits) => digits > 0 && digits <= 63 },
});

/** Which of a package's two names this release reads: DNSComputerName from Windows 10, version 2004. */
export const nameThatIsRead = rule('BLK-015', {
  holds: (_context: RuleContext, osVersion: string, deviceName?: string, computerName?: string): string | undefined =>
    (compareVersions(osVersion, '10.0.19041') >= 0 ? deviceName : undefined) ?? computerName,
  mutants: {
    readsOnEveryRelease: (_context, _osVersion, deviceName, computerName) => deviceName ?? computerName,
    forgetsComputerName: (_context, osVersion, deviceName) =>
      compareVersions(osVersion, '10.0.19041') >= 0 ? deviceName : undefined,
  },
});

/** Whether the PC reaches a network at its first start. */
export const reachesNetwork = rule('BLK-016', {
  holds: (_context: RuleContext, wired: boolean, wifi: boolean): boolean => wired || wifi,
  mutants: { needsNoNetwork: () => true, ignoresWifi: (_context, wired) => wired },
});

/** What is wrong with a Wi-Fi network of a package. */
export const objectionToWifi = rule('BLK-017', {
  holds: (_context: RuleContext, ssid: string, typeIsKnown: boolean): string | undefined => {
    if (ssid === '') return 'Network SSID is missing';
    return typeIsKnown ? undefined : 'Network type is Open or WPA2-Personal';
  },
  mutants: {
    takesAnyName: (_context, _ssid, typeIsKnown) => (typeIsKnown ? undefined : 'Network type is unknown'),
    takesAnyType: (_context, ssid) => (ssid === '' ? 'Network SSID is missing' : undefined),
  },
});

/** Whether a package for the cloud directory is complete: token and the end of its life. */
export const directoryIsComplete = rule('BLK-018', {
  holds: (_context: RuleContext, token: boolean, expiry: boolean): boolean => token && expiry,
  mutants: { withoutToken: (_context, _token, expiry) => expiry, withoutExpiry: (_context, token) => token },
});

/** Whether the PC on which a token is fetched becomes managed itself. */
export const authorBecomesManaged = rule('BLK-023', {
  holds: (_context: RuleContext, staysSignedInEverywhere: boolean): boolean => staysSignedInEverywhere,
  mutants: { never: () => false, always: () => true },
});

/** Applications and certificates that a package brings. */
export const broughtAlong = rule('BLK-024', {
  holds: (_context: RuleContext, listed: readonly string[]): readonly string[] => listed,
  mutants: { leavesThemOut: () => [] },
});

/** Whether a package may have this password. */
export const passwordIsAllowed = rule('BLK-025', {
  holds: (_context: RuleContext, length: number): boolean => length >= 8 && length <= 16,
  mutants: {
    anyLength: () => true,
    fromNine: (_context, length) => length >= 9 && length <= 16,
    toFifteen: (_context, length) => length >= 8 && length <= 15,
  },
});

/** From where a package is taken: a USB drive in the first run, a folder of the network afterwards. */
export const takesFrom = rule('BLK-027', {
  holds: (_context: RuleContext, medium: 'usb' | 'share' | 'sd-card', firstRun: boolean): boolean =>
    (medium === 'usb') === firstRun,
  mutants: {
    onlyUsb: (_context, medium, firstRun) => medium === 'usb' && firstRun,
    onlyShare: (_context, medium, firstRun) => medium === 'share' && !firstRun,
  },
});

type Medium = 'usb' | 'share' | 'sd-card';

/** Whether Windows IoT Core installs a package: from its SD card, at its first boot (Learn, "Provisioning packages for Windows"). */
export const iotCoreTakesFrom = rule('WIN-025', {
  holds: (_context: RuleContext, medium: Medium, firstRun: boolean): boolean => medium === 'sd-card' && firstRun,
  mutants: {
    anyMedium: (_context, _medium, firstRun) => firstRun,
    anyTime: (_context, medium) => medium === 'sd-card',
    fromUsb: (_context, medium, firstRun) => medium === 'usb' && firstRun,
  },
});

/** Seconds from the package to the restart after which the PC joins and enrolls. */
export const secondsToRestart = rule('BLK-028', {
  holds: (_context: RuleContext): number => 60,
  mutants: { restartsAtOnce: () => 0 },
});

/** Whether anybody can sign in on a PC whose join failed. */
export const canBeReached = rule('BLK-030', {
  holds: (_context: RuleContext, joined: boolean, localAdministrator: boolean): boolean => joined || localAdministrator,
  mutants: { alwaysReachable: () => true, forgetsLocalAccount: (_context, joined) => joined },
});

/** In whose name scripts of a package run. */
export const scriptsRunAs = rule('BLK-031', {
  holds: (_context: RuleContext): string => 'system',
  mutants: { asUser: () => 'user' },
});

/** The event log in which each setting of a package leaves an entry. */
export const packageLog = rule('BLK-032', {
  holds: (_context: RuleContext, entries: readonly PackageLogEntry[]): readonly PackageLogEntry[] => entries,
  mutants: { logsFailuresOnly: (_context, entries) => entries.slice(-1), logsNothing: () => [] },
});

/** Rules of provisioning packages that `muster prove` can break in a PC. */
export const packageRules: readonly RuleSummary[] = [
  joinsFirst,
  rightsOfDirectoryUsers,
  takesPackages,
  longestName,
  serialThatFits,
  editionAfter,
  becomesShared,
  removesSoftware,
  mostRandomDigits,
  nameThatIsRead,
  reachesNetwork,
  objectionToWifi,
  directoryIsComplete,
  authorBecomesManaged,
  broughtAlong,
  passwordIsAllowed,
  takesFrom,
  secondsToRestart,
  canBeReached,
  scriptsRunAs,
  iotCoreTakesFrom,
  packageLog,
];
