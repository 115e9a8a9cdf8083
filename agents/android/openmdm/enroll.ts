import type { EntryWay } from '../../../protocol/android/entry-ways.table.js';
import type { ManagementMode } from '../../../protocol/android/management-modes.table.js';
import { readJsonObject } from '../../../protocol/android/read-json.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { signWithPinnedKey, signWithSecret } from '../../../protocol/openmdm/canonical.js';
import type { Enrolled, EnrollmentClaim, EnrollmentMethod } from '../../../protocol/openmdm/messages.js';
import { readEnrolled } from '../../../protocol/openmdm/read-answers.js';
import { refusalFrom } from '../../device/refusal.js';
import type { TransportResponse } from '../../device/transport.js';
import { type AndroidDevice, refuse } from '../device.js';
import { reportedIdentity } from '../facts.js';
import { type AgentCall, callAgent, managementOf, post, read } from './agent-api.js';

/** What the admin extras bring. */
export interface OpenmdmBundle {
  readonly server: string;
  /** Absent: the device proves itself by a key of its own. */
  readonly secret?: string;
  readonly policyId?: string;
  readonly groupId?: string;
}

const enrollStep = 'Enroll';

/** `POST /agent/enroll`, signed with the shared secret or with the device's key, and the push address that the answer asks for. */
export async function enrollByOpenmdm(
  device: AndroidDevice,
  bundle: OpenmdmBundle,
  mode: ManagementMode,
  way: EntryWay,
): Promise<void> {
  const claim = claimOf(device, mode, way);
  const { secret, server, policyId, groupId } = bundle;
  const wishes = { ...(policyId !== undefined && { policyId }), ...(groupId !== undefined && { groupId }) };
  const proof =
    secret === undefined ? await proofByKey(device, server, claim) : { signature: signWithSecret(claim, secret) };
  const body = { ...claim, ...proof, sdkVersion: device.habits.apiLevel, ...wishes };
  const response = await sendOrRefuse(device, server, { step: enrollStep, method: 'POST', path: '/enroll', body });
  keep(device, server, enrolledIn(device, response));
  await registerForPush(device);
}

/** The ids that the mode lets a DPC see. */
function claimOf(device: AndroidDevice, mode: ManagementMode, way: EntryWay): EnrollmentClaim {
  const { model, clock } = device.world;
  const { serial, imei } = reportedIdentity(device, mode);
  return {
    model: model.product,
    manufacturer: model.manufacturer,
    osVersion: model.osVersion,
    ...(serial !== undefined && { serialNumber: serial }),
    ...(imei !== undefined && { imei }),
    androidId: device.state.androidId,
    method: methods[way],
    timestamp: new Date(clock.now()).toISOString(),
  };
}

const methods: Readonly<Record<EntryWay, EnrollmentMethod>> = {
  qr: 'qr',
  nfc: 'nfc',
  'zero-touch': 'zero-touch',
  kme: 'knox',
  token: 'manual',
  file: 'manual',
  link: 'app-only',
};

/** A challenge is good for one enrollment; the key stays with the device (OpenMDM, Enrollment, Path A). */
async function proofByKey(device: AndroidDevice, server: string, claim: EnrollmentClaim): Promise<JsonObject> {
  const call: AgentCall = { step: 'EnrollChallenge', method: 'GET', path: '/enroll/challenge' };
  const response = await sendOrRefuse(device, server, call);
  const challenge = challengeIn(response);
  if (response.status !== 200 || challenge === undefined) return refuseBy(response, call.step, 'there is no challenge');
  const key = await device.world.keys.take('ec-p256', device.record.seed);
  const privateKey = key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  device.record = { ...device.record, privateKey };
  return { ...signWithPinnedKey(claim, key, challenge), attestationChallenge: challenge };
}

/** The one answer that has no envelope, although a server may put it into one. */
function challengeIn({ body }: TransportResponse): string | undefined {
  const read = readJsonObject(Buffer.from(body).toString('utf8'));
  if (read.kind === 'unreadable') return undefined;
  const { challenge, data } = read.object;
  const found = typeof challenge === 'string' ? challenge : (data as JsonObject | undefined)?.challenge;
  return typeof found === 'string' ? found : undefined;
}

function enrolledIn(device: AndroidDevice, response: TransportResponse): Enrolled {
  if (response.status !== 200) return refuseBy(response, enrollStep, `HTTP ${response.status}`);
  const envelope = read(device, response);
  const { exchange } = response;
  if (!envelope.ok)
    return refuse({ form: 'http', code: envelope.action, message: envelope.message, step: enrollStep, exchange });
  const { message, findings } = readEnrolled(envelope.data);
  device.note(findings);
  return message ?? refuseBy(response, enrollStep, 'the answer brings no device id and token');
}

/** A refusal in the server's words: its code, or the status. 429 stays what it is, so that a limit is not taken for a judgement of the device. */
function refuseBy({ status, body, exchange }: TransportResponse, step: string, otherwise: string): never {
  const read = readJsonObject(Buffer.from(body).toString('utf8'));
  const { code, error } = read.kind === 'object' ? read.object : ({} as JsonObject);
  const text = typeof error === 'string' ? error : otherwise;
  return refuse({
    form: 'http',
    code: typeof code === 'string' ? code : String(status),
    message: text,
    step,
    exchange,
  });
}

async function sendOrRefuse(device: AndroidDevice, server: string, call: AgentCall): Promise<TransportResponse> {
  try {
    return await post(device, server, call);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return refuse(refusalFrom(error, call.step, device.world.transport));
  }
}

function keep(device: AndroidDevice, server: string, { deviceId, token, serverUrl, push }: Enrolled): void {
  const told = URL.canParse(serverUrl) ? withoutSlash(serverUrl) : server;
  device.record = { ...device.record, enrollmentId: deviceId };
  device.state = {
    ...device.state,
    openmdm: {
      server: told,
      token,
      interval: push.pollingInterval,
      push: push.provider,
      configured: false,
      policyVersion: 0,
      desiredState: {},
      desiredStateVersion: 0,
      restrictions: {},
    },
  };
}

/** Devices that are not asked to poll tell where they are pushed to. The token is made up: no push service knows a simulated device. */
async function registerForPush(device: AndroidDevice): Promise<void> {
  const { push: provider } = managementOf(device);
  if (provider === 'polling') return;
  const body = { provider, token: `simulated-${device.state.androidId}` };
  await callAgent(device, { step: 'PushToken', method: 'POST', path: '/push-token', body });
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
