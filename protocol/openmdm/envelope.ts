import { describeJson, isJsonObject, readJsonObject } from '../android/read-json.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { JsonObject } from '../base/vocabulary.js';

/** Sent with every request; the server takes the exact text only. */
export const protocolHeader = { 'X-Openmdm-Protocol': '2' } as const;

export const wireProtocol = section('OpenMDM, Agent Wire Protocol', 'AgentResponse');

/** What an agent is to do; a failure never carries data (OpenMDM, Agent Wire Protocol). */
export type Envelope =
  | { readonly ok: true; readonly data: JsonObject }
  | { readonly ok: false; readonly action: 'retry' | 'reauth' | 'unenroll'; readonly message: string };

/** Bytes of an answer that are read. */
const bodyLimit = 4 * 2 ** 20;
const failures = ['retry', 'reauth', 'unenroll'] as const;

/**
 * Reads the answer to a request of protocol 2. What cannot be understood reads as `retry`, which changes nothing on the device: the protocol
 * was made because agents took unclear answers for the end of management.
 */
export function readEnvelope(status: number, body: Uint8Array): Decoded<Envelope> {
  const findings = new Findings();
  const read = readJsonObject(Buffer.from(body).toString('utf8'), bodyLimit);
  if (read.kind === 'unreadable') {
    if (status < 500) report(findings, 'an envelope in JSON', read.message, '');
    return { message: retry(`HTTP ${status}`), findings: findings.list };
  }
  const message = status === 200 ? envelopeOf(read.object, findings) : failureOf(status, read.object, findings);
  return { message, findings: findings.list };
}

function envelopeOf(object: JsonObject, findings: Findings): Envelope {
  const { ok, action } = object;
  const message = typeof object.message === 'string' ? object.message : '';
  if (ok === true) return successOf(object, findings);
  if (ok !== false) report(findings, 'true or false', described(ok), 'ok');
  const failure = failures.find((each) => each === action);
  if (failure === undefined) report(findings, failures.join(', '), described(action), 'action');
  // an answer that does not say clearly that it failed never takes anything from the device
  return ok === false && failure !== undefined ? { ok, action: failure, message } : retry(message);
}

function successOf({ action, data }: JsonObject, findings: Findings): Envelope {
  if (action !== 'none') report(findings, 'none', described(action), 'action');
  if (isJsonObject(data)) return { ok: true, data };
  report(findings, 'object', described(data), 'data');
  return retry('the answer has no data');
}

/** Only what fails before the protocol begins has a status of its own: 429, 413, 5xx. */
function failureOf(status: number, { error, message }: JsonObject, findings: Findings): Envelope {
  if (status !== 429 && status !== 413 && status < 500) report(findings, 'HTTP 200', `HTTP ${status}`, 'status');
  return retry([error, message].find((text) => typeof text === 'string')?.toString() ?? `HTTP ${status}`);
}

function retry(message: string): Envelope {
  return { ok: false, action: 'retry', message };
}

function described(value: JsonObject[string] | undefined): string {
  return value === undefined ? 'nothing' : describeJson(value);
}

function report(findings: Findings, expected: string, received: string, place: string): void {
  findings.add({ expected, received, section: wireProtocol, ...(place !== '' && { place }) });
}
