import { createHash } from 'node:crypto';
import { judgeField, judgePolicy, type NonComplianceDetail } from '../../../../protocol/amapi/judge-policy.js';
import type { ManagedAs, PolicyVerdict } from '../../../../protocol/android/policy-engine.js';
import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../../device.js';
import { restrictionApiLevel } from '../../device-rules.js';
import { demandsOn } from '../../security/policies.js';
import { countsAsStrong } from '../../security/rules.js';
import { ageInDays, type LockPlace, lockOf } from '../../security/state.js';
import type { CloudManagement } from '../../state.js';
import { appliesPolicy } from '../cloud-rules.js';
import { lockSettings } from './lock-settings.js';
import { appDetails, type Store } from './policy-apps.js';
import {
  fieldIsKnown,
  hardwareCan,
  isUnderWay,
  type LockStanding,
  locksThatWait,
  modeHoldsField,
  valueIsTaken,
  versionHoldsField,
} from './policy-rules.js';

/** Applies what this device can hold of a policy, and keeps why it does not hold the rest (Android Management API, Policy). */
export function applyPolicy(device: AndroidDevice, cloud: CloudManagement, policy: JsonObject, store: Store): void {
  const { mode } = device.state;
  if (mode === undefined || !appliesPolicy(device.rules, Number(policy.version), Number(cloud.policyVersion))) return;
  const managed = { mode, apiLevel: device.habits.apiLevel };
  const judged = judgePolicy(policy, managed, (field, value, as) => judgeOnDevice(device, field, value, as));
  const refusedFields = new Set(judged.nonComplianceDetails.map(({ settingName }) => settingName));
  const held = Object.fromEntries(Object.entries(policy).filter(([field]) => !refusedFields.has(field)));
  const lock = lockSettings(held, managed);
  const { restrictions, applied: fields } = judged;
  const applied = { ...cloud, policyVersion: String(policy.version), restrictions, fields, settings: lock.settings };
  device.state = { ...device.state, cloud: applied };
  const details = [...judged.nonComplianceDetails, ...lock.details, ...standing(device, held, store)];
  device.state = { ...device.state, nonCompliance: details };
}

function judgeOnDevice(device: AndroidDevice, field: string, value: Json, managed: ManagedAs): PolicyVerdict {
  const { rules, habits } = device;
  const judge = (apiLevel: number) =>
    judgeField(field, value, { ...managed, apiLevel }, (name, as) => restrictionApiLevel(rules, name, as));
  const atVersion = versionHoldsField(rules, judge, managed.apiLevel);
  const verdict = valueIsTaken(rules, modeHoldsField(rules, atVersion, managed));
  return fieldIsKnown(rules, verdict, !habits.devicePolicyLacks.includes(field));
}

/** How the device stands with what it has accepted: what waits for the user, for the store, for its turn, and what its hardware lacks. */
function standing(device: AndroidDevice, policy: JsonObject, store: Store): readonly NonComplianceDetail[] {
  return [
    ...locksThatWait(device.rules, locksOf(device, policy)),
    ...appDetails(device, policy, store),
    ...usbDetails(device, policy),
    ...networkDetails(device, policy),
  ];
}

function locksOf(device: AndroidDevice, policy: JsonObject): readonly LockStanding[] {
  const settingName = policy.passwordPolicies === undefined ? 'passwordRequirements' : 'passwordPolicies';
  if (policy[settingName] === undefined) return [];
  return (['device', 'profile'] as const).map((place) => ({ settingName, ...lockStands(device, place) }));
}

/** A profile without a lock of its own is as safe as the device around it. */
function lockStands(device: AndroidDevice, place: LockPlace): Omit<LockStanding, 'settingName'> {
  const demands = demandsOn(device, place);
  const own = lockOf(device, place);
  const lock = place === 'profile' && own.password === '' ? lockOf(device, 'device') : own;
  return {
    sufficient: countsAsStrong(device.rules, lock.password, demands),
    expired: demands.expirationDays > 0 && ageInDays(device, lock) > demands.expirationDays,
  };
}

/** Android version that can cut the data lines of USB (DevicePolicyManager.setUsbDataSignalingEnabled). */
const usbDataFrom = 31;

function usbDetails(
  { rules, habits }: AndroidDevice,
  { deviceConnectivityManagement }: JsonObject,
): readonly NonComplianceDetail[] {
  const { usbDataAccess } = isJsonObject(deviceConnectivityManagement) ? deviceConnectivityManagement : {};
  if (usbDataAccess !== 'DISALLOW_USB_DATA_TRANSFER') return [];
  const about = {
    settingName: 'deviceConnectivityManagement',
    fieldPath: 'deviceConnectivityManagement.usbDataAccess',
  };
  if (habits.apiLevel < usbDataFrom) return [{ ...about, nonComplianceReason: 'API_LEVEL' }];
  return hardwareCan(rules, habits.cutsUsbData) ? [] : [{ ...about, nonComplianceReason: 'DEVICE_INCOMPATIBLE' }];
}

/** Networks are joined after the report that the policy has come. */
function networkDetails({ rules, state }: AndroidDevice, policy: JsonObject): readonly NonComplianceDetail[] {
  const wanted = networksIn(policy);
  if (wanted === undefined || !isUnderWay(rules, state.cloud?.networks, wanted)) return [];
  return [{ settingName: 'openNetworkConfiguration', nonComplianceReason: 'PENDING' }];
}

/** What tells one set of networks from another; undefined where the policy has none. */
export function networksIn({ openNetworkConfiguration }: JsonObject): string | undefined {
  if (openNetworkConfiguration === undefined) return undefined;
  return createHash('sha256').update(JSON.stringify(openNetworkConfiguration)).digest('base64').slice(0, 8);
}
