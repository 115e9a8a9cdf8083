import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { openCloudTransport } from './cloud/cloud-transport.js';
import type { AndroidDevice } from './device.js';
import { openHeadwindTransport } from './headwind/headwind-transport.js';
import { openOmadmTransport } from './omadm-transport.js';
import { openOpenmdmTransport } from './openmdm/openmdm-transport.js';
import type { AndroidTransport, OpenTransport } from './transport.js';

/** Every protocol that the DPC speaks; the first whose extras are found enrolls the device. */
const transports: readonly OpenTransport[] = [
  openCloudTransport,
  openOpenmdmTransport,
  openHeadwindTransport,
  openOmadmTransport,
];

/** The protocol that the admin extras are for. */
export function transportIn(device: AndroidDevice, extras: JsonObject): AndroidTransport | undefined {
  return opened(device).find((transport) => transport.serviceIn(extras) !== undefined);
}

/** The protocol that manages the device; undefined when nobody does. */
export function managingTransport(device: AndroidDevice): AndroidTransport | undefined {
  return opened(device).find(({ manages }) => manages);
}

function opened(device: AndroidDevice): readonly AndroidTransport[] {
  return transports.map((open) => open(device));
}
