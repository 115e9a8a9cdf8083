import type { Method, Platform } from '../../../protocol/base/vocabulary.js';
import type { CommandState, DeviceState, TenantState } from './state.js';

/** What an endpoint stores once a device has been admitted and has shown its certificate. */
export interface EnrolledDevice {
  /** Server id; the enrollment id itself unless the platform needs another. */
  readonly id?: string;
  readonly platform: Platform;
  readonly method: Method;
  readonly enrollmentId: string;
  /** Absent where somebody else's service manages on behalf of this server. */
  readonly certificateSha256?: string;
  readonly upn?: string;
  readonly serial?: string;
  readonly model?: string;
  readonly osVersion?: string;
  readonly detail?: DeviceState['detail'];
}

/** The device of this protocol id (UDID, DeviceID, …), whatever its state. */
export function findDevice(state: TenantState, enrollmentId: string): DeviceState | undefined {
  // nearly every platform's server id is the protocol id, so that a large fleet is not searched
  const direct = state.devices.get(enrollmentId);
  if (direct?.enrollmentId === enrollmentId) return direct;
  return [...state.devices.values()].find((device) => device.enrollmentId === enrollmentId);
}

/**
 * Puts a device into the tenant, or takes up again the one with the same protocol id: a new enrollment clears the
 * queue of the old one. The device is `enrolling` until `completeEnrollment`.
 */
export function recordEnrolling(state: TenantState, device: EnrolledDevice, now: number): DeviceState {
  const known = findDevice(state, device.enrollmentId);
  const recorded: DeviceState = {
    id: known?.id ?? device.id ?? device.enrollmentId,
    platform: device.platform,
    method: device.method,
    enrollmentId: device.enrollmentId,
    ...(device.certificateSha256 === undefined ? {} : { certificateSha256: device.certificateSha256 }),
    ...(device.upn === undefined ? {} : { upn: device.upn.toLowerCase() }),
    ...(device.serial === undefined ? {} : { serial: device.serial }),
    ...(device.model === undefined ? {} : { model: device.model }),
    ...(device.osVersion === undefined ? {} : { osVersion: device.osVersion }),
    state: 'enrolling',
    lastContact: now,
    commands: [],
    detail: device.detail ?? {},
  };
  state.devices.set(recorded.id, recorded);
  return recorded;
}

/** The device is under management from here on. */
export function completeEnrollment(state: TenantState, device: DeviceState, now: number): void {
  touch(device, now);
  if (device.state === 'enrolled') return;
  device.state = 'enrolled';
  device.enrolledAt = now;
  state.events.push({
    at: now,
    kind: 'enrolled',
    platform: device.platform,
    device: device.id,
    ...(device.upn === undefined ? {} : { upn: device.upn }),
    detail: { method: device.method },
  });
}

/** The device was in contact. */
export function touch(device: DeviceState, now: number): void {
  device.lastContact = now;
}

/** Management has ended, by the user or by the server; commands that were still waiting expire. */
export function markUnenrolled(state: TenantState, device: DeviceState, now: number, by: 'user' | 'server'): void {
  device.state = 'unenrolled';
  device.lastContact = now;
  for (const command of device.commands) {
    if (command.state === 'queued' || command.state === 'sent' || command.state === 'not-now')
      command.state = 'expired';
  }
  state.events.push({
    at: now,
    kind: 'unenrolled',
    platform: device.platform,
    device: device.id,
    ...(device.upn === undefined ? {} : { upn: device.upn }),
    detail: { by },
  });
}

/** Queues a command; `id` names it on the wire. */
export function queueCommand(
  device: DeviceState,
  command: Pick<CommandState, 'id' | 'kind' | 'payload'>,
  now: number,
): CommandState {
  const queued: CommandState = { ...command, state: 'queued', queuedAt: now };
  device.commands.push(queued);
  return queued;
}

/** The oldest command in one of these states. */
export function nextCommand(
  device: DeviceState,
  ...states: readonly CommandState['state'][]
): CommandState | undefined {
  return device.commands.find((command) => states.includes(command.state));
}

/** Devices of one person, enrolled ones only. */
export function devicesOf(state: TenantState, upn: string): readonly DeviceState[] {
  const owner = upn.toLowerCase();
  return [...state.devices.values()].filter(
    (device) => device.upn === owner && device.state === 'enrolled' && !device.hidden,
  );
}
