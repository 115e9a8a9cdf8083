import { readDeviceAttributes } from '../../protocol/apple/ota/device-attributes.js';
import { readProfileService } from '../../protocol/apple/ota/profile-service.js';
import { readProfile } from '../../protocol/apple/profile.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Finding } from '../../protocol/base/finding.js';
import { section } from '../../protocol/base/section.js';
import { type Check, finding } from './check.js';

const at = (phase: string) => ({ section: section('Over-the-Air Profile Delivery and Configuration', phase) });

interface Delivery {
  readonly asked: readonly string[];
  readonly first: Exchange;
  readonly second: Exchange;
}

/** The three exchanges of a delivery; undefined when there were not as many. */
function deliveryOf(device: DeviceEvidence | undefined): Delivery | undefined {
  const exchanges = device?.exchanges ?? [];
  const service = exchanges.map(({ response }) => response?.body).find((body) => body && readProfileService(body));
  const [first, second] = exchanges.filter(({ step }) => step === 'DeviceAttributes');
  if (service === undefined || first === undefined || second === undefined) return undefined;
  return { asked: readProfileService(service)?.DeviceAttributes ?? [], first, second };
}

/** Whether both messages tell what was asked for, the challenge, and nothing else. */
export const toldWhatWasAsked: Check<object> = async ({ device }, _args, requirements) => {
  const delivery = deliveryOf(device);
  if (delivery === undefined) return [finding(requirements, 'attributes sent twice', 'fewer messages')];
  const { asked, first, second } = delivery;
  const allowed = [...asked, 'CHALLENGE'];
  return [first, second].flatMap(({ request }) => {
    const told = [...readDeviceAttributes(request.body).attributes.keys()];
    const wrong = told.filter((key) => !allowed.includes(key));
    const missing = ['UDID', 'PRODUCT', 'SERIAL', 'VERSION', 'CHALLENGE'].filter((key) => !told.includes(key));
    return wrong.length + missing.length === 0
      ? []
      : [finding(requirements, allowed.join(', '), told.join(', '), at('phase 2'))];
  });
};

/** Whether the two messages went to one address under two signers. */
export const signedByTwoIdentities: Check<object> = async ({ device }, _args, requirements) => {
  const delivery = deliveryOf(device);
  if (delivery === undefined) return [finding(requirements, 'attributes sent twice', 'fewer messages')];
  const [one, other] = [delivery.first, delivery.second].map(signerOf);
  const sameUrl = delivery.first.request.url === delivery.second.request.url;
  if (one !== other && sameUrl) return [];
  return [finding(requirements, 'two signers at one address', sameUrl ? 'one signer' : 'two addresses', at('phase 3'))];
};

function signerOf({ request }: Exchange): string {
  const der = readDeviceAttributes(request.body).signature.signers[0]?.certificate?.der ?? new Uint8Array(0);
  return Buffer.from(der).toString('base64');
}

/** Whether the first answer offers an identity and no management. */
export const identityFirst: Check<object> = async ({ device }, _args, requirements) =>
  identityIn(device?.exchanges.find(isAttributes), requirements);

/** The same of the latest answer. */
export const identityLast: Check<object> = async ({ device }, _args, requirements) =>
  identityIn(device?.exchanges.findLast(isAttributes), requirements);

const isAttributes = ({ step }: Exchange): boolean => step === 'DeviceAttributes';

function identityIn(answer: Exchange | undefined, requirements: readonly string[]): readonly Finding[] {
  const types = answer === undefined ? [] : payloadTypesIn(answer);
  const offered = types.some((type) => type === 'com.apple.security.scep' || type === 'com.apple.security.acme');
  if (offered && !types.includes('com.apple.mdm')) return [];
  return [finding(requirements, 'an identity payload and no MDM payload', types.join(', ') || 'none', at('phase 2'))];
}

/** Whether the last profile shows nothing of its payloads. */
export const encryptedForDevice: Check<object> = async ({ device }, _args, requirements) => {
  const second = device?.exchanges.filter(({ step }) => step === 'DeviceAttributes')[1];
  const types = second === undefined ? ['nothing'] : payloadTypesIn(second);
  if (types.length === 0) return [];
  return [finding(requirements, 'an encrypted profile', `${types.join(', ')} in the open`, at('phase 3'))];
};

function payloadTypesIn({ response }: Exchange): readonly string[] {
  if (response === undefined || response.status !== 200) return ['no profile'];
  return readProfile(response.body).message.profile.payloads.map(({ PayloadType = '' }) => PayloadType);
}
