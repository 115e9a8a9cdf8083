import type { RuleContext } from '../../../../protocol/base/rule.js';
import { type CloudResponse, json } from '../cloud.js';
import { isProvisional, migratesBy } from './migration-rules.js';
import {
  assignDevice,
  changeFacts,
  describeDevice,
  type HistoryEntry,
  type Organisation,
  type OwnedDevice,
} from './organisation.js';
import { devicesDocument, factsDocument, type Selection, selectionDocument } from './portal-documents.js';
import { assignedTogether, belongsToOrder, keptInHistory, passesFilter, serialsInFile } from './portal-rules.js';
import { organisationOf, read, refused, type Visit } from './portal-visit.js';

export function addDevices(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const { devices, claimed } = read(visit, devicesDocument);
  const taken = claimed
    ? undefined
    : devices.find(({ serial_number: serial }) =>
        [...visit.cloud.organisations.values()].some((other) => other.devices.has(serial)),
      );
  if (taken !== undefined) throw refused(409, 'EXISTS', `the device ${taken.serial_number} belongs to an organisation`);
  for (const facts of devices) {
    const device_family = facts.device_family ?? 'iPhone';
    const os = facts.os ?? 'iOS';
    const present = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    org.devices.set(facts.serial_number, {
      facts: { ...present, serial_number: facts.serial_number, device_family, os },
      status: 'empty',
    });
  }
  return json({ added: devices.length }, 201);
}

export function changeDevice(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const device = org.devices.get(visit.names[1] ?? '');
  if (device === undefined) throw refused(404, 'NOT_FOUND', 'no such device');
  const facts = Object.entries(read(visit, factsDocument)).filter(([, value]) => value !== undefined);
  changeFacts(org, device, Object.fromEntries(facts), visit.cloud.context().now);
  return json(describeDevice(device));
}

type Deed = (org: Organisation, device: OwnedDevice, at: number, selection: Selection) => void;

/** Does something to every device that was picked, or to none when one of them is not there. */
export function onSelection(visit: Visit, action: HistoryEntry['action'], deed: Deed): CloudResponse {
  const org = organisationOf(visit);
  const selection = read(visit, selectionDocument);
  const context = visit.cloud.context();
  const picked = assignedTogether(context, pick(context, org, selection));
  for (const device of picked) deed(org, device, context.now, selection);
  const devices = picked.map(({ facts }) => facts.serial_number);
  const server = org.servers.get(selection.server ?? '')?.name;
  const entry = { at: context.now, action, by: selection.by, ...(server === undefined ? {} : { server }), devices };
  org.history.push(keptInHistory(context, entry));
  return json({ message: action === 'assign' ? 'Assignment Complete' : 'Done', devices });
}

function pick(
  context: RuleContext,
  org: Organisation,
  { serials = [], orderNumber, csv, filter }: Selection,
): readonly OwnedDevice[] {
  if (serials.length === 0 && [orderNumber, csv, filter].every((each) => each === undefined))
    throw refused(400, 'BAD_DOCUMENT', 'serials, orderNumber, csv or filter is needed');
  const ordered = [...org.devices.values()].filter(
    (device) =>
      (orderNumber !== undefined && belongsToOrder(context, device, orderNumber)) ||
      (filter !== undefined && passesFilter(context, device, filter)),
  );
  const listed = csv === undefined ? [] : serialsInFile(context, csv);
  const named = [...serials, ...listed].map((serial) => {
    const device = org.devices.get(serial);
    if (device === undefined) throw refused(404, 'NOT_FOUND', `no device ${serial}`);
    return device;
  });
  return [...new Set([...ordered, ...named])];
}

/** Assigns a device to the server of the selection, and lets it migrate there where a deadline was set. */
export function assignSelected(
  visit: Visit,
  org: Organisation,
  device: OwnedDevice,
  at: number,
  { server: id = '', by, migrationDeadline }: Selection,
): void {
  const server = org.servers.get(id);
  if (server === undefined || server.removed) throw refused(404, 'NOT_FOUND', `no server ${id}`);
  const context = visit.cloud.context();
  const asked = migrationDeadline === undefined ? undefined : Date.parse(migrationDeadline);
  if (asked !== undefined && isProvisional(context, device.facts.source, device.enrolledAt))
    throw refused(409, 'PROVISIONAL', `${device.facts.serial_number} cannot migrate before its 30 days are over`);
  const deadline = migratesBy(context, device.server, asked);
  assignDevice(org, device, server.id, { at, by, deadline });
}
