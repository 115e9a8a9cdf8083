import type { TenantContext } from '../../tenant.js';
import type { Admission, EnrollmentAttempt } from '../admission.js';
import { type Standing, standings } from '../compliance/standing.js';
import { enrollmentRestrictions } from '../default-restrictions.js';
import { findDevice } from '../devices.js';
import { applicablePolicy } from '../policy-assignment.js';
import type { DeviceState, PersonState } from '../state.js';
import { blockAdministrators } from './compliance.js';
import { mayAddWorkProfile, personMayMove, workProfileIsSetUp } from './move-rules.js';

/** Keeps a work profile away from a device whose app is still its administrator. */
export function admitBesideAdministrator(context: TenantContext, { method, currentId }: EnrollmentAttempt): Admission {
  if (method !== 'android-work-profile') return { kind: 'admitted' };
  const current = currentId === undefined ? undefined : findDevice(context.state, currentId);
  const administrated = current?.state === 'enrolled' && current.method.startsWith('android-da');
  if (mayAddWorkProfile(context, administrated)) return { kind: 'admitted' };
  return { kind: 'refused', reason: 'prerequisite-missing', message: 'The device is managed by device administrator.' };
}

/** The policy that asks a device to move, as it stands. */
export function movingStanding(context: TenantContext, device: DeviceState): Standing | undefined {
  return standings(context, device).find(({ settings }) => settings[blockAdministrators] === 'noncompliant');
}

/** Why a person cannot move; undefined when nothing is in the way. */
export function obstacleToMove(
  context: TenantContext,
  person: PersonState | undefined,
  connected: boolean,
): string | undefined {
  if (!workProfileIsSetUp(context, connected)) return 'Your organization is not connected to Android Enterprise.';
  const restrictions = enrollmentRestrictions(context);
  const allows = ({ platforms }: typeof restrictions.default): boolean =>
    platforms?.['android-work-profile']?.allowed !== false;
  const allowed = allows(applicablePolicy(context, restrictions, person));
  if (personMayMove(context, allowed, allows(restrictions.default))) return undefined;
  return 'Your organization does not allow work profiles for you.';
}
