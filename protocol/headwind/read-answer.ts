import { describeJson, isJsonObject, readJsonObject } from '../android/read-json.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Json } from '../base/vocabulary.js';
import type { Answer } from './messages.js';
import { responseSignature, signedData } from './signatures.js';

export const restSection = section('Headwind MDM, REST', 'Response');

/** Bytes of an answer that are read. */
const bodyLimit = 4 * 2 ** 20;

/** An answer with its status inside: what HTTP says is 200 whether it succeeded or not. What cannot be read is an error. */
export function readAnswer(status: number, body: Uint8Array): Decoded<Answer> {
  const findings = new Findings();
  const read = readJsonObject(Buffer.from(body).toString('utf8'), bodyLimit);
  if (status !== 200) return { message: { status: 'ERROR', message: `HTTP ${status}` }, findings: findings.list };
  if (read.kind === 'unreadable') return unclear(findings, 'an answer in JSON', read.message, 'body');
  const { status: said, message, data } = read.object;
  if (said === 'OK') return { message: { status: 'OK', data: data ?? null }, findings: findings.list };
  if (said !== 'ERROR') return unclear(findings, 'OK or ERROR', described(said), 'status');
  if (typeof message !== 'string') return unclear(findings, 'string', described(message), 'message');
  return { message: { status: 'ERROR', message }, findings: findings.list };
}

/** Whether the data are what the server signed; agents that check drop an answer that is not, or that has no signature. */
export function answerIsSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  const data = signedData(Buffer.from(body).toString('utf8'));
  return data !== undefined && signature?.toUpperCase() === responseSignature(secret, data);
}

function unclear(findings: Findings, expected: string, received: string, place: string): Decoded<Answer> {
  findings.add({ expected, received, section: restSection, place });
  return { message: { status: 'ERROR', message: `unclear answer: ${place}` }, findings: findings.list };
}

function described(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return isJsonObject(value) ? 'object' : describeJson(value);
}
