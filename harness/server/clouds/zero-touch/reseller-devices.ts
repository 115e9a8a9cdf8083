import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type ItemStatus, zeroTouchSection } from '../../../../protocol/zero-touch/messages.js';
import { textOf } from '../amapi/call.js';
import { type Call, partnerOf, refuse } from './call.js';
import { ofNewDevice } from './configuration-rules.js';
import { readIdentifier, sameIdentifier } from './identifiers.js';
import { claimedElsewhere, limitIsLegal } from './reseller-rules.js';
import { supplierTakesPart } from './rules.js';
import { claimSimLock } from './sim-lock.js';
import type { ClaimedDevice, Customer, Partner } from './state.js';

/** How one item of a call or a batch ended. */
export type ItemResult =
  | { readonly kind: 'done'; readonly device: ClaimedDevice }
  | { readonly kind: 'refused'; readonly status: ItemStatus; readonly message: string };

/** partners.devices.claim */
export function claimDevice(call: Call): JsonObject {
  const partner = partnerOf(call);
  const { id } = done(claimItem(call, partner, call.body));
  return { deviceId: id, deviceName: `partners/${partner.id}/devices/${id}` };
}

/** partners.devices.unclaim */
export function unclaimDevice(call: Call): JsonObject {
  done(unclaimItem(call, partnerOf(call), call.body));
  return {};
}

function done(result: ItemResult): ClaimedDevice {
  if (result.kind === 'done') return result.device;
  const { status, message } = result;
  const denied = status.endsWith('SECTION_NOT_YOURS') || status.endsWith('PERMISSION_DENIED');
  throw refuse(denied ? 'PERMISSION_DENIED' : 'INVALID_ARGUMENT', message);
}

/** One claim: ClaimDeviceRequest or PartnerClaim. */
export function claimItem(call: Call, partner: Partner, claim: JsonObject): ItemResult {
  const { state, context } = call;
  const simLock = claimSimLock(call, partner, claim);
  if (simLock !== undefined) return simLock;
  const identifier = readIdentifier(claim.deviceIdentifier);
  if (identifier === undefined) return refused('INVALID_DEVICE_IDENTIFIER', 'The device identifier is not complete.');
  if (claim.sectionType !== zeroTouchSection)
    return refused('INVALID_SECTION_TYPE', `sectionType must be ${zeroTouchSection}.`);
  const customer = state.customers.get(String(claim.customerId ?? ''));
  if (customer === undefined || !supplierTakesPart(context, partner))
    return refused('PERMISSION_DENIED', 'The devices of this customer cannot be claimed by this reseller.');
  const known = [...state.devices.values()].find((device) => sameIdentifier(context, device.identifier, identifier));
  if (claimedElsewhere(context, known, { reseller: partner.id, customer: customer.id }))
    return refused('SECTION_NOT_YOURS', 'The device is claimed already.');
  const device = known ?? { id: state.nextId(), identifier, customer: customer.id, reseller: partner.id, metadata: {} };
  const wanted = textOf(claim.configurationId) ?? ofNewDevice(context, defaultOf(customer));
  const configuration = device.configuration ?? wanted;
  state.devices.set(device.id, { ...device, ...(configuration !== undefined && { configuration }) });
  return updateItem(call, partner, { ...claim, deviceId: device.id });
}

const defaultOf = ({ configurations }: Customer): string | undefined =>
  [...configurations.values()].find(({ isDefault }) => isDefault)?.id;

/** One unclaim: UnclaimDeviceRequest or PartnerUnclaim. */
export function unclaimItem(call: Call, partner: Partner, unclaim: JsonObject): ItemResult {
  if (unclaim.sectionType !== zeroTouchSection)
    return refused('INVALID_SECTION_TYPE', `sectionType must be ${zeroTouchSection}.`);
  const device = ownDevice(call, partner, unclaim);
  if (device === undefined) return refused('SECTION_NOT_YOURS', 'The device is not claimed by this reseller.');
  call.state.devices.delete(device.id);
  return { kind: 'done', device };
}

/** partners.devices.metadata */
export function updateDeviceMetadata(call: Call): JsonObject {
  const device = done(updateItem(call, partnerOf(call), { ...call.body, deviceId: call.names[1] ?? '' }));
  return { entries: device.metadata };
}

/** One update of metadata: UpdateMetadataArguments. */
export function updateItem(call: Call, partner: Partner, update: JsonObject): ItemResult {
  const device = ownDevice(call, partner, update);
  if (device === undefined) return refused('SECTION_NOT_YOURS', 'The device is not claimed by this reseller.');
  const entries = entriesOf(update.deviceMetadata);
  if (entries !== undefined) device.metadata = { ...device.metadata, ...entries };
  return { kind: 'done', device };
}

function entriesOf(metadata: Json | undefined): JsonObject | undefined {
  const entries = isJsonObject(metadata) ? metadata.entries : undefined;
  return isJsonObject(entries) ? entries : undefined;
}

function ownDevice({ state, context }: Call, { id }: Partner, named: JsonObject): ClaimedDevice | undefined {
  const wanted = readIdentifier(named.deviceIdentifier);
  const byId = state.devices.get(String(named.deviceId ?? ''));
  const found =
    byId ??
    [...state.devices.values()].find((one) => wanted !== undefined && sameIdentifier(context, one.identifier, wanted));
  return found?.reseller === id ? found : undefined;
}

const refused = (status: string, message: string): ItemResult => ({
  kind: 'refused',
  status: `SINGLE_DEVICE_STATUS_${status}` as ItemStatus,
  message,
});

/** partners.devices.findByIdentifier */
export function findByIdentifier(call: Call): JsonObject {
  const partner = partnerOf(call);
  const wanted = readIdentifier(call.body.deviceIdentifier);
  if (wanted === undefined) throw refuse('INVALID_ARGUMENT', 'deviceIdentifier is not complete.');
  return pageOf(call, partner, ({ identifier }) => sameIdentifier(call.context, identifier, wanted));
}

/** partners.devices.findByOwner */
export function findByOwner(call: Call): JsonObject {
  const partner = partnerOf(call);
  const { customerId } = call.body;
  const owners = Array.isArray(customerId) ? customerId : [];
  return pageOf(call, partner, ({ customer }) => owners.includes(customer));
}

function pageOf(call: Call, partner: Partner, fits: (device: ClaimedDevice) => boolean): JsonObject {
  const limit = Number(call.body.limit ?? 0);
  if (!limitIsLegal(call.context, limit)) throw refuse('INVALID_ARGUMENT', 'limit must be from 1 to 100.');
  const start = Number(textOf(call.body.pageToken) ?? 0);
  const found = [...call.state.devices.values()].filter((device) => device.reseller === partner.id && fits(device));
  const end = start + limit;
  return {
    devices: found.slice(start, end).map(shownToReseller),
    totalSize: found.length,
    ...(end < found.length && { nextPageToken: String(end) }),
  };
}

/** partners.devices.get */
export function getPartnerDevice(call: Call): JsonObject {
  const device = ownDevice(call, partnerOf(call), { deviceId: call.names[1] ?? '' });
  if (device === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.names[1]}`);
  return shownToReseller(device);
}

function shownToReseller({ id, identifier, customer, reseller, metadata }: ClaimedDevice): JsonObject {
  return {
    name: `partners/${reseller}/devices/${id}`,
    deviceId: id,
    deviceIdentifier: { ...identifier },
    deviceMetadata: { entries: metadata },
    claims: [{ sectionType: zeroTouchSection, ownerCompanyId: customer, resellerId: reseller }],
  };
}
