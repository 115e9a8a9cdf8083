import { type ManagementMode, managementModeFacts } from './management-modes.table.js';
import { type UserRestriction, userRestriction } from './user-restrictions.table.js';

/** Why a device does not comply with a setting (Android Management API, NonComplianceReason): the part that mode and version decide. */
export type RefusalReason = 'API_LEVEL' | 'MANAGEMENT_MODE' | 'UNSUPPORTED' | 'INVALID_VALUE';

/** All of it: a setting that was accepted may still wait for the user, for an app or for its turn, or ask for what this device has not (NonComplianceReason). */
export const nonComplianceReasons = [
  'API_LEVEL',
  'MANAGEMENT_MODE',
  'USER_ACTION',
  'INVALID_VALUE',
  'APP_NOT_INSTALLED',
  'UNSUPPORTED',
  'APP_INSTALLED',
  'PENDING',
  'APP_INCOMPATIBLE',
  'APP_NOT_UPDATED',
  'DEVICE_INCOMPATIBLE',
  'PROJECT_NOT_PERMITTED',
] as const;
export type NonComplianceReason = (typeof nonComplianceReasons)[number];

/** Where an accepted setting acts. */
export type PolicyReach = 'device' | 'profile';

export type PolicyVerdict =
  | { readonly kind: 'applied'; readonly reach: PolicyReach }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface ManagedAs {
  readonly mode: ManagementMode;
  readonly apiLevel: number;
}

/** What decides about a setting, whoever asks for it and however it is written. */
export interface SettingLimits {
  /** Where it acts when it is set in the mode at hand; undefined: that mode may not set it. */
  readonly reach: PolicyReach | undefined;
  readonly minApiLevel: number;
  readonly valid: boolean;
}

/**
 * The one judgement of the engine: setting x mode x API level x value. The mode is judged before the version, because an update may heal the latter only, and
 * the value last (Android Management API, NonComplianceReason).
 */
export function judgeSetting({ reach, minApiLevel, valid }: SettingLimits, apiLevel: number): PolicyVerdict {
  if (reach === undefined) return refused('MANAGEMENT_MODE');
  if (apiLevel < minApiLevel) return refused('API_LEVEL');
  return valid ? { kind: 'applied', reach } : refused('INVALID_VALUE');
}

/** API level from which a profile owner of a company-owned device has the parent's DevicePolicyManager for restrictions (Android 11). */
const parentRestrictionsFrom = 30;

/** What becomes of a user restriction (android.os.UserManager). */
export function judgeUserRestriction(value: string, { mode, apiLevel }: ManagedAs): PolicyVerdict {
  const restriction = userRestriction(value);
  if (restriction === undefined) return refused('UNSUPPORTED');
  const minApiLevel = firstApiLevel(restriction, mode);
  return judgeSetting({ reach: reachOf(restriction, mode), minApiLevel, valid: true }, apiLevel);
}

/** Where a mode may set a restriction at all; undefined when it may not. A device administrator sets none. */
export function reachOf({ scope, parent }: UserRestriction, mode: ManagementMode): PolicyReach | undefined {
  const { owner } = managementModeFacts[mode];
  if (owner === 'DEVICE_ADMIN') return undefined;
  if (owner === 'DEVICE_OWNER') return scope === 'managed-profile' ? undefined : 'device';
  if (mode === 'cope' && parent) return 'device';
  return scope === 'every-owner' || scope === 'managed-profile' ? 'profile' : undefined;
}

function firstApiLevel({ minApiLevel, parent }: UserRestriction, mode: ManagementMode): number {
  return mode === 'cope' && parent ? Math.max(minApiLevel, parentRestrictionsFrom) : minApiLevel;
}

export function refused(reason: RefusalReason): PolicyVerdict {
  return { kind: 'refused', reason };
}
