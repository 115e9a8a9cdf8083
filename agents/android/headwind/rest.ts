import { ProtocolError } from '../../../protocol/base/errors.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { Answer } from '../../../protocol/headwind/messages.js';
import { answerIsSigned, readAnswer, restSection } from '../../../protocol/headwind/read-answer.js';
import { requestSignature } from '../../../protocol/headwind/signatures.js';
import type { TransportResponse } from '../../device/transport.js';
import type { AndroidDevice } from '../device.js';
import type { Ending } from '../transport.js';
import type { HeadwindManagement } from './state.js';

export type Server = Pick<HeadwindManagement, 'servers' | 'project' | 'secret'>;

export interface RestCall {
  /** Names the exchange. */
  readonly step: string;
  readonly method: 'GET' | 'POST';
  /** Below `/rest`. */
  readonly path: string;
  /** What `X-Request-Signature` covers. */
  readonly signs?: string;
  readonly body?: JsonObject;
  readonly timeoutMs?: number;
  /** Ends the request, beside the signal of the device's own world. */
  readonly signal?: AbortSignal;
}

export interface RestAnswer {
  readonly answer: Answer;
  readonly response: TransportResponse;
}

/** Times that the agent keeps, milliseconds (h-mdm/hmdm-android). */
const patience = { timeoutMs: 10_000, retries: 2, retryAfterMs: 15_000 };

/** Asks the server, then its stand-in, and both again after a while. Throws ProtocolError when none of them answers. */
export async function callServer(device: AndroidDevice, server: Server, call: RestCall): Promise<RestAnswer> {
  for (let left = patience.retries; ; left -= 1) {
    const failures: ProtocolError[] = [];
    for (const root of server.servers) {
      try {
        return read(device, await send(device, root, server, call));
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        failures.push(error);
      }
    }
    if (left === 0) throw failures[0] as ProtocolError;
    const signal = call.signal ?? device.world.signal;
    await device.world.clock.sleep(patience.retryAfterMs, signal && { signal });
  }
}

function send(
  { world, habits }: AndroidDevice,
  root: string,
  { project, secret }: Server,
  { step, method, path, signs, body, timeoutMs = patience.timeoutMs, signal = world.signal }: RestCall,
): Promise<TransportResponse> {
  return world.transport.send({
    step,
    method,
    url: `${root}${project === '' ? '' : `/${project}`}/rest${path}`,
    headers: {
      'X-CPU-Arch': habits.headwind.cpu,
      ...(signs !== undefined && { 'X-Request-Signature': requestSignature(secret, signs) }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    timeoutMs,
    ...(body !== undefined && { body: Buffer.from(JSON.stringify(body)) }),
    ...(signal && { signal }),
  });
}

function read(device: AndroidDevice, response: TransportResponse): RestAnswer {
  const { message, findings } = readAnswer(response.status, response.body);
  response.decode(() => ({ findings }));
  device.note(findings);
  return { answer: message, response };
}

/** Whether a configuration may be believed. A server always signs it; an agent looks at it only when it was built to. */
export function believes(device: AndroidDevice, { secret }: Server, { response }: RestAnswer): boolean {
  const header = response.headers['x-response-signature'];
  const signature = typeof header === 'string' ? header : undefined;
  if (answerIsSigned(response.body, signature, secret)) return true;
  const finding = {
    expected: 'X-Response-Signature over the data',
    received: signature ?? 'no signature',
    section: restSection,
    severity: 'fail' as const,
  };
  device.note([finding]);
  return !device.habits.headwind.checksAnswers;
}

/** The configuration of a number: `POST` creates the device where it may, `GET` only asks. */
export function configurationCall(number: string, body?: JsonObject): RestCall {
  const path = `/public/sync/configuration/${encodeURIComponent(number)}`;
  const call = { path, signs: number } as const;
  return body === undefined
    ? { step: 'GetConfiguration', method: 'GET', ...call }
    : { step: 'EnrollConfiguration', method: 'POST', body, ...call };
}

export function managementOf({ state: { headwind } }: AndroidDevice): HeadwindManagement {
  if (headwind === undefined) throw new RangeError('no Headwind server manages the device');
  return headwind;
}

/** A request that got no answer, as the end of a session; what is not the peer's fault is thrown again. */
export function unreachable(error: unknown): Ending {
  if (error instanceof ProtocolError) return { kind: 'unreachable', message: error.message };
  throw error;
}
