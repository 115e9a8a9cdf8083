import type { NonComplianceDetail } from '../../../../protocol/amapi/judge-policy.js';
import { managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import { type ManagedAs, type PolicyVerdict, refused } from '../../../../protocol/android/policy-engine.js';
import { isJsonObject } from '../../../../protocol/android/read-json.js';
import { judgePolicySetting } from '../../../../protocol/android/security-policy.js';
import type { PasswordQuality, PolicyPlace } from '../../../../protocol/android/security-policy.table.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';

/** A setting of the policy engine, and the field of the policy that it comes from. */
interface FieldSetting {
  readonly settingName: string;
  readonly fieldPath: string;
  readonly place: PolicyPlace;
  readonly name: string;
  readonly value: string;
  /** Of the field's value, where it is not that of the setting. */
  readonly minApiLevel?: number;
}

export interface LockOutcome {
  /** `DeviceLock/MinimumLength` by value */
  readonly settings: Readonly<Record<string, string>>;
  readonly details: readonly NonComplianceDetail[];
}

/** What the policy asks of passwords, lock screen and reset protection, judged by the engine that judges them over OMA-DM too. */
export function lockSettings(policy: JsonObject, managed: ManagedAs): LockOutcome {
  const judged = settingsIn(policy, managed).map((setting) => ({ setting, verdict: judge(setting, managed) }));
  return {
    settings: Object.fromEntries(
      judged.flatMap(({ setting: { place, name, value }, verdict }) =>
        verdict.kind === 'applied' ? [[`${place}/${name}`, value]] : [],
      ),
    ),
    details: judged.flatMap(({ setting: { settingName, fieldPath }, verdict }) =>
      verdict.kind === 'refused' ? [{ settingName, fieldPath, nonComplianceReason: verdict.reason }] : [],
    ),
  };
}

function judge({ place, name, value, minApiLevel = 0 }: FieldSetting, managed: ManagedAs): PolicyVerdict {
  const verdict = judgePolicySetting(place, name, value, managed);
  return verdict.kind === 'applied' && managed.apiLevel < minApiLevel ? refused('API_LEVEL') : verdict;
}

function settingsIn(policy: JsonObject, managed: ManagedAs): readonly FieldSetting[] {
  const { passwordPolicies, passwordRequirements, maximumTimeToLock, keyguardDisabledFeatures, frpAdminEmails } =
    policy;
  const own = ownLock(managed);
  const one = (settingName: string, place: PolicyPlace, name: string, value: string): readonly FieldSetting[] =>
    value === '' ? [] : [{ settingName, fieldPath: settingName, place, name, value }];
  return [
    ...list(passwordPolicies).flatMap((each, at) =>
      password('passwordPolicies', `passwordPolicies[${at}]`, each, managed),
    ),
    ...password('passwordRequirements', 'passwordRequirements', passwordRequirements, managed),
    ...one('maximumTimeToLock', 'DeviceLock', 'MaximumMinutesToLock', minutesIn(maximumTimeToLock)),
    ...one('keyguardDisabledFeatures', own, 'DisabledFeatures', featuresIn(list(keyguardDisabledFeatures))),
    ...one('frpAdminEmails', 'OwnerPolicy', 'FactoryResetProtectionAccounts', list(frpAdminEmails).join(',')),
  ];
}

/** The lock that a policy means that says nothing of its scope (PasswordPolicyScope, SCOPE_UNSPECIFIED). */
const ownLock = ({ mode }: ManagedAs): PolicyPlace =>
  managementModeFacts[mode].owner === 'PROFILE_OWNER' ? 'WorkProfileLock' : 'DeviceLock';

const scopes: Readonly<Record<string, PolicyPlace>> = { SCOPE_DEVICE: 'DeviceLock', SCOPE_PROFILE: 'WorkProfileLock' };

/** Android Management API, PasswordQuality; each complexity is the weakest kind of password that has it. */
const qualities: Readonly<Record<string, PasswordQuality>> = {
  BIOMETRIC_WEAK: 'something',
  SOMETHING: 'something',
  NUMERIC: 'numeric',
  NUMERIC_COMPLEX: 'numericComplex',
  ALPHABETIC: 'alphabetic',
  ALPHANUMERIC: 'alphanumeric',
  COMPLEX: 'complex',
  COMPLEXITY_LOW: 'something',
  COMPLEXITY_MEDIUM: 'numericComplex',
  COMPLEXITY_HIGH: 'numericComplex',
};

/** Digits of the weakest password of a complexity (DevicePolicyManager, PASSWORD_COMPLEXITY_*), which Android 12 brought. */
const complexityLength: Readonly<Record<string, number>> = { COMPLEXITY_MEDIUM: 4, COMPLEXITY_HIGH: 8 };
const complexityFrom = 31;

function password(
  settingName: string,
  path: string,
  wishes: Json | undefined,
  managed: ManagedAs,
): readonly FieldSetting[] {
  if (!isJsonObject(wishes)) return [];
  const place = scopes[String(wishes.passwordScope)] ?? ownLock(managed);
  const quality = String(wishes.passwordQuality ?? 'PASSWORD_QUALITY_UNSPECIFIED');
  const wanted: readonly (readonly [string, string, string])[] = [
    ['passwordQuality', 'Quality', quality === 'PASSWORD_QUALITY_UNSPECIFIED' ? '' : (qualities[quality] ?? quality)],
    ['passwordMinimumLength', 'MinimumLength', count(wishes.passwordMinimumLength ?? complexityLength[quality])],
    ['passwordHistoryLength', 'History', count(wishes.passwordHistoryLength)],
    ['maximumFailedPasswordsForWipe', 'MaximumFailedPasswords', count(wishes.maximumFailedPasswordsForWipe)],
    ['passwordExpirationTimeout', 'ExpirationDays', daysIn(wishes.passwordExpirationTimeout)],
  ];
  const minApiLevel = quality.startsWith('COMPLEXITY_') ? complexityFrom : 0;
  return wanted.flatMap(([member, name, value]) =>
    value === '' ? [] : [{ settingName, fieldPath: `${path}.${member}`, place, name, value, minApiLevel }],
  );
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const count = (value: Json | undefined): string =>
  value === undefined || value === null || value === 0 ? '' : String(value);

/** Milliseconds in the policy; the engine counts minutes and lets a screen lock earlier rather than later. */
const minutesIn = (value: Json | undefined): string =>
  value === undefined || Number(value) <= 0 ? '' : String(Math.max(1, Math.floor(Number(value) / 60_000)));

const daysIn = (value: Json | undefined): string =>
  value === undefined ? '' : String(Math.floor(Number(/^(\d+)(?:\.\d+)?s$/.exec(String(value))?.[1] ?? 'x') / 86_400));

const features: Readonly<Record<string, readonly string[]>> = {
  TRUST_AGENTS: ['trustAgents'],
  UNREDACTED_NOTIFICATIONS: ['unredactedNotifications'],
  ALL_FEATURES: ['trustAgents', 'unredactedNotifications'],
};

const featuresIn = (names: readonly Json[]): string =>
  [...new Set(names.flatMap((each) => features[String(each)] ?? []))].join(',');
