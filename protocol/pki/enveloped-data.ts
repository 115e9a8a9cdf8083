import {
  constants,
  createCipheriv,
  createDecipheriv,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import type { Random } from '../base/random.js';
import { type Cipher, ciphers } from './algorithms.table.js';
import type { Certificate } from './certificate.js';
import { type Bytes, der, type Element, readFirst, Tag } from './der.js';
import { readIntegerHex, readOctets, readOid } from './der-values.js';
import { readAlgorithm, rsaEncryptionIdentifier } from './keys.js';
import { Oid } from './oids.table.js';
import { padForTransport, unpadTransported } from './pkcs1-padding.js';
import { contentInfo, issuerAndSerial } from './sign-cms.js';
import { contentOf, namesCertificate, type SignerIdentifier } from './signed-data.js';

export interface EnvelopeFields {
  readonly content: Bytes;
  /** RSA certificates; each can open the envelope. */
  readonly recipients: readonly Certificate[];
  readonly cipher: Cipher;
  /** Gives content key, initialization vector and padding, so that the same generator makes the same bytes. */
  readonly random: Random;
}

/** EnvelopedData with key transport by RSA PKCS#1 v1.5 (RFC 5652 §6, RFC 3370 §4.2.1), DER of its ContentInfo. */
export function envelop({ content, recipients, cipher, random }: EnvelopeFields): Bytes {
  const { oid, key: keyLength, iv: ivLength } = ciphers[cipher];
  const key = random.bytes(keyLength);
  const iv = random.bytes(ivLength);
  return contentInfo(
    Oid.envelopedData,
    der.sequence(
      der.integer(0),
      der.element(Tag.set, ...recipients.map((recipient) => recipientInfo(recipient, key, random))),
      der.sequence(
        der.oid(Oid.data),
        der.sequence(der.oid(oid), der.octets(iv)),
        der.primitiveContext(0, encrypt(cipher, key, iv, content)),
      ),
    ),
  );
}

function recipientInfo(recipient: Certificate, contentKey: Bytes, random: Random): Bytes {
  const { publicKey } = recipient;
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  if (publicKey.asymmetricKeyType !== 'rsa' || bits === undefined) {
    throw new ProtocolError('CMS_RECIPIENT', 'key transport needs an RSA recipient');
  }
  const padded = padForTransport(contentKey, Math.ceil(bits / 8), random);
  return der.sequence(
    der.integer(0),
    issuerAndSerial(recipient),
    rsaEncryptionIdentifier(),
    der.octets(publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, padded)),
  );
}

/** What an envelope says of itself before it is opened. */
export interface Envelope {
  readonly recipients: readonly Recipient[];
  /** Undefined for a cipher that is not in the table. */
  readonly cipher: Cipher | undefined;
  readonly cipherOid: string;
  readonly iv: Bytes;
  readonly encrypted: Bytes;
}

export interface Recipient {
  readonly identifier: SignerIdentifier;
  readonly algorithmOid: string;
  readonly encryptedKey: Bytes;
}

/** Reads an envelope, BER included, without opening it. Throws ProtocolError `CMS_*` or `DER_*`. */
export function parseEnvelope(bytes: Bytes): Envelope {
  const body = contentOf(bytes, Oid.envelopedData).expect(Tag.sequence);
  const recipients = body.children.find((member) => member.tag === Tag.set);
  const content = body.children.find((member) => member.tag === Tag.sequence);
  const encrypted = content?.children[2];
  if (content === undefined || encrypted === undefined) throw new ProtocolError('CMS_ENVELOPE', 'no encrypted content');
  const algorithm = content.at(1);
  const cipherOid = readAlgorithm(algorithm);
  const known = Object.entries(ciphers).find(([, { oid }]) => oid === cipherOid);
  return {
    recipients: (recipients?.children ?? []).filter(({ tag }) => tag === Tag.sequence).map(parseRecipient),
    cipher: known?.[0] as Cipher | undefined,
    cipherOid,
    iv: algorithm.children[1] === undefined ? new Uint8Array(0) : readOctets(algorithm.at(1)),
    encrypted: readOctets(encrypted),
  };
}

function parseRecipient(element: Element): Recipient {
  const named = element.at(1);
  return {
    identifier:
      named.tag === 0x80
        ? { kind: 'key-id', keyId: named.content }
        : { kind: 'issuer-serial', issuerDer: named.at(0).raw, serial: readIntegerHex(named.at(1)) },
    algorithmOid: readAlgorithm(element.at(2)),
    encryptedKey: readOctets(element.at(3)),
  };
}

export interface OpenedEnvelope {
  readonly content: Bytes;
  readonly cipher: Cipher;
}

/**
 * Opens an envelope made for this certificate. A wrong key, wrong padding and wrong content are all answered by the same
 * ProtocolError `CMS_CANNOT_OPEN`, so that the answer is no oracle (RFC 3218 §2.3.2); `CMS_NOT_FOR_US` when no recipient is named like
 * the certificate, `CMS_CIPHER` for an unknown cipher.
 */
export function openEnvelope(
  bytes: Bytes | Envelope,
  { certificate, key }: { readonly certificate: Certificate; readonly key: KeyObject },
): OpenedEnvelope {
  const envelope = bytes instanceof Uint8Array ? parseEnvelope(bytes) : bytes;
  const { cipher, iv } = envelope;
  if (cipher === undefined) throw new ProtocolError('CMS_CIPHER', `unknown content encryption ${envelope.cipherOid}`);
  const recipient = envelope.recipients.find(({ identifier }) => namesCertificate(identifier, certificate));
  if (recipient === undefined) throw new ProtocolError('CMS_NOT_FOR_US', 'no recipient is named like our certificate');
  if (recipient.algorithmOid !== Oid.rsaEncryption || key.asymmetricKeyType !== 'rsa') {
    throw new ProtocolError('CMS_KEY_TRANSPORT', `unknown key transport ${recipient.algorithmOid}`);
  }
  const { key: keyLength, iv: ivLength } = ciphers[cipher];
  if (iv.length !== ivLength) throw cannotOpen();
  const content = decrypt(cipher, transportedKey(recipient, key, keyLength), iv, envelope.encrypted);
  if (content === undefined) throw cannotOpen();
  return { content, cipher };
}

function cannotOpen(): ProtocolError {
  return new ProtocolError('CMS_CANNOT_OPEN', 'the envelope cannot be opened with our key');
}

/** The content key, or a key nobody knows where the transport is wrong: decryption then fails like any other (RFC 3218 §2.3.2). */
function transportedKey(recipient: Recipient, key: KeyObject, length: number): Bytes {
  const unknown = randomBytes(length);
  try {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, recipient.encryptedKey);
    return unpadTransported(block, unknown);
  } catch {
    return unknown;
  }
}

/**
 * OpenSSL 3 has no single DES in its default provider. Triple DES with three equal keys is single DES
 * (NIST SP 800-67 §3.1: decrypting what was encrypted with the same key undoes it).
 */
function native(cipher: Cipher, key: Bytes): { name: string; key: Bytes } {
  return cipher === 'des-cbc' ? { name: 'des-ede3-cbc', key: Buffer.concat([key, key, key]) } : { name: cipher, key };
}

function encrypt(cipher: Cipher, key: Bytes, iv: Bytes, content: Bytes): Bytes {
  const use = native(cipher, key);
  const stream = createCipheriv(use.name, use.key, iv);
  return Buffer.concat([stream.update(content), stream.final()]);
}

function decrypt(cipher: Cipher, key: Bytes, iv: Bytes, encrypted: Bytes): Bytes | undefined {
  const use = native(cipher, key);
  try {
    const stream = createDecipheriv(use.name, use.key, iv);
    return Buffer.concat([stream.update(encrypted), stream.final()]);
  } catch {
    return undefined;
  }
}

/** Whether the bytes begin like a ContentInfo of EnvelopedData. */
export function looksEnveloped(bytes: Bytes): boolean {
  try {
    return readOid(readFirst(bytes).at(0)) === Oid.envelopedData;
  } catch {
    return false;
  }
}
