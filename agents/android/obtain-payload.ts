import { entryWayFacts } from '../../protocol/android/entry-ways.table.js';
import { readKnoxProfile } from '../../protocol/android/knox-profile.js';
import type { ProvisioningParams, ProvisioningReading } from '../../protocol/android/messages.js';
import { readProvisioningTag } from '../../protocol/android/nfc/provisioning-tag.js';
import { parseProvisioningPayload } from '../../protocol/android/parse-payload.js';
import type { Carrier } from '../../protocol/android/provisioning-extras.table.js';
import { readQrPng } from '../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Decoded } from '../../protocol/base/finding.js';
import type { Person } from '../person/person.js';
import { codeOf } from '../person/second-factor.js';
import { browse } from '../person/web.js';
import { type AndroidDevice, EnrollmentStopped, refuse, refuseProvisioning } from './device.js';
import { opensQrReader, qrReaderIsBuiltIn } from './entry-rules.js';
import { wayOf } from './entry-way.js';

/** The parameters that a tag, a code, a file, a cloud or a link carries; whatever the device's setup refuses ends the enrollment. */
export async function obtainParams(
  device: AndroidDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<ProvisioningParams> {
  const { nfcTag, configuration, file, qrPng, url } = entry;
  if (configuration?.service === 'kme') return accept(device, readKnoxProfile(configuration.text));
  const { carrier } = entryWayFacts[wayOf(entry)];
  if (configuration !== undefined) return readPayload(device, configuration.text, carrier);
  if (nfcTag !== undefined) return accept(device, readProvisioningTag(Buffer.from(nfcTag, 'base64')));
  if (file !== undefined) return readPayload(device, file, carrier);
  if (qrPng !== undefined) {
    openQrReader(device);
    return readPayload(device, scanQrCode(device, qrPng), carrier);
  }
  if (url !== undefined) return readPayload(device, await followLink(device, url, person), carrier);
  return refuse({ form: 'local', code: 'NO_ENTRY', message: 'neither a QR code nor a link', step: 'ScanQrCode' });
}

/** Six taps on the first screen; Android 8 fetches a reader first, for which it needs a network. */
function openQrReader(device: AndroidDevice): void {
  const { rules, habits } = device;
  if (!opensQrReader(rules, habits.taps)) refuseProvisioning('ScanQrCode', 'QR_READER', 'no reader of QR codes opens');
  if (qrReaderIsBuiltIn(rules, habits.apiLevel)) return;
  if (habits.networks !== undefined && Object.keys(habits.networks).length === 0)
    refuseProvisioning('ScanQrCode', 'QR_READER_NETWORK', 'the reader of QR codes cannot be downloaded');
  device.state = { ...device.state, setup: [...device.state.setup, 'install QR reader'] };
}

export function scanQrCode(device: AndroidDevice, png: string): string {
  const { message, findings } = readQrPng(Uint8Array.from(Buffer.from(png, 'base64')));
  device.note(findings);
  if (message.kind === 'read') return message.text;
  return refuseProvisioning('ScanQrCode', 'unreadable', message.message);
}

/** What the page behind a link hands the device, once the person is through it. */
export async function followLink(device: AndroidDevice, url: string, person: Person): Promise<string> {
  const { transport, signal } = device.world;
  const headers = { 'User-Agent': `Mozilla/5.0 (Linux; Android ${device.world.model.osVersion}) simulated` };
  const code = () => codeOf(device.world, person, false);
  const end = await browse({ transport, url, person, code, headers, ...(signal && { signal }) });
  if (end.kind === 'document') return Buffer.from(end.response.body).toString('utf8');
  if (end.kind !== 'link') throw new EnrollmentStopped(end);
  return refuse({ form: 'page', code: 'UNKNOWN_LINK', message: `no app opens ${end.url}`, step: 'Portal' });
}

/** Reads the payload as the device's setup does; a refused one ends the enrollment. */
export function readPayload(device: AndroidDevice, payload: string, carrier: Carrier = 'qr'): ProvisioningParams {
  return accept(device, parseProvisioningPayload(payload, carrier));
}

function accept(device: AndroidDevice, { message, findings }: Decoded<ProvisioningReading>): ProvisioningParams {
  device.note(findings);
  if (message.kind === 'params') return message.params;
  return refuseProvisioning('ReadProvisioningExtras', message.refusal.code, message.refusal.message);
}
