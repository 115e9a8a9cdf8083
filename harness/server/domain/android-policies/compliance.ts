import { qualitySuffices } from '../../../../protocol/android/password-quality.js';
import type { PasswordQuality } from '../../../../protocol/android/security-policy.table.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import { type PartnerSignals, partnerSignals } from '../apple-policies/compliance-settings.js';
import type { SettingState } from '../compliance/platforms.js';
import type { DeviceState } from '../state.js';
import { compareVersions } from '../versions.js';
import { type SecurityEvidence, securityEvidence } from './evidence.js';
import { hasLabel, integritySetting } from './integrity.js';

type Judge = (evidence: SecurityEvidence, value: string) => boolean;

const qualities: Readonly<Record<string, PasswordQuality>> = {
  Numeric: 'numeric',
  'Numeric Complex': 'numericComplex',
  Alphanumeric: 'alphanumeric',
};

const attests: Judge = ({ attested }, value) =>
  attested?.basicIntegrity === true && (value === 'Check basic integrity' || attested.ctsProfileMatch);

const hasHardware: Judge = ({ attested }) => attested?.evaluationType.split(',').includes('HARDWARE_BACKED') === true;
const ageAtMost: Judge = ({ password }, value) => password.ageDays <= Number(value);
const always: Judge = () => true;

/** How each setting is judged by what a device has told. */
const judges: Readonly<Record<string, Judge>> = {
  'Rooted devices': ({ rooted }) => !rooted,
  'Google Play Services is configured': ({ playServices }) => playServices,
  'Up-to-date security provider': ({ currentProvider }) => currentProvider,
  'SafetyNet device attestation': attests,
  'Required SafetyNet evaluation type': hasHardware,
  'Minimum security patch level': ({ patchLevel }, value) => patchLevel >= value,
  'Require a password to unlock mobile devices': ({ password }) => password.quality !== 'none',
  'Required password type': ({ password }, value) => qualitySuffices(password.quality, qualities[value] ?? 'complex'),
  'Minimum password length': ({ password }, value) => password.length >= Number(value),
  'Maximum minutes of inactivity before password is required': ({ password }, value) =>
    password.idleMinutes <= Number(value),
  'Encryption of data storage on device': ({ encrypted }) => encrypted,
  'Block apps from unknown sources': ({ unknownSources }) => !unknownSources,
  'Company Portal app runtime integrity': ({ runtimeIntegrity }) => runtimeIntegrity,
  'Intune app runtime integrity': ({ runtimeIntegrity }) => runtimeIntegrity,
  'Block USB debugging on device': ({ usbDebugging }) => !usbDebugging,
  'Require threat scan on apps': ({ verifyApps }) => verifyApps,
  'Number of days until password expires': ageAtMost,
  // the device holds to it whenever a password is chosen
  'Number of previous passwords to prevent use': always,
  'Number of passwords required before user can reuse a password': always,
};

const signals: Readonly<Record<string, keyof PartnerSignals>> = {
  'Require the device to be at or under the Device Threat Level': 'threat',
  'Require the device to be at or under the machine risk score': 'risk',
};

const severities = ['Clear', 'Secured', 'Low', 'Medium', 'High'];
const severity = (level: string): number => severities.indexOf(level === 'Secured' ? 'Clear' : level);

/** Whether what partners found will do: what the one found, or, where it says nothing, that the other said anything. */
const signalWillDo = rule(['AFW-030', 'AFW-031', 'AFW-053', 'AFW-054'], {
  holds: (_context: TenantContext, found: string | undefined, other: string | undefined, atMost: string): boolean =>
    found === undefined ? other !== undefined : severity(found) <= severity(atMost),
  mutants: {
    bothAreNeeded: (_context, found, _other, atMost) => found !== undefined && severity(found) <= severity(atMost),
    noneIsNeeded: (_context, found, _other, atMost) => found === undefined || severity(found) <= severity(atMost),
  },
});

/** What is found of a setting on a device; a device that has told nothing yet is not judged. */
export function judgeAndroidSetting(
  context: TenantContext,
  device: DeviceState,
  setting: string,
  value: string,
): SettingState {
  const signal = signals[setting];
  if (signal !== undefined) return state(judgeSignal(context, device, signal, value));
  if (setting === 'Minimum OS version') return judgeVersion(device, value);
  const evidence = securityEvidence(device);
  if (setting === integritySetting && evidence !== undefined)
    return state(hasLabel(context, evidence.integrity?.labels ?? [], value));
  const judge = judges[setting];
  return evidence === undefined || judge === undefined ? 'not evaluated' : state(judge(evidence, value));
}

/** Known since enrollment, and kept up to date by what the device tells. */
function judgeVersion({ osVersion }: DeviceState, minimum: string): SettingState {
  return osVersion === undefined ? 'not evaluated' : state(compareVersions(osVersion, minimum) >= 0);
}

const state = (held: boolean): SettingState => (held ? 'compliant' : 'noncompliant');

function judgeSignal(
  context: TenantContext,
  { serial = '' }: DeviceState,
  signal: keyof PartnerSignals,
  atMost: string,
): boolean {
  const told = partnerSignals(context.state);
  const other = signal === 'threat' ? 'risk' : 'threat';
  return signalWillDo(context, told[signal]?.[serial], told[other]?.[serial], atMost);
}

/** Whether a device waits for its user to turn on Google's scan of apps; until then its user has no access. */
export const scanIsMissing = rule('AFW-028', {
  holds: (_context: TenantContext, unmet: readonly string[]): boolean => unmet.includes('ensure_verify_apps'),
  mutants: { neverMissing: () => false, everyUserWaits: () => true },
});

export const androidComplianceRules: readonly RuleSummary[] = [signalWillDo, scanIsMissing];
