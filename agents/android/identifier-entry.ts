import type { ProvisioningParams } from '../../protocol/android/messages.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { type AndroidDevice, refuse, refuseProvisioning } from './device.js';
import { afterIdentifier, type IdentifierStep, identifierSequence, typedToken } from './entry-rules.js';
import { readPayload, scanQrCode } from './obtain-payload.js';
import { runProvisioningTasks } from './provisioning-tasks.js';

/*
 * On a real device Google Play resolves the identifier and the token. Here the address beside the entry stands for both: asked with the
 * identifier it names the DPC, asked with the token it gives the payload. That exchange is ours.
 */
export interface IdentifierEntry {
  readonly params: ProvisioningParams;
  /** The DPC came with the identifier: the payload's download is done. */
  readonly installed: boolean;
}

/** Walks the set-up of a wiped device from language to token; what was walked stays in the device's log. */
export async function enterIdentifier(device: AndroidDevice, entry: EnrollmentEntry): Promise<IdentifierEntry> {
  let params: ProvisioningParams | undefined;
  for (const step of identifierSequence(device.rules)) {
    log(device, step);
    if (step === 'install Android Device Policy') await installDevicePolicy(device, entry);
    if (step === 'scan QR or enter token') params = await presentToken(device, entry);
  }
  if (params === undefined)
    return refuse({ form: 'local', code: 'NO_TOKEN', message: 'the set-up came to no token', step: 'EnterToken' });
  return { params, installed: true };
}

function log(device: AndroidDevice, step: IdentifierStep): void {
  device.state = { ...device.state, setup: [...device.state.setup, step] };
}

async function installDevicePolicy(device: AndroidDevice, entry: EnrollmentEntry): Promise<void> {
  const { habits, world, rules } = device;
  const service = addressOf(entry);
  const params = await payloadFrom(device, service, { identifier: entry.identifier ?? '' }, 'EnterIdentifier');
  const { transport, signal } = world;
  const failure = await runProvisioningTasks({ params, habits, transport, service, rules, ...(signal && { signal }) });
  if (failure !== undefined) refuse({ form: 'provisioning', ...failure });
}

async function presentToken(device: AndroidDevice, entry: EnrollmentEntry): Promise<ProvisioningParams> {
  const wanted = entry.token === undefined ? 'scan' : 'type';
  if (afterIdentifier(device.rules, wanted) === 'scan') {
    if (entry.qrPng === undefined) return refuseProvisioning('ScanQrCode', 'NO_QR_CODE', 'there is no QR code to scan');
    return readPayload(device, scanQrCode(device, entry.qrPng));
  }
  if (entry.token === undefined) return refuseProvisioning('EnterToken', 'NO_TOKEN', 'there is no token to type');
  return payloadFrom(device, addressOf(entry), { et: typedToken(device.rules, entry.token) }, 'EnterToken');
}

async function payloadFrom(
  device: AndroidDevice,
  address: string,
  query: Readonly<Record<string, string>>,
  step: string,
): Promise<ProvisioningParams> {
  const { transport, signal } = device.world;
  const url = `${address}?${new URLSearchParams(query)}`;
  const response = await transport.send({ step, method: 'GET', url, ...(signal && { signal }) });
  const { status, exchange } = response;
  if (status !== 200) return refuse({ form: 'http', code: String(status), message: `HTTP ${status}`, step, exchange });
  return readPayload(device, Buffer.from(response.body).toString('utf8'), 'intent');
}

function addressOf({ url }: EnrollmentEntry): string {
  if (url !== undefined && URL.canParse(url)) return url;
  return refuse({ form: 'local', code: 'NO_ENTRY', message: 'no address beside the token', step: 'EnterIdentifier' });
}
