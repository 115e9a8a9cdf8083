import { enrollPath, enrollUrl, type LinkEnrolled, type LinkSignIn } from '../../../protocol/amapi/device-link.js';
import { type ManagementMode, managementModes } from '../../../protocol/android/management-modes.table.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TransportResponse } from '../../device/transport.js';
import { willingPerson } from '../../person/person.js';
import { browse } from '../../person/web.js';
import { type AndroidDevice, EnrollmentStopped, refuse, refuseProvisioning } from '../device.js';
import { reportedIdentity } from '../facts.js';
import { tokenAfterSignIn } from './cloud-rules.js';
import { bodyOf, messageOf, post } from './link.js';

const step = 'RedeemEnrollmentToken';
const signInStep = 'SignIn';

/** A token, and the cloud where it is worth something. */
export interface CloudBundle {
  readonly token: string;
  readonly service: string;
}

/** Redeems the enrollment token at the simulated Android Management API; the answer says how the device is managed from now on. */
export async function redeemToken(
  device: AndroidDevice,
  bundle: CloudBundle,
  wanted: ManagementMode,
  entry: EnrollmentEntry,
): Promise<ManagementMode> {
  const answer = await ask(device, bundle, wanted);
  const { signIn } = bodyOf(answer) as Partial<LinkSignIn>;
  if (typeof signIn !== 'string') return takeAnswer(device, bundle, answer);
  const token = await signInAt(device, signIn, bundle.token, entry);
  return takeAnswer(device, bundle, await ask(device, { ...bundle, token }, wanted));
}

async function ask(
  device: AndroidDevice,
  { token, service }: CloudBundle,
  wanted: ManagementMode,
): Promise<TransportResponse> {
  const response = await post(device, `${service}${enrollPath}`, step, {
    enrollmentToken: token,
    factoryReset: !device.state.userSetupComplete,
    ...factsOf(device, wanted),
  });
  const { status, exchange } = response;
  if (status === 200) return response;
  return refuse({ form: 'http', code: String(status), message: messageOf(response), step, exchange });
}

/** A personal device from Android 12 on has another id in place of its serial number (HardwareInfo.enterpriseSpecificId). */
function factsOf(device: AndroidDevice, wanted: ManagementMode): JsonObject {
  const { world, habits, record } = device;
  const { serial = record.serial, imei } = reportedIdentity(device, wanted);
  return {
    apiLevel: habits.apiLevel,
    brand: world.model.manufacturer,
    model: world.model.product,
    serialNumber: serial,
    ...(imei === undefined && { enterpriseSpecificId: serial }),
    ...(imei !== undefined && { imei }),
  };
}

/** The page of the EMM lets the person in, and ends with an address of Google's that holds the real token. */
async function signInAt(device: AndroidDevice, url: string, first: string, entry: EnrollmentEntry): Promise<string> {
  const { transport, signal } = device.world;
  const { username = '', password = '' } = entry;
  const end = await browse({
    transport,
    url,
    person: willingPerson('holder', username, password),
    step: signInStep,
    opensElsewhere: (address) => address.startsWith(enrollUrl),
    ...(signal && { signal }),
  });
  if (end.kind === 'refused' || end.kind === 'abandoned') throw new EnrollmentStopped(end);
  const token = end.kind === 'link' ? tokenAfterSignIn(device.rules, end.url, first) : undefined;
  return token ?? refuse({ form: 'page', code: 'SIGN_IN', message: 'the sign-in failed', step: signInStep });
}

function takeAnswer(device: AndroidDevice, { service }: CloudBundle, response: TransportResponse): ManagementMode {
  const { device: name, key, mode: told } = bodyOf(response) as Partial<LinkEnrolled>;
  const mode = managementModes.find((each) => each === told);
  if (typeof name !== 'string' || typeof key !== 'string' || mode === undefined)
    return refuseProvisioning(step, 'CLOUD_ANSWER', 'the cloud named no device, key or mode');
  device.record = { ...device.record, enrollmentId: name };
  const cloud = { link: service, device: name, key, policyVersion: '0', restrictions: {}, applied: 'ACTIVE' } as const;
  device.state = { ...device.state, mode, cloud };
  return mode;
}
