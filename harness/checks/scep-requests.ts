import { readProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { parseEnvelope } from '../../protocol/pki/enveloped-data.js';
import { publicKeyOf } from '../../protocol/pki/keys.js';
import { formatName } from '../../protocol/pki/name.js';
import { decodePkiMessage } from '../../protocol/scep/codec.js';
import type { PkiMessage } from '../../protocol/scep/messages.js';
import { type Check, finding } from './check.js';
import { certificateOf } from './identity.js';

const rfc = (place: string) => ({ section: section('RFC 8894', place) });

const sent = (device: DeviceEvidence | undefined, step: string): readonly Exchange[] =>
  device?.exchanges.filter((exchange) => exchange.step === step) ?? [];

function requests(device: DeviceEvidence | undefined): readonly PkiMessage[] {
  return sent(device, 'PKIOperation').flatMap((exchange) => {
    try {
      return [decodePkiMessage(messageIn(exchange)).message];
    } catch (error) {
      if (error instanceof ProtocolError) return [];
      throw error;
    }
  });
}

const messageIn = ({ request }: Exchange): Uint8Array =>
  request.method === 'POST'
    ? request.body
    : Buffer.from(new URL(request.url).searchParams.get('message') ?? '', 'base64');

/** The device asked for a certificate, and did not speak with what came: the MDM server heard nothing of it. */
export const certificateUnused: Check<object> = async ({ device }, _args, requirements) => {
  const exchanges = device?.exchanges ?? [];
  const asked = exchanges.some(({ step }) => step === 'PKIOperation' || step === 'ACME certificate');
  if (!asked) return [finding(requirements, 'a request for a certificate', 'none')];
  const used = exchanges.some(({ step }) => step === 'Authenticate');
  return used ? [finding(requirements, 'no Authenticate with a certificate that is not its own', 'Authenticate')] : [];
};

/** Every request of the device had 16 bytes of nonce, and never the same (RFC 8894 §3.2.1.5). */
export const noncesAreFresh: Check<object> = async ({ device }, _args, requirements) => {
  const nonces = requests(device).map(({ senderNonce }) => Buffer.from(senderNonce).toString('hex'));
  if (nonces.length < 2) return [finding(requirements, 'two requests', `${nonces.length}`, rfc('3.2.1.5'))];
  const short = nonces.find((nonce) => nonce.length !== 32);
  if (short !== undefined)
    return [finding(requirements, '16 bytes of senderNonce', `${short.length / 2}`, rfc('3.2.1.5'))];
  const fresh = new Set(nonces).size === nonces.length;
  return fresh ? [] : [finding(requirements, 'a fresh senderNonce', 'one that was used before', rfc('3.2.1.5'))];
};

/** The first request was signed by a certificate of the requested key and name, which it made itself (RFC 8894 §2.3). */
export const signedByItself: Check<object> = async ({ device }, _args, requirements) => {
  const signer = requests(device)[0]?.signer;
  const own = device && certificateOf(device);
  if (signer === undefined || own === undefined)
    return [finding(requirements, 'a signed request and its certificate', 'none', rfc('2.3'))];
  const sameKey = Buffer.compare(signer.spki, own.spki) === 0;
  const [name, wanted] = [formatName(signer.subject), formatName(own.subject)];
  if (sameKey && name === wanted && formatName(signer.issuer) === name) return [];
  const received = sameKey ? `a signer named ${name}` : 'a signer with another key';
  return [finding(requirements, `the key's own certificate for ${wanted}`, received, rfc('2.3'))];
};

export interface ExpectedRequest {
  readonly cipher: string;
  readonly digest: string;
  readonly method: string;
}

/** How the last request was encrypted, signed and sent (RFC 8894 §3.5.2). */
export const requestWent: Check<ExpectedRequest> = async ({ device }, expected, requirements) => {
  const message = requests(device).at(-1);
  const cipher = message?.envelope === undefined ? 'none' : String(parseEnvelope(message.envelope).cipher);
  const method = sent(device, 'PKIOperation').at(-1)?.request.method ?? 'none';
  const received = `${cipher}, ${message?.digest ?? 'none'}, ${method}`;
  const wanted = `${expected.cipher}, ${expected.digest}, ${expected.method}`;
  return received === wanted ? [] : [finding(requirements, wanted, received, rfc('3.5.2'))];
};

/** The authority that the device asked GetCACert for (RFC 8894 §4.2). */
export const authorityAsked: Check<{ readonly name: string }> = async ({ device }, { name }, requirements) => {
  const [asked] = sent(device, 'GetCACert');
  const received = asked === undefined ? 'no GetCACert' : new URL(asked.request.url).searchParams.get('message');
  return received === name ? [] : [finding(requirements, `GetCACert for ${name}`, received ?? 'any', rfc('4.2'))];
};

const payload = { section: section('apple/device-management', 'mdm/profiles/com.apple.security.scep.yaml, Keysize') };

/** Kind and size of the key in the device's certificate, such as `rsa 4096` or `ec secp384r1`. */
export const certifiedKeyIs: Check<{ readonly key: string }> = async ({ device }, { key }, requirements) => {
  const certificate = device && certificateOf(device);
  const received = certificate === undefined ? 'no certificate' : describeKey(certificate.spki);
  return received === key ? [] : [finding(requirements, key, received, payload)];
};

function describeKey(spki: Uint8Array): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKeyOf(spki);
  return `${asymmetricKeyType} ${asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve}`;
}

/** The common name of the device's certificate is the identifier of its identity payload (mdm/profiles/com.apple.security.scep.yaml, Subject). */
export const namedByPayload: Check<object> = async ({ device }, _args, requirements) => {
  const profile = sent(device, 'GetProfile').at(-1)?.response?.body;
  const certificate = device && certificateOf(device);
  if (profile === undefined || certificate === undefined)
    return [finding(requirements, 'a profile and a certificate', 'none', payload)];
  const { payloads } = readProfile(profile).message.profile;
  const identity = payloads.find(({ PayloadType }) => PayloadType === 'com.apple.security.scep');
  const expected = `CN=${identity?.PayloadIdentifier}`;
  const received = formatName(certificate.subject);
  return received === expected ? [] : [finding(requirements, expected, received || 'no name', payload)];
};
