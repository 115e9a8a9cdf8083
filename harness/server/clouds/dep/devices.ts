import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DepDevice, PageAnswer, ResponseStatus } from '../../../../protocol/dep/messages.js';
import { type Call, refuse, serialsOf } from './call.js';
import { syncsWithoutCursor } from './call-rules.js';
import { type Cursor, openCursor, sealCursor } from './cursor.js';
import { toldOf } from './migration-rules.js';
import { assignedAfter, describeDevice, type OwnedDevice, releaseDevice, timeOf } from './organisation.js';
import {
  accessibleDevice,
  changesSince,
  cursorHasExpired,
  cursorMeant,
  devicesInPage,
  disownReleases,
  fetchCursorObjection,
} from './rules.js';

/** `POST /server/devices`: every device of the server, page by page ("Get a List of Devices"). */
export function fetchDevices(call: Call): PageAnswer {
  const { context, org, server } = call;
  const first: Cursor = { server: server.id, phase: 'fetch', position: 0, since: org.sequence, issuedAt: context.now };
  const cursor = call.body.cursor === undefined ? first : requireCursor(call, first);
  const objection = fetchCursorObjection(context, cursor);
  if (objection !== undefined) throw refuse(objection);
  const position = cursor.phase === 'sync' ? 0 : cursor.position;
  const size = devicesInPage(context, limitOf(call.body));
  const rest: OwnedDevice[] = [];
  for (const device of assignedAfter(org, position)) {
    if (accessibleDevice(context, device, server.id) !== undefined) rest.push(device);
    if (rest.length > size) break;
  }
  const page = rest.slice(0, size);
  const more = page.length < rest.length;
  const next: Cursor = {
    ...cursor,
    phase: more ? 'fetch' : 'sync',
    position: page.at(-1)?.assignedAs ?? position,
    issuedAt: context.now,
  };
  return pageOf(
    call,
    page.map((device) => told(call, describeDevice(device))),
    next,
    more,
  );
}

/** `POST /devices/sync`: what was added, modified and deleted since the cursor ("Sync the List of Devices"). */
export function syncDevices(call: Call): PageAnswer {
  const { context, org, server, body } = call;
  const first: Cursor = { server: server.id, phase: 'sync', position: 0, since: 0, issuedAt: context.now };
  if (body.cursor === undefined && !syncsWithoutCursor(context)) throw refuse('CURSOR_REQUIRED');
  const cursor = body.cursor === undefined ? first : requireCursor(call, first);
  // the list has to be fetched to its end first
  if (cursor.phase === 'fetch') throw refuse('INVALID_CURSOR');
  const own = org.changes.filter((change) => change.server === server.id);
  const changes = changesSince(context, own, cursor.since);
  const page = changes.slice(0, devicesInPage(context, limitOf(body)));
  const more = page.length < changes.length;
  const next: Cursor = { ...cursor, since: page.at(-1)?.sequence ?? cursor.since, issuedAt: context.now };
  const devices = page.map(({ device, type, at }) => ({ ...told(call, device), op_type: type, op_date: timeOf(at) }));
  return pageOf(call, devices, next, more);
}

const told = ({ context, server }: Call, device: DepDevice): DepDevice =>
  toldOf(context, device, server.protocolVersion);

function pageOf({ context, secret }: Call, devices: readonly DepDevice[], next: Cursor, more: boolean): PageAnswer {
  return { devices, cursor: sealCursor(next, secret), fetched_until: timeOf(context.now), more_to_follow: more };
}

function requireCursor({ context, secret, server, body }: Call, first: Cursor): Cursor {
  const read = typeof body.cursor === 'string' ? openCursor(body.cursor, secret, server.id) : undefined;
  const cursor = cursorMeant(context, read, first);
  if (cursor === undefined) throw refuse('INVALID_CURSOR');
  if (cursorHasExpired(context, cursor)) throw refuse('EXPIRED_CURSOR');
  return cursor;
}

function limitOf({ limit }: JsonObject): number | undefined {
  if (limit === undefined || limit === null) return undefined;
  if (typeof limit !== 'number' || !Number.isInteger(limit)) throw refuse('MALFORMED_REQUEST_BODY');
  return limit;
}

/** `POST /devices` ("Get Device Details"): each serial number with its device, or with why there is none. */
export function deviceDetails(call: Call): { devices: Record<string, DepDevice> } {
  const { context, org, server } = call;
  const entries = serialsOf(call).map((serial) => {
    const device = accessibleDevice(context, org.devices.get(serial), server.id);
    const found: DepDevice =
      device === undefined
        ? { serial_number: serial, response_status: 'NOT_ACCESSIBLE' }
        : { ...told(call, describeDevice(device)), response_status: 'SUCCESS' };
    return [serial, found] as const;
  });
  return { devices: Object.fromEntries(entries) };
}

/** `POST /devices/disown` ("Disown Devices"): the organisation gives the devices up for good. */
export function disownDevices(call: Call): { devices: Record<string, ResponseStatus> } {
  const { context, org, server } = call;
  const entries = serialsOf(call).map((serial) => {
    const device = accessibleDevice(context, org.devices.get(serial), server.id);
    if (device === undefined) return [serial, 'NOT_ACCESSIBLE'] as const;
    if (disownReleases(context)) releaseDevice(org, device, context.now);
    return [serial, 'SUCCESS'] as const;
  });
  return { devices: Object.fromEntries(entries) };
}

/** `POST /device/activationlock` ("Activation Lock a Device"). */
export function lockDevice({ context, org, server, body }: Call): {
  serial_number: string;
  response_status: ResponseStatus;
} {
  const { device: serial, escrow_key: escrowKey, lost_message: lostMessage } = body;
  if (typeof serial !== 'string' || serial === '') throw refuse('DEVICE_ID_REQUIRED');
  const device = accessibleDevice(context, org.devices.get(serial), server.id);
  if (device === undefined) return { serial_number: serial, response_status: 'NOT_ACCESSIBLE' };
  device.activationLock = {
    by: 'server',
    ...(typeof escrowKey === 'string' ? { escrowKey } : {}),
    ...(typeof lostMessage === 'string' ? { lostMessage } : {}),
  };
  return { serial_number: serial, response_status: 'SUCCESS' };
}
