import type { PlistDict, PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { takesPasscode } from '../user-enrollment/passcode.js';
import { effectiveRestrictions } from './effective.js';

/** Whether the passcode, and the lock that asks for it, are as the effective policy wants them (com.apple.mobiledevice.passwordpolicy.yaml). */
export function passcodeComplies(device: AppleDevice): boolean {
  const policy = effectiveRestrictions(device);
  if (!device.hasPasscode) return policy.get('forcePIN') !== true;
  const { typesPasscode } = device.habits;
  if (typesPasscode !== undefined) return takesPasscode(device, policy, typesPasscode);
  const { length, simple, alphanumeric, ageDays, graceMinutes, autoLockMinutes } = device.habits.passcodeIs;
  return (
    (policy.get('allowSimple') !== false || !simple) &&
    (policy.get('requireAlphanumeric') !== true || alphanumeric) &&
    length >= numberOf(policy, 'minLength', 0) &&
    ageDays <= limitOf(policy, 'maxPINAgeInDays') &&
    graceMinutes <= numberOf(policy, 'maxGracePeriod', Number.POSITIVE_INFINITY) &&
    autoLockMinutes <= limitOf(policy, 'maxInactivity')
  );
}

/** Seconds that pass between the lock and the question for the passcode, at most. */
export function enforcedGracePeriod(device: AppleDevice): number {
  return numberOf(effectiveRestrictions(device), 'maxGracePeriod', 0) * 60;
}

/** 0 means that there is no limit. */
function limitOf(policy: PlistDict, key: string): number {
  return numberOf(policy, key, 0) || Number.POSITIVE_INFINITY;
}

function numberOf(policy: PlistDict, key: string, otherwise: number): number {
  const value: PlistValue | undefined = policy.get(key);
  return typeof value === 'number' ? value : otherwise;
}
