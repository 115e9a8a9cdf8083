import { JsonMembers } from '../android/json-members.js';
import { describeJson, isJsonObject, readJsonObject } from '../android/read-json.js';
import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Json } from '../base/vocabulary.js';
import { readLenientJson } from './lenient-json.js';
import type { PushMessage } from './messages.js';
import { restSection } from './read-answer.js';

const mqttSection = section('Headwind MDM, MQTT', 'PushSenderMqtt');

/**
 * What arrives over MQTT: `{messageType: "configUpdated", payload: {…}}`, whose names have no quotes. Without a type it means nothing; undefined
 * then, and a finding. A payload that is no object is dropped, as the agent does.
 */
export function readMqttPayload(bytes: Uint8Array): Decoded<PushMessage | undefined> {
  const findings = new Findings();
  const value = lenient(bytes, findings);
  if (value === undefined) return { message: undefined, findings: findings.list };
  if (!isJsonObject(value)) return unclear(findings, 'object', describeJson(value), '');
  const { messageType, payload } = value;
  if (typeof messageType !== 'string' || messageType === '')
    return unclear(
      findings,
      'string',
      messageType === undefined ? 'nothing' : describeJson(messageType),
      'messageType',
    );
  if (payload !== undefined && payload !== null && !isJsonObject(payload))
    findings.warn({ expected: 'object', received: describeJson(payload), section: mqttSection, place: 'payload' });
  return { message: { messageType, payload: isJsonObject(payload) ? payload : undefined }, findings: findings.list };
}

function lenient(bytes: Uint8Array, findings: Findings): Json | undefined {
  try {
    return readLenientJson(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    findings.add({
      expected: 'a message that org.json reads',
      received: error.message,
      section: mqttSection,
      ...(error.place !== undefined && { place: error.place }),
    });
    return undefined;
  }
}

function unclear(findings: Findings, expected: string, received: string, place: string): Decoded<undefined> {
  findings.add({ expected, received, section: mqttSection, place });
  return { message: undefined, findings: findings.list };
}

/** What a poll brings: proper JSON, in which each payload is once more JSON, as text. */
export function readNotifications(data: Json): Decoded<readonly PushMessage[]> {
  const findings = new Findings();
  const members = new JsonMembers({ data }, findings, restSection, '');
  const message = members.objects('data').flatMap((object, index) => {
    const notification = new JsonMembers(object, findings, restSection, `data[${index}]`);
    const messageType = notification.required('messageType', 'string');
    const text = notification.optional('payload', 'string');
    return messageType === undefined ? [] : [{ messageType, payload: payloadIn(text) }];
  });
  return { message, findings: findings.list };
}

function payloadIn(text: string | undefined): PushMessage['payload'] {
  if (text === undefined) return undefined;
  const read = readJsonObject(text);
  return read.kind === 'object' ? read.object : undefined;
}
