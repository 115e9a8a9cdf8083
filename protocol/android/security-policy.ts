import { managementModeFacts } from './management-modes.table.js';
import { judgeSetting, type ManagedAs, type PolicyReach, type PolicyVerdict, refused } from './policy-engine.js';
import { type PolicyPlace, policyPlaces, policySettings, type SettingValues } from './security-policy.table.js';

const root = './Device/Vendor/MSFT';

/** `./Device/Vendor/MSFT/DeviceLock/MinimumLength` */
export const policyNode = (place: PolicyPlace, name: string): string => `${root}/${place}/${name}`;

const reaches: Readonly<Record<PolicyPlace, PolicyReach>> = {
  DeviceLock: 'device',
  OwnerPolicy: 'device',
  WorkProfileLock: 'profile',
  WorkProfile: 'profile',
};

/**
 * What becomes of a setting: setting x management mode x API level x value. The mode is judged first and the value last, as for user
 * restrictions (Android Management API, NonComplianceReason; DevicePolicyManager.getParentProfileInstance for the lock of a device).
 */
export function judgePolicySetting(place: string, name: string, value: string, managed: ManagedAs): PolicyVerdict {
  const known = policyPlaces.find((one) => one === place);
  const setting =
    known === undefined || !Object.hasOwn(policySettings[known], name) ? undefined : policySettings[known][name];
  if (known === undefined || setting === undefined) return refused('UNSUPPORTED');
  const reach = mayBeSet(known, setting.parent === true, managed) ? reaches[known] : undefined;
  const { minApiLevel, values } = setting;
  return judgeSetting({ reach, minApiLevel, valid: isValue(values, value) }, managed.apiLevel);
}

/** The lock of the device is every owner's business, whatever else is on it belongs to the device owner, and a profile to its owner. */
function mayBeSet(place: PolicyPlace, parent: boolean, { mode }: ManagedAs): boolean {
  const { owner } = managementModeFacts[mode];
  if (owner === 'DEVICE_ADMIN') return false;
  if (place === 'DeviceLock') return true;
  if (place === 'OwnerPolicy') return owner === 'DEVICE_OWNER' || (parent && mode === 'cope');
  return owner === 'PROFILE_OWNER';
}

function isValue(values: SettingValues, value: string): boolean {
  if (values === 'bool') return value === 'true' || value === 'false';
  if (values === 'count') return /^\d{1,5}$/.test(value);
  if (values === 'text') return value !== '';
  return 'someOf' in values ? value.split(',').every((one) => values.someOf.includes(one)) : values.includes(value);
}
