import { ProtocolError } from '../../../protocol/base/errors.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type Envelope, protocolHeader, readEnvelope } from '../../../protocol/openmdm/envelope.js';
import type { TransportResponse } from '../../device/transport.js';
import type { AndroidDevice } from '../device.js';
import type { Ending } from '../transport.js';
import type { OpenmdmManagement } from './state.js';

export interface AgentCall {
  /** Names the exchange. */
  readonly step: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/agent`. */
  readonly path: string;
  readonly body?: JsonObject;
}

/** An answer of the server, or none: then the device tries again another time. */
export type AgentAnswer = Envelope | { readonly ok: false; readonly action: 'unreachable'; readonly message: string };

/** Sends one request with the device's token. A token that is no longer good is renewed once; that never costs the enrollment (action `reauth`). */
export async function callAgent(device: AndroidDevice, call: AgentCall): Promise<AgentAnswer> {
  const answer = await sendOnce(device, call);
  if (answer.ok || answer.action !== 'reauth') return answer;
  const renewed = await sendOnce(device, { step: 'RefreshToken', method: 'POST', path: '/refresh-token' });
  if (!renewed.ok) return renewed;
  const { token } = renewed.data;
  if (typeof token !== 'string') return answer;
  device.state = { ...device.state, openmdm: { ...managementOf(device), token } };
  return sendOnce(device, call);
}

async function sendOnce(device: AndroidDevice, call: AgentCall): Promise<AgentAnswer> {
  const { server, token } = managementOf(device);
  try {
    return read(device, await post(device, server, call, { Authorization: `Bearer ${token}` }));
  } catch (error) {
    if (error instanceof ProtocolError) return { ok: false, action: 'unreachable', message: error.message };
    throw error;
  }
}

/** One request of protocol 2. Throws ProtocolError when no answer comes. */
export function post(
  { world }: AndroidDevice,
  server: string,
  { step, method, path, body }: AgentCall,
  headers: Readonly<Record<string, string>> = {},
): Promise<TransportResponse> {
  const { transport, signal } = world;
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return transport.send({
    step,
    method,
    url: `${server}/agent${path}`,
    headers: { ...protocolHeader, ...json, ...headers },
    ...(body !== undefined && { body: Buffer.from(JSON.stringify(body)) }),
    ...(signal && { signal }),
  });
}

/** What the answer says; deviations go into the device's book and beside the exchange. */
export function read(device: AndroidDevice, response: TransportResponse): Envelope {
  const { message, findings } = readEnvelope(response.status, response.body);
  response.decode(() => ({ findings }));
  device.note(findings);
  return message;
}

export function managementOf({ state: { openmdm } }: AndroidDevice): OpenmdmManagement {
  if (openmdm === undefined) throw new RangeError('no OpenMDM server manages the device');
  return openmdm;
}

/** What a failed answer means for the session. The device lets go only where the server says `unenroll`, and keeps its data. */
export function endingOf({ action, message }: Extract<AgentAnswer, { ok: false }>): Ending {
  if (action === 'unenroll') return { kind: 'unenrolled', released: true, message };
  return { kind: action === 'unreachable' ? 'unreachable' : 'refused', message: `${action}: ${message}` };
}
