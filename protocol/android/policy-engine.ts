import { type ManagementMode, managementModeFacts } from './management-modes.table.js';
import { type UserRestriction, userRestriction } from './user-restrictions.table.js';

/** Why a device does not comply with a setting (Android Management API, NonComplianceReason): the part that mode and version decide. */
export type RefusalReason = 'API_LEVEL' | 'MANAGEMENT_MODE' | 'UNSUPPORTED' | 'INVALID_VALUE';

/** All of it: a setting that was accepted may still wait for the user. */
export type NonComplianceReason = RefusalReason | 'USER_ACTION';

/** Where an accepted setting acts. */
export type PolicyReach = 'device' | 'profile';

export type PolicyVerdict =
  | { readonly kind: 'applied'; readonly reach: PolicyReach }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface ManagedAs {
  readonly mode: ManagementMode;
  readonly apiLevel: number;
}

/** API level from which a profile owner of a company-owned device has the parent's DevicePolicyManager for restrictions (Android 11). */
const parentRestrictionsFrom = 30;

/**
 * What becomes of a user restriction: setting x mode x API level. The mode is judged before the version, because an update
 * may heal the latter only (Android Management API, NonComplianceReason; android.os.UserManager).
 */
export function judgeUserRestriction(value: string, { mode, apiLevel }: ManagedAs): PolicyVerdict {
  const restriction = userRestriction(value);
  if (restriction === undefined) return refused('UNSUPPORTED');
  const reach = reachOf(restriction, mode);
  if (reach === undefined) return refused('MANAGEMENT_MODE');
  if (apiLevel < firstApiLevel(restriction, mode)) return refused('API_LEVEL');
  return { kind: 'applied', reach };
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

function refused(reason: RefusalReason): PolicyVerdict {
  return { kind: 'refused', reason };
}
