import type { Reason } from '../../protocol/apple/ddm/status.js';
import type { MdmPayload } from '../../protocol/apple/profile.js';
import { isOlder } from '../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { PlistValue } from '../../protocol/plist/value.js';
import type { AppleState, InstalledProfile } from './apple-state.js';
import type { Account, InstalledApp } from './changed-state.js';
import { pushDeviceRules } from './push.js';
import { mostRestrictive } from './restrictions/most-restrictive.js';

/** Whether a restriction that is for supervised devices only is obeyed (mdm/profiles/com.apple.applicationaccess.yaml). */
export const obeysKey = rule(['XAP-030', 'ADE-013'], {
  holds: (_context: RuleContext, applies: boolean): boolean => applies,
  mutants: { obeysThoughUnsupervised: () => true, obeysNothing: () => false },
});

/** The value that holds when several profiles set one key. */
export const effectiveValue = rule('XAP-031', {
  holds: (_context: RuleContext, key: string, values: readonly PlistValue[]): PlistValue | undefined =>
    mostRestrictive(key, values),
  mutants: { lastProfileWins: (_context, _key, values) => values.at(-1) },
});

/** A profile replaces the one with the same identifier (mdm/profiles/TopLevel.yaml, PayloadIdentifier). */
export const afterInstall = rule('XAP-032', {
  holds: (_context: RuleContext, installed: readonly InstalledProfile[], added: InstalledProfile) => [
    ...installed.filter(({ identifier }) => identifier !== added.identifier),
    added,
  ],
  mutants: { installsBeside: (_context, installed, added) => [...installed, added] },
});

/** Whether a command has to wait because the device is locked (Apple: "Handling NotNow status responses"). */
export const putsOff = rule('XAP-033', {
  holds: (_context: RuleContext, locked: boolean, needsUnlocked: boolean): boolean => locked && needsUnlocked,
  mutants: { obeysLocked: () => false },
});

/** Whether an update of the MDM payload is taken, given the keys that it may not change and did (mdm/profiles/com.apple.mdm.yaml). */
export const updateAllowed = rule('XAP-034', {
  holds: (_context: RuleContext, changed: readonly string[]): boolean => changed.length === 0,
  mutants: { followsAnyServer: () => true },
});

/** Whether a device that is no longer managed says so: only when the profile asked for it (CheckOutWhenRemoved). */
export const checksOut = rule('XAP-035', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { alwaysChecksOut: () => true },
});

/** Whether the server may give this command: only with the access right that it needs. */
export const hasAccessRight = rule('XAP-036', {
  holds: (_context: RuleContext, granted: boolean): boolean => granted,
  mutants: { ignoresAccessRights: () => true },
});

/** Whether a signed profile is installed: only when its signature is right. */
export const signatureAccepted = rule('XAP-037', {
  holds: (_context: RuleContext, valid: boolean): boolean => valid,
  mutants: { installsTampered: () => true },
});

/** Whether the server may remove a profile: only one that it installed. */
export const mayRemove = rule('XAP-038', {
  holds: (_context: RuleContext, { managed }: InstalledProfile): boolean => managed,
  mutants: { removesAnything: () => true },
});

/** Whether a command for supervised devices is obeyed (mdm/commands, "supervised"). */
export const obeysSupervisedCommand = rule('XAP-040', {
  holds: (_context: RuleContext, supervised: boolean): boolean => supervised,
  mutants: { obeysUnsupervised: () => true },
});

/** Whether the device knows a command, given the version of its platform since which there is one (mdm/commands, "introduced"). */
export const knowsCommand = rule('XAP-041', {
  holds: (_context: RuleContext, since: string | undefined, version: string): boolean =>
    since !== undefined && !isOlder(version, since),
  mutants: {
    obeysEveryPlatform: () => true,
    obeysEveryVersion: (_context, since) => since !== undefined,
  },
});

/** The apps that the server hears of when it asks for the managed ones. */
export const managedApps = rule('XAP-042', {
  holds: (_context: RuleContext, apps: readonly InstalledApp[]): readonly InstalledApp[] =>
    apps.filter(({ managed, status }) => managed || status === 'PromptingForManagement'),
  mutants: {
    tellsOfTheHoldersApps: (_context, apps) => apps,
    forgetsWhatItInstalled: (_context, apps) => apps.filter(({ status }) => status !== 'Managed'),
  },
});

/** Whether the server may remove an app: only one that it manages. */
export const mayRemoveApp = rule('XAP-043', {
  holds: (_context: RuleContext, { managed }: InstalledApp): boolean => managed,
  mutants: { removesTheHoldersApps: () => true, removesNothing: () => false },
});

/** Whether the device says where it is: only in Lost Mode. */
export const tellsWhereItIs = rule('XAP-044', {
  holds: (_context: RuleContext, lost: boolean): boolean => lost,
  mutants: { alwaysTells: () => true, neverTells: () => false },
});

/** Whether a passcode is removed, given whether the right unlock token was shown. */
export const opensWith = rule('XAP-045', {
  holds: (_context: RuleContext, rightToken: boolean): boolean => rightToken,
  mutants: { anyTokenOpens: () => true, noTokenOpens: () => false },
});

/** What of its state a device keeps when it is erased, beside its hardware. */
export const keepsAfterErase = rule('XAP-046', {
  holds: (_context: RuleContext, _state: AppleState): JsonObject => ({ profiles: [] }),
  mutants: { keepsProfiles: (_context, { profiles }) => ({ profiles: profiles as unknown as Json }) },
});

/** Whether an item of the Settings command is obeyed, given how many others are refused: each stands for itself. */
export const obeysItem = rule('XAP-047', {
  holds: (_context: RuleContext, _othersRefused: number): boolean => true,
  mutants: { allOrNothing: (_context, othersRefused) => othersRefused === 0 },
});

/** Whether an update is newer than what runs. */
export const updateIsOffered = rule('XAP-048', {
  holds: (_context: RuleContext, version: string, running: string): boolean => isOlder(running, version),
  mutants: { offersWhatIsInstalled: () => true, findsNone: () => false },
});

/** Whether a password that guards the start of a Mac may be changed, given the one that is set and the one that was shown. */
export const mayChangePassword = rule('XAP-049', {
  holds: (_context: RuleContext, current: string | undefined, shown: string | undefined): boolean =>
    current === undefined || current === shown,
  mutants: { asksForNone: () => true },
});

/** Whether the server may install apps, given what the restrictions allow. */
export const appsAllowed = rule('XAP-050', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { installsThoughForbidden: () => true },
});

/** Whether an account may be deleted: not while somebody is logged in with it. */
export const mayDeleteUser = rule('XAP-051', {
  holds: (_context: RuleContext, { loggedIn }: Account): boolean => !loggedIn,
  mutants: { deletesWhoIsLoggedIn: () => true },
});

/** Whether a command is obeyed on a device of somebody's own, given whether the schema allows it in User Enrollment. */
export const obeysInUserEnrollment = rule('XAP-052', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { reachesTheWholeDevice: () => true },
});

/** Whether a question is answered on a device of somebody's own, given whether the answer keeps to the managed part. */
export const tellsQuery = rule(['XAP-053', 'UEN-026'], {
  holds: (_context: RuleContext, impersonal: boolean): boolean => impersonal,
  mutants: { namesTheDevice: () => true },
});

/** What Authenticate says of the hardware: nothing in User Enrollment (mdm/checkin/authenticate.yaml). */
export const namesHardware = rule(['XAP-054', 'UEN-026'], {
  holds: (_context: RuleContext, enrollmentId: string | undefined, hardware: HardwareNames): Partial<HardwareNames> =>
    enrollmentId === undefined ? hardware : {},
  mutants: { tellsTheSerialNumber: (_context, _enrollmentId, hardware) => hardware },
});

interface HardwareNames {
  readonly SerialNumber?: string;
  readonly IMEI?: string;
}

/** Whether the keys of an MDM payload for User Enrollment are right: an account is named, and no rights are asked for. */
export const userEnrollmentIsSound = rule('XAP-055', {
  holds: (_context: RuleContext, { EnrollmentMode, AssignedManagedAppleID, AccessRights }: MdmPayload): boolean =>
    EnrollmentMode !== 'BYOD' || (AssignedManagedAppleID !== undefined && AccessRights === undefined),
  mutants: { acceptsAccessRights: () => true },
});

/** Whether a declaration is fetched, given its version on the device and on the server. */
export const mustFetch = rule('XAP-060', {
  holds: (_context: RuleContext, held: string | undefined, offered: string): boolean => held !== offered,
  mutants: { keepsTheOldVersion: (_context, held) => held === undefined },
});

/** Whether a declaration that the server lists no more is gone from the device. */
export const forgets = rule('XAP-061', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { keepsWhatIsGone: () => false },
});

/** What the device says is wrong with a declaration. */
export const reasonsOf = rule('XAP-062', {
  holds: (_context: RuleContext, reasons: readonly Reason[]): readonly Reason[] => reasons,
  mutants: { everythingIsValid: () => [] },
});

/** Whether an activation holds, given what its predicate says. */
export const activationHolds = rule('XAP-063', {
  holds: (_context: RuleContext, predicate: boolean): boolean => predicate,
  mutants: { ignoresPredicates: () => true },
});

/** Whether a configuration holds, given whether an active activation names it. */
export const configurationIsActive = rule('XAP-064', {
  holds: (_context: RuleContext, named: boolean): boolean => named,
  mutants: { appliesWhatNobodyActivates: () => true },
});

/** Whether the user channel opens, given whether the server answered the proof with a token (mdm/checkin/userauthenticate.yaml). */
export const managesUser = rule('XAP-056', {
  holds: (_context: RuleContext, gotToken: boolean): boolean => gotToken,
  mutants: { opensUnproven: () => true },
});

/** Whether a command is obeyed on the channel that it came by, given whether the schema offers it there. */
export const obeysOnChannel = rule('XAP-057', {
  holds: (_context: RuleContext, offered: boolean): boolean => offered,
  mutants: { usersCommandTheDevice: () => true },
});

/** Every rule that an Apple device keeps and `prove` can break. */
export const appleDeviceRules: readonly RuleSummary[] = [
  ...pushDeviceRules,
  obeysKey,
  effectiveValue,
  afterInstall,
  putsOff,
  updateAllowed,
  checksOut,
  hasAccessRight,
  signatureAccepted,
  mayRemove,
  obeysSupervisedCommand,
  knowsCommand,
  managedApps,
  mayRemoveApp,
  tellsWhereItIs,
  opensWith,
  keepsAfterErase,
  obeysItem,
  updateIsOffered,
  mayChangePassword,
  appsAllowed,
  mayDeleteUser,
  obeysInUserEnrollment,
  tellsQuery,
  namesHardware,
  userEnrollmentIsSound,
  mustFetch,
  forgets,
  reasonsOf,
  activationHolds,
  configurationIsActive,
  managesUser,
  obeysOnChannel,
];
