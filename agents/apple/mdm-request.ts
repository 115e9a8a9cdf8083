import type { KeyObject } from 'node:crypto';
import { authorizationOf } from '../../protocol/apple/account-driven/tokens.js';
import { checkInContentType } from '../../protocol/apple/check-in.js';
import { connectContentType } from '../../protocol/apple/command.js';
import { mdmSignatureHeader, signMdmBody } from '../../protocol/apple/mdm-signature.js';
import { type Certificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { pkcs8Of, privateKeyOf } from '../../protocol/pki/keys.js';
import { readPlist } from '../../protocol/plist/codec.js';
import { isBinaryPlist } from '../../protocol/plist/read-binary.js';
import { writeXmlPlist } from '../../protocol/plist/write-xml.js';
import type { TransportRequest, TransportResponse } from '../device/transport.js';
import { carriesToken } from './account-driven/rules.js';
import { refreshed } from './account-driven/sign-in-again.js';
import type { AppleDevice } from './device.js';
import { contentTypeOf, tellsSigningTime } from './message-rules.js';
import { anchorsOf } from './profile-store.js';
import { followsRedirect, methodOfMessages, trustsOnly, userAgentOf } from './wire-rules.js';

/** Key and certificate by which the device proves who it is. */
export interface Identity {
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

export interface MdmRequest {
  readonly step: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly identity: Identity;
  /** Proves itself by Mdm-Signature; by its certificate in TLS otherwise. */
  readonly signMessage: boolean;
  /** UUIDs of the payloads whose certificates alone are trusted. */
  readonly pins?: readonly string[] | undefined;
  /** Replaces the header that would be right; undefined leaves it out. */
  readonly signature?: { readonly header: string | undefined };
}

/** The identity that the record keeps; undefined when the device has none. */
export function storedIdentity({ record }: AppleDevice): Identity | undefined {
  const { privateKey, certificate } = record;
  if (privateKey === undefined || certificate === undefined) return undefined;
  const key = privateKeyOf(Buffer.from(privateKey, 'base64'));
  return { key, certificate: parseCertificate(new Uint8Array(Buffer.from(certificate, 'base64'))) };
}

/** The identity that the device has by now: a command may have replaced the one that it had. */
export function identityNow(device: AppleDevice, before: Identity): Identity {
  const same = device.record.certificate === Buffer.from(before.certificate.der).toString('base64');
  return same ? before : (storedIdentity(device) ?? before);
}

/** PUTs one message to the MDM server; again with a new token, where the device could get one silently. */
export async function sendMdm(device: AppleDevice, request: MdmRequest): Promise<TransportResponse> {
  const response = await put(device, request);
  return (await refreshed(device, response)) ? put(device, request) : response;
}

/** A device in management follows no redirects. */
async function put(device: AppleDevice, request: MdmRequest): Promise<TransportResponse> {
  const { step, url, contentType, body, identity, signMessage } = request;
  const header = signMessage ? signatureOf(device, request) : undefined;
  const sent: TransportRequest = {
    step,
    method: methodOfMessages(device.rules),
    url,
    body,
    ...(followsRedirect(device.rules) && { redirects: 3 }),
    headers: {
      'Content-Type': contentTypeOf(device.rules, contentType, otherThan(contentType)),
      'User-Agent': userAgentOf(device.rules, 'mdm-client', device.habits),
      ...(header !== undefined && { [mdmSignatureHeader]: header }),
      ...bearer(device, contentType),
    },
    anchors: anchorsOf(device),
    ...pinnedBy(device, request.pins ?? []),
    ...(!signMessage && { clientCertificate: inTls(identity) }),
    ...(device.world.signal && { signal: device.world.signal }),
  };
  const response = await device.world.transport.send(sent);
  response.decode(() => ({ request: readable(body), response: readable(response.body), findings: [] }));
  return response;
}

/** Certificates that the profile pins to the address. */
function pinnedBy({ state, rules }: AppleDevice, uuids: readonly string[]): Pick<TransportRequest, 'pinned'> {
  const payloads = state.profiles.flatMap((profile) => profile.payloads).filter(({ uuid }) => uuids.includes(uuid));
  const certificates = payloads.flatMap(({ certificate = [] }) => certificate);
  const pinned = trustsOnly(
    rules,
    certificates.map((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
  );
  return pinned.length === 0 ? {} : { pinned };
}

/** GETs what lies at an address of the MDM server, as the device that it manages (declarative/declarations/assets, Authentication). */
export function getAsManaged(
  device: AppleDevice,
  { step, url, identity, signMessage }: Pick<MdmRequest, 'step' | 'url' | 'identity' | 'signMessage'>,
): Promise<TransportResponse> {
  const { transport, signal } = device.world;
  return transport.send({
    step,
    method: 'GET',
    url,
    headers: {
      'User-Agent': device.habits.userAgent,
      ...(signMessage && { [mdmSignatureHeader]: signedHeader(device, identity, new Uint8Array(0)) }),
      ...bearer(device, checkInContentType),
    },
    anchors: anchorsOf(device),
    ...(!signMessage && { clientCertificate: inTls(identity) }),
    ...(signal && { signal }),
  });
}

function otherThan(contentType: string): string {
  return contentType === checkInContentType ? connectContentType : checkInContentType;
}

/** A body as people read it; a binary property list as XML. */
export function readable(body: Uint8Array): string {
  if (!isBinaryPlist(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  try {
    return writeXmlPlist(readPlist(body).message);
  } catch (error) {
    return `a binary property list that cannot be read: ${String(error)}`;
  }
}

/** What a device in account-driven enrollment shows beside its identity. */
function bearer({ state, rules }: AppleDevice, contentType: string): { readonly Authorization?: string } {
  const message = contentType === checkInContentType ? 'check-in' : 'report';
  if (state.account === undefined || !carriesToken(rules, message)) return {};
  return { Authorization: authorizationOf(state.account.accessToken) };
}

function signatureOf(device: AppleDevice, { body, identity, signature }: MdmRequest): string | undefined {
  return signature === undefined ? signedHeader(device, identity, body) : signature.header;
}

/** Mdm-Signature as this device makes it: with the time of signing or without. */
export function signedHeader({ habits, world, rules }: AppleDevice, identity: Identity, body: Uint8Array): string {
  const timed = tellsSigningTime(rules, habits.signingTime);
  return signMdmBody(body, { ...identity, ...(timed && { signingTime: world.clock.now() }) });
}

/** Devices send the leaf alone. */
function inTls({ key, certificate }: Identity): NonNullable<TransportRequest['clientCertificate']> {
  return { chain: [certificate.der], privateKey: pkcs8Of(key) };
}
