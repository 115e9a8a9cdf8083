import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { zeroTouchSection } from '../../../../protocol/zero-touch/messages.js';
import { page } from '../amapi/call.js';
import { type Call, customerOf, deviceOf, refuse } from './call.js';
import { configurationNamed } from './configurations.js';
import { readIdentifier, sameIdentifier } from './identifiers.js';
import { unclaimRemoves } from './reseller-rules.js';
import type { ClaimedDevice, Customer } from './state.js';

/** customers.devices.list */
export function listDevices(call: Call): JsonObject {
  const customer = customerOf(call);
  const own = [...call.state.devices.values()].filter((device) => device.customer === customer.id);
  const devices = own.map((device) => shownToCustomer(device));
  return page(call.query, 'devices', devices, { usual: 100, max: 100 });
}

export const getDevice = (call: Call): JsonObject =>
  shownToCustomer(deviceOf(call, customerOf(call), call.names[1] ?? ''));

/** customers.devices.applyConfiguration: it acts when the device is next set up. */
export function applyConfiguration(call: Call): JsonObject {
  const customer = customerOf(call);
  const device = referredTo(call, customer);
  device.configuration = configurationNamed(customer, String(call.body.configuration ?? '')).id;
  return {};
}

/** customers.devices.removeConfiguration */
export function removeConfiguration(call: Call): JsonObject {
  delete referredTo(call, customerOf(call)).configuration;
  return {};
}

/** customers.devices.unclaim: only a reseller can register the device again. */
export function unclaimDevice(call: Call): JsonObject {
  const device = referredTo(call, customerOf(call));
  if (unclaimRemoves(call.context)) call.state.devices.delete(device.id);
  return {};
}

/** DeviceReference: by the id of the device, or by its hardware ids. */
function referredTo(call: Call, customer: Customer): ClaimedDevice {
  const { device: reference } = call.body;
  if (!isJsonObject(reference)) throw refuse('INVALID_ARGUMENT', 'device is required.');
  const { deviceId, deviceIdentifier } = reference;
  if (typeof deviceId === 'string') return deviceOf(call, customer, deviceId);
  const wanted = readIdentifier(deviceIdentifier);
  if (wanted === undefined) throw refuse('INVALID_ARGUMENT', 'device needs a deviceId or a deviceIdentifier.');
  const found = [...call.state.devices.values()].find(
    ({ customer: owner, identifier }) => owner === customer.id && sameIdentifier(call.context, identifier, wanted),
  );
  if (found === undefined) throw refuse('NOT_FOUND', 'Requested entity was not found: device');
  return found;
}

function shownToCustomer(device: ClaimedDevice): JsonObject {
  const { id, customer, reseller, configuration } = device;
  return {
    name: `customers/${customer}/devices/${id}`,
    deviceId: id,
    deviceIdentifier: { ...device.identifier },
    deviceMetadata: { entries: device.metadata },
    claims: [{ sectionType: zeroTouchSection, ownerCompanyId: customer, resellerId: reseller }],
    ...(configuration !== undefined && { configuration: `customers/${customer}/configurations/${configuration}` }),
  };
}
