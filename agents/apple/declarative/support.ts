import type { EnrollmentKind, PayloadKey, Scope, Supported } from '../../../protocol/apple/ddm/payload-key.js';
import { isOlder } from '../../../protocol/apple/versions.js';
import type { AppleDevice } from '../device.js';
import { isOffered } from './rules.js';

/** Channel that a session is on: the device's own, or the one of its user. */
export function scopeOf({ onBehalfOf }: AppleDevice): Scope {
  return onBehalfOf === undefined ? 'system' : 'user';
}

function enrollmentOf({ userEnrolled, supervised }: AppleDevice): EnrollmentKind {
  if (userEnrolled) return 'user';
  return supervised ? 'supervised' : 'device';
}

/** Whether this device takes it: by platform, version, the way it is enrolled and the channel (apple/device-management, supportedOS). */
export function takesHere(device: AppleDevice, { [device.family]: support }: Supported, scope: Scope): boolean {
  if (support === undefined) return false;
  const { since, enrollments, scopes = ['system'], sharedScopes = scopes } = support;
  return isOffered(device.rules, {
    version: !isOlder(device.osVersion, since),
    enrollment: enrollments?.includes(enrollmentOf(device)) ?? true,
    channel: enrollments === undefined || (device.shared ? sharedScopes : scopes).includes(scope),
  });
}

/** Whether this version of the platform has the key of a payload. */
export function knowsPayloadKey({ family, osVersion }: AppleDevice, { [family]: since = '0' }: PayloadKey): boolean {
  return since !== 'never' && !isOlder(osVersion, since);
}
