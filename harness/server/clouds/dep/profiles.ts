import type { AssignAnswer, ProfileAnswer, ResponseStatus } from '../../../../protocol/dep/messages.js';
import { profileFrom } from '../../../../protocol/dep/profile.js';
import { type Call, refuse, serialsOf } from './call.js';
import { assignedAtOnce, mayBeNobody, statusAfterRemoval } from './call-rules.js';
import { type DefinedProfile, dropProfile } from './organisation.js';
import { accessibleDevice, assignmentsAllowed, profileIsKnown, profileIsRefusedFor } from './rules.js';

/** Seconds after which a throttled server may come again. */
const retryAfter = 60;

/** `POST /profile` ("Define a Profile"): keeps it and assigns it to the devices that it names. */
export function defineProfile(call: Call): AssignAnswer {
  const { context, random, org, server, body, userAgent } = call;
  if (userAgent === undefined && !mayBeNobody(context)) throw refuse('USER_AGENT_MISSING');
  if (userAgent?.trim() === '') throw refuse('USER_AGENT_INVALID');
  const objection = profileIsRefusedFor(context, body);
  if (objection !== undefined) throw refuse(objection);
  const uuid = random.uuid().replaceAll('-', '');
  const { devices = [], ...profile } = profileFrom(body);
  org.profiles.set(uuid, { uuid, server: server.id, profile });
  return { profile_uuid: uuid, ...assign(call, uuid, assignedAtOnce(context, devices)) };
}

/** `GET /profile?profile_uuid=` ("Get a Profile"). */
export function readProfile(call: Call): ProfileAnswer {
  const { uuid, profile } = requireProfile(call, call.query.get('profile_uuid'));
  return { profile_uuid: uuid, ...profile };
}

/** `POST` or `PUT /profile/devices` ("Assign a Profile"). */
export function assignProfile(call: Call): AssignAnswer {
  const { profile_uuid: uuid } = call.body;
  const serials = serialsOf(call);
  const profile = requireProfile(call, typeof uuid === 'string' ? uuid : null);
  return { profile_uuid: profile.uuid, ...assign(call, profile.uuid, serials) };
}

/** `DELETE /profile/devices` ("Remove a Profile"): only the assignment ends; what a device has applied stays until it is erased. */
export function removeProfile(call: Call): AssignAnswer {
  const { context, org, server } = call;
  const entries = serialsOf(call).map((serial) => {
    const device = accessibleDevice(context, org.devices.get(serial), server.id);
    if (device === undefined) return [serial, 'NOT_ACCESSIBLE'] as const;
    if (device.profile !== undefined) dropProfile(device, statusAfterRemoval(context));
    return [serial, 'SUCCESS'] as const;
  });
  return { devices: Object.fromEntries(entries) };
}

function requireProfile({ context, org, server }: Call, uuid: string | null): DefinedProfile {
  if (uuid === null || uuid === '') throw refuse('PROFILE_UUID_REQUIRED');
  const found = org.profiles.get(uuid);
  if (!profileIsKnown(context, found?.server, server.id)) throw refuse('PROFILE_NOT_FOUND');
  return found ?? { uuid, server: server.id, profile: {} };
}

/** Devices beyond the throttle are told to come again. */
function assign(
  { context, org, server }: Call,
  uuid: string,
  serials: readonly string[],
): Omit<AssignAnswer, 'profile_uuid'> {
  let allowed = assignmentsAllowed(context, server.assignments);
  const answers: Record<string, ResponseStatus> = {};
  for (const serial of serials) {
    const device = accessibleDevice(context, org.devices.get(serial), server.id);
    if (device === undefined) answers[serial] = 'NOT_ACCESSIBLE';
    else if (allowed <= 0) answers[serial] = 'THROTTLED';
    else {
      allowed -= 1;
      server.assignments.push(context.now);
      dropProfile(device, 'empty');
      Object.assign(device, { status: 'assigned', profile: uuid, profileAssignedAt: context.now });
      answers[serial] = 'SUCCESS';
    }
  }
  if (server.assignments.length > 10_000) server.assignments.splice(0, server.assignments.length - 10_000);
  const throttled = Object.values(answers).includes('THROTTLED');
  return { devices: answers, ...(throttled ? { retry_after_seconds: retryAfter } : {}) };
}
