import { attestedDevice } from '../../protocol/acme/attestation.js';
import { errorIn } from '../../protocol/apple/error-response.js';
import { readDeviceAttributes } from '../../protocol/apple/ota/device-attributes.js';
import { readProfile } from '../../protocol/apple/profile.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { readPlist } from '../../protocol/plist/codec.js';
import { arrayOf, dictOf, PlistReal, type PlistValue, stringOf } from '../../protocol/plist/value.js';
import { type Check, finding } from './check.js';

const sent = (device: DeviceEvidence | undefined, step: string): Exchange | undefined =>
  device?.exchanges.findLast((exchange) => exchange.step === step);

function headerOf({ request }: Exchange, wanted: string): string {
  const found = Object.entries(request.headers).find(([name]) => name.toLowerCase() === wanted);
  return found === undefined ? 'none' : String(found[1]);
}

/** HTTP method of the last message of this step. */
export const sentBy: Check<{ readonly step: string; readonly method: string }> = async (
  { device },
  { step, method },
  requirements,
) => {
  const received = sent(device, step)?.request.method ?? `no ${step}`;
  return received === method ? [] : [finding(requirements, `${step} by ${method}`, received)];
};

/** A header of the last message of this step: as it is, or how it begins where the words end with `…`. */
export const headerIs: Check<{ readonly step: string; readonly header: string; readonly value: string }> = async (
  { device },
  { step, header, value },
  requirements,
) => {
  const exchange = sent(device, step);
  const received = exchange === undefined ? `no ${step}` : headerOf(exchange, header.toLowerCase());
  const fits = value.endsWith('…') ? received.startsWith(value.slice(0, -1)) : received === value;
  return fits ? [] : [finding(requirements, `${header} ${value}`, received)];
};

/** A key of the MDM payload that the device enrolled by. */
function payloadKey(device: DeviceEvidence | undefined, key: string): string | undefined {
  const profile = device?.exchanges.findLast(({ step }) => step.startsWith('GetProfile'))?.response?.body;
  if (profile === undefined) return undefined;
  const { payloads } = readProfile(profile).message.profile;
  return stringOf(payloads.find(({ PayloadType }) => PayloadType === 'com.apple.mdm')?.content.get(key));
}

/** The last message of this step went to the address that the MDM payload has under this key (mdm/profiles/com.apple.mdm.yaml). */
export const sentToAddress: Check<{ readonly step: string; readonly key: string }> = async (
  { device },
  { step, key },
  requirements,
) => {
  const [expected, received] = [payloadKey(device, key), sent(device, step)?.request.url];
  if (expected !== undefined && expected === received) return [];
  return [finding(requirements, `${step} at ${expected ?? key}`, received ?? `no ${step}`)];
};

/** The topic of the last message of this step is the one of the profile (mdm/checkin/authenticate.yaml, Topic). */
export const topicIsTheProfiles: Check<{ readonly step: string }> = async ({ device }, { step }, requirements) => {
  const exchange = sent(device, step);
  const message = exchange === undefined ? undefined : dictOf(readPlist(exchange.request.body).message);
  const [expected, received] = [payloadKey(device, 'Topic'), stringOf(message?.get('Topic'))];
  if (expected !== undefined && expected === received) return [];
  return [finding(requirements, `Topic ${expected}`, received ?? 'none')];
};

/** The TokenUpdate of the user says, as a boolean, that he is at the Mac (mdm/checkin/tokenupdate.yaml, NotOnConsole). */
export const userIsOnConsole: Check<object> = async ({ device }, _args, requirements) => {
  const messages = (device?.exchanges ?? []).filter(({ step }) => step === 'TokenUpdate');
  const dicts = messages.map(({ request }) => dictOf(readPlist(request.body).message));
  const ofUser = dicts.findLast((message) => message?.has('UserID') === true);
  if (ofUser === undefined) return [finding(requirements, 'a TokenUpdate of the user', 'none')];
  const told = ofUser.get('NotOnConsole');
  return told === false ? [] : [finding(requirements, 'NotOnConsole false', String(told ?? 'nothing'))];
};

/** Type of an answer to DeviceInformation (mdm/commands/information.device.yaml, responsekeys). */
export const answerHasType: Check<{ readonly query: string; readonly type: string }> = async (
  { device },
  { query, type },
  requirements,
) => {
  const exchange = sent(device, 'Acknowledged');
  const report = exchange === undefined ? undefined : dictOf(readPlist(exchange.request.body).message);
  const answer = dictOf(report?.get('QueryResponses'))?.get(query);
  const received = answer === undefined ? 'no answer' : typeOf(answer);
  const at = { section: section('apple/device-management', 'mdm/commands/information.device.yaml') };
  return received === type ? [] : [finding(requirements, `${query} as ${type}`, received, at)];
};

/** Freshness code of the attestation that the last answer holds, as text; empty where it holds none (mdm/commands/information.device.yaml). */
export const attestedWith: Check<{ readonly nonce: string }> = async ({ device }, { nonce }, requirements) => {
  const exchange = sent(device, 'Acknowledged');
  const report = exchange === undefined ? undefined : dictOf(readPlist(exchange.request.body).message);
  const [leaf] = arrayOf(dictOf(report?.get('QueryResponses'))?.get('DevicePropertiesAttestation')) ?? [];
  const freshness = leaf instanceof Uint8Array ? attestedDevice(parseCertificate(leaf)).freshness : undefined;
  const received = Buffer.from(freshness ?? []).toString('utf8');
  const at = { section: section('apple/device-management', 'mdm/commands/information.device.yaml') };
  return received === nonce ? [] : [finding(requirements, `an attestation for "${nonce}"`, `"${received}"`, at)];
};

function typeOf(value: PlistValue): string {
  if (value instanceof Date) return 'date';
  if (value instanceof PlistReal) return 'real';
  if (value instanceof Uint8Array) return 'data';
  if (typeof value === 'number' || typeof value === 'bigint') return 'integer';
  if (Array.isArray(value)) return 'array';
  return value instanceof Map ? 'dictionary' : typeof value;
}

/** Attributes that the device told the Profile Service. */
export const attributeTold: Check<{ readonly key: string; readonly told: boolean }> = async (
  { device },
  { key, told },
  requirements,
) => {
  const exchange = sent(device, 'DeviceAttributes');
  if (exchange === undefined) return [finding(requirements, 'device attributes', 'none')];
  const keys = [...readDeviceAttributes(exchange.request.body).attributes.keys()];
  if (keys.includes(key) === told) return [];
  return [finding(requirements, `attributes ${told ? 'with' : 'without'} ${key}`, keys.join(', '))];
};

/** After an answer that sends it elsewhere the device asked nobody else. */
export const wentNowhereElse: Check<{ readonly host: string }> = async ({ device }, { host }, requirements) => {
  const gone = (device?.exchanges ?? []).find(({ request }) => new URL(request.url).host.startsWith(host));
  return gone === undefined ? [] : [finding(requirements, `no message to ${host}`, gone.request.url)];
};

/** The last report was answered with the error of this code, as JSON or property list by its Content-Type (mdm/errors). */
export const answeredWithError: Check<{ readonly code: string }> = async ({ device }, { code }, requirements) => {
  const response = sent(device, 'Idle')?.response;
  const told = response === undefined ? undefined : errorIn(response)?.code;
  if (told === code) return [];
  const received =
    response === undefined ? 'no answer to a report' : `${response.status} ${told ?? 'without an error'}`;
  return [finding(requirements, `403 ${code}`, received)];
};
