import type { InstallationFailure, StoreEntry } from '../../../../protocol/amapi/device-link.js';
import type { NonComplianceDetail } from '../../../../protocol/amapi/judge-policy.js';
import { managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import type { ManagedAs, PolicyVerdict } from '../../../../protocol/android/policy-engine.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';

const applied: PolicyVerdict = { kind: 'applied', reach: 'device' };
const unless = (ignored: string, verdict: PolicyVerdict): PolicyVerdict =>
  verdict.kind === 'refused' && verdict.reason === ignored ? applied : verdict;

/** A field that the management mode cannot hold is not applied (NonComplianceReason, MANAGEMENT_MODE). */
export const modeHoldsField = rule('XAM-104', {
  holds: (_context: RuleContext, verdict: PolicyVerdict, _managed: ManagedAs): PolicyVerdict => verdict,
  mutants: {
    everyMode: (_context, verdict) => unless('MANAGEMENT_MODE', verdict),
    deviceOwnersOnly: (_context, verdict, { mode }): PolicyVerdict =>
      managementModeFacts[mode].owner === 'DEVICE_OWNER' ? verdict : { kind: 'refused', reason: 'MANAGEMENT_MODE' },
  },
});

/** A field that a later version of Android brought is not applied (NonComplianceReason, API_LEVEL). */
export const versionHoldsField = rule('XAM-105', {
  holds: (_context: RuleContext, judge: (apiLevel: number) => PolicyVerdict, apiLevel: number): PolicyVerdict =>
    judge(apiLevel),
  mutants: {
    everyVersion: (_context, judge) => judge(Number.POSITIVE_INFINITY),
    oneVersionLater: (_context, judge, apiLevel) => judge(apiLevel - 1),
  },
});

/** A value that means nothing to the device is not applied (NonComplianceReason, INVALID_VALUE). */
export const valueIsTaken = rule('XAM-106', {
  holds: (_context: RuleContext, verdict: PolicyVerdict): PolicyVerdict => verdict,
  mutants: { everyValue: (_context, verdict) => unless('INVALID_VALUE', verdict) },
});

/** A field that this Android Device Policy does not know is reported as such (NonComplianceReason, UNSUPPORTED). */
export const fieldIsKnown = rule('XAM-107', {
  holds: (_context: RuleContext, verdict: PolicyVerdict, known: boolean): PolicyVerdict =>
    known ? verdict : { kind: 'refused', reason: 'UNSUPPORTED' },
  mutants: {
    passesOver: (_context, verdict) => verdict,
    callsItInvalid: (_context, verdict, known): PolicyVerdict =>
      known ? verdict : { kind: 'refused', reason: 'INVALID_VALUE' },
  },
});

export interface LockStanding {
  readonly settingName: string;
  readonly sufficient: boolean;
  readonly expired: boolean;
}

/** A lock that only the user can mend waits for them (NonComplianceReason, USER_ACTION; SpecificNonComplianceReason, PASSWORD_POLICIES_*). */
export const locksThatWait = rule('XAM-108', {
  holds: (_context: RuleContext, locks: readonly LockStanding[]): readonly NonComplianceDetail[] =>
    locks.flatMap(waiting),
  mutants: {
    saysNothing: () => [],
    onlyWeakOnes: (_context, locks) => locks.map((lock) => ({ ...lock, expired: false })).flatMap(waiting),
    oneReason: (_context, locks) =>
      locks
        .flatMap(waiting)
        .map((detail) => ({ ...detail, specificNonComplianceReason: 'PASSWORD_POLICIES_PASSWORD_NOT_SUFFICIENT' })),
  },
});

function waiting({ settingName, sufficient, expired }: LockStanding): readonly NonComplianceDetail[] {
  if (sufficient && !expired) return [];
  const specificNonComplianceReason = sufficient
    ? 'PASSWORD_POLICIES_PASSWORD_EXPIRED'
    : 'PASSWORD_POLICIES_PASSWORD_NOT_SUFFICIENT';
  return [{ settingName, nonComplianceReason: 'USER_ACTION', specificNonComplianceReason }];
}

/** Why an app that the policy wants is not there (NonComplianceReason, APP_NOT_INSTALLED; InstallationFailureReason). */
export const missingAppReason = rule('XAM-109', {
  holds: (_context: RuleContext, app: StoreEntry, apiLevel: number): InstallationFailure => missing(app, apiLevel),
  mutants: {
    alwaysInProgress: () => 'IN_PROGRESS',
    ignoresTheStore: (_context, { failure, ...app }, apiLevel) => missing(app, apiLevel),
    ignoresTheDevice: (_context, app) => missing(app, Number.POSITIVE_INFINITY),
  },
});

function missing({ failure, minApiLevel }: StoreEntry, apiLevel: number): InstallationFailure {
  return failure ?? (apiLevel < minApiLevel ? 'NOT_COMPATIBLE_WITH_DEVICE' : 'IN_PROGRESS');
}

/** An app that the policy blocks and that is there is told, and goes (NonComplianceReason, APP_INSTALLED; InstallType, BLOCKED). */
export const blockedAppGoes = rule('XAM-110', {
  holds: (_context: RuleContext, installType: string): boolean => installType === 'BLOCKED',
  mutants: { stays: () => false },
});

/** An app older than the policy allows is told, until it was brought up to date (NonComplianceReason, APP_NOT_UPDATED; minimumVersionCode). */
export const appIsTooOld = rule('XAM-111', {
  holds: (_context: RuleContext, version: number, minimum: number): boolean => version < minimum,
  mutants: { neverTooOld: () => false, theSameIsTooOld: (_context, version, minimum) => version <= minimum },
});

/** SDK from which apps ask for permissions while they run (Android 6). */
const runtimePermissionsFrom = 23;

/** Permissions of an app that was made for Android before 6 cannot be granted one by one (NonComplianceReason, APP_INCOMPATIBLE). */
export const appTakesGrants = rule('XAM-112', {
  holds: (_context: RuleContext, targetSdk: number): boolean => targetSdk >= runtimePermissionsFrom,
  mutants: { everyApp: () => true, onlyLaterOnes: (_context, targetSdk) => targetSdk > runtimePermissionsFrom },
});

/** A device whose hardware cannot do what the policy asks says so (NonComplianceReason, DEVICE_INCOMPATIBLE; UsbDataAccess). */
export const hardwareCan = rule('XAM-113', {
  holds: (_context: RuleContext, can: boolean): boolean => can,
  mutants: { everyDevice: () => true },
});

/** What is under way when the report is made is pending, and not any more when it is done (NonComplianceReason, PENDING). */
export const isUnderWay = rule('XAM-114', {
  holds: (_context: RuleContext, done: string | undefined, wanted: string): boolean => done !== wanted,
  mutants: { neverPending: () => false, pendingForGood: () => true },
});

/** Rules of policies that a device of the Android Management API keeps. */
export const cloudPolicyRules = [
  modeHoldsField,
  versionHoldsField,
  valueIsTaken,
  fieldIsKnown,
  locksThatWait,
  missingAppReason,
  blockedAppGoes,
  appIsTooOld,
  appTakesGrants,
  hardwareCan,
  isUnderWay,
];
