import type { ProvisioningParams } from '../../protocol/android/messages.js';
import { parseProvisioningPayload } from '../../protocol/android/parse-payload.js';
import { readQrPng } from '../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Person } from '../person/person.js';
import { browse } from '../person/web.js';
import { type AndroidDevice, EnrollmentStopped, refuse, refuseProvisioning } from './device.js';

/** The provisioning payload: what the camera sees in the QR code, or what the person's link leads to. */
export async function obtainPayload(device: AndroidDevice, entry: EnrollmentEntry, person: Person): Promise<string> {
  if (entry.qrPng !== undefined) return scanQrCode(device, entry.qrPng);
  if (entry.url !== undefined) return followLink(device, entry.url, person);
  return refuse({ form: 'local', code: 'NO_ENTRY', message: 'neither a QR code nor a link', step: 'ScanQrCode' });
}

function scanQrCode(device: AndroidDevice, png: string): string {
  const { message, findings } = readQrPng(Uint8Array.from(Buffer.from(png, 'base64')));
  device.note(findings);
  if (message.kind === 'read') return message.text;
  return refuseProvisioning('ScanQrCode', 'unreadable', message.message);
}

async function followLink(device: AndroidDevice, url: string, person: Person): Promise<string> {
  const { transport, signal } = device.world;
  const headers = { 'User-Agent': `Mozilla/5.0 (Linux; Android ${device.world.model.osVersion}) simulated` };
  const end = await browse({ transport, url, person, headers, ...(signal && { signal }) });
  if (end.kind === 'document') return Buffer.from(end.response.body).toString('utf8');
  if (end.kind !== 'link') throw new EnrollmentStopped(end);
  return refuse({ form: 'page', code: 'UNKNOWN_LINK', message: `no app opens ${end.url}`, step: 'Portal' });
}

/** Reads the payload as the device's setup does; a refused one ends the enrollment. */
export function readPayload(device: AndroidDevice, payload: string): ProvisioningParams {
  const { message, findings } = parseProvisioningPayload(payload);
  device.note(findings);
  if (message.kind === 'params') return message.params;
  return refuseProvisioning('ReadProvisioningExtras', message.refusal.code, message.refusal.message);
}
