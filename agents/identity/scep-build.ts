import type { KeyObject } from 'node:crypto';
import { days } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import type { Cipher, Digest } from '../../protocol/pki/algorithms.table.js';
import { Certificate, issueCertificate } from '../../protocol/pki/certificate.js';
import { createCsr } from '../../protocol/pki/csr.js';
import { envelop } from '../../protocol/pki/enveloped-data.js';
import { keyUsage, subjectAltName } from '../../protocol/pki/extensions.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { type Name, name } from '../../protocol/pki/name.js';
import { encodePkiMessage } from '../../protocol/scep/codec.js';
import { describeCsr } from '../../protocol/scep/describe.js';
import type { MessageType } from '../../protocol/scep/scep.table.js';
import type { ScepIdentity, ScepWorld } from './scep-conversation.js';
import type { ScepRequest } from './scep-request.js';

/** What a lock-step scenario may change in one message; plain JSON. */
export interface ScepPatch {
  /** Another challenge; null sends none. */
  readonly challenge?: string | null;
  /** A number as it goes on the wire. */
  readonly messageType?: string;
  readonly transactionID?: string;
  /** Hex; empty sends none. */
  readonly senderNonce?: string;
  readonly cipher?: Cipher;
  readonly digest?: Digest;
  readonly via?: 'GET' | 'POST';
  /** Spoils the signature of the message or of the certification request, or sends bytes that are no message. */
  readonly spoil?: 'message' | 'request' | 'everything';
  /** RenewalReq: signed by a certificate that the device made for itself. */
  readonly signer?: 'self';
  /** GetCert, GetCRL: hex of the serial number. */
  readonly serial?: string;
}

/** A message ready to be sent, and what the answer has to repeat. */
export interface BuiltMessage {
  readonly bytes: Uint8Array;
  readonly messageType: MessageType;
  readonly transactionID: string;
  readonly senderNonce: Uint8Array;
  /** For people. */
  readonly text: () => string;
}

export interface EnvelopeChoice {
  readonly signer: ScepIdentity;
  readonly recipient: Certificate;
  readonly cipher: Cipher;
  readonly digest: Digest;
  readonly transactionID: string;
  readonly senderNonce: Uint8Array;
  readonly random: Random;
}

/** PKCSReq or RenewalReq for the key. */
export function buildRequest(
  messageType: 'PKCSReq' | 'RenewalReq',
  key: KeyObject,
  wanted: ScepRequest,
  choice: EnvelopeChoice,
  patch: ScepPatch,
): BuiltMessage {
  const challenge = patch.challenge === undefined ? wanted.challenge : (patch.challenge ?? undefined);
  const extensions = [
    ...(wanted.keyUsage.length === 0 ? [] : [keyUsage(wanted.keyUsage)]),
    ...(wanted.subjectAltName.length === 0 ? [] : [subjectAltName(wanted.subjectAltName)]),
  ];
  const csr = createCsr({
    key,
    subject: wanted.subject,
    extensions,
    digest: choice.digest === 'md5' ? 'sha1' : choice.digest,
    ...(challenge === undefined ? {} : { challengePassword: challenge }),
  });
  const content = patch.spoil === 'request' ? spoiled(csr) : csr;
  return buildMessage(messageType, content, choice, patch, () => describeCsr(csr));
}

/** Any request, from the content of its envelope. */
export function buildMessage(
  messageType: MessageType,
  content: Uint8Array,
  choice: EnvelopeChoice,
  patch: ScepPatch,
  text: () => string = () => `${content.length} bytes`,
): BuiltMessage {
  const { signer, recipient, cipher, digest, random } = choice;
  const senderNonce = patch.senderNonce === undefined ? choice.senderNonce : Buffer.from(patch.senderNonce, 'hex');
  const transactionID = patch.transactionID ?? choice.transactionID;
  const bytes = encodePkiMessage({
    messageType: patch.messageType ?? messageType,
    transactionID,
    senderNonce,
    envelope: envelop({ content, recipients: [recipient], cipher, random }),
    key: signer.privateKey,
    certificate: signer.certificate,
    digest,
  });
  return {
    bytes: applySpoil(bytes, patch),
    messageType,
    transactionID,
    senderNonce,
    text: () => `${messageType}, ${cipher}, ${digest}, transaction ${transactionID}\n${text()}`,
  };
}

function applySpoil(bytes: Uint8Array, { spoil }: ScepPatch): Uint8Array {
  if (spoil === 'message') return spoiled(bytes);
  return spoil === 'everything' ? Buffer.from('this is no SCEP message') : bytes;
}

/** The last octet of a signed structure belongs to its signature. */
function spoiled(bytes: Uint8Array): Uint8Array {
  return bytes.map((octet, index) => (index === bytes.length - 1 ? octet ^ 0xff : octet));
}

/** The certificate by which a key without certificate signs its first request: same subject, same key (RFC 8894 §2.3). */
export function selfSignedCertificate(
  subject: Name,
  key: KeyObject,
  { random, clock }: Pick<ScepWorld, 'random' | 'clock'>,
): Certificate {
  const own = subject.length === 0 ? name({ CN: 'simulated device' }) : subject;
  return new Certificate(
    issueCertificate({
      subject: own,
      issuer: own,
      publicKey: spkiOf(key),
      serial: Uint8Array.of(0x40, ...random.bytes(8)),
      notBefore: clock.now() - days(1),
      notAfter: clock.now() + days(365),
      extensions: [keyUsage(['digitalSignature', 'keyEncipherment'])],
      key,
    }),
  );
}
