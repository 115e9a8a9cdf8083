import { type Bytes, der, readDer, Tag } from '../pki/der.js';
import { readIntegerHex } from '../pki/der-values.js';
import type { IssuerAndSerialNumber, IssuerAndSubject } from './messages.js';

/** What CertPoll encrypts (RFC 8894 §3.3.3). */
export function encodeIssuerAndSubject({ issuer, subject }: IssuerAndSubject): Bytes {
  return der.sequence(issuer, subject);
}

/** Throws ProtocolError `DER_*`. */
export function decodeIssuerAndSubject(bytes: Bytes): IssuerAndSubject {
  const element = readDer(bytes).expect(Tag.sequence);
  return { issuer: element.at(0).expect(Tag.sequence).raw, subject: element.at(1).expect(Tag.sequence).raw };
}

/** What GetCert and GetCRL encrypt (RFC 8894 §3.3.4). */
export function encodeIssuerAndSerial({ issuer, serial }: IssuerAndSerialNumber): Bytes {
  return der.sequence(issuer, der.element(Tag.integer, Buffer.from(serial, 'hex')));
}

/** Throws ProtocolError `DER_*`. */
export function decodeIssuerAndSerial(bytes: Bytes): IssuerAndSerialNumber {
  const element = readDer(bytes).expect(Tag.sequence);
  return { issuer: element.at(0).expect(Tag.sequence).raw, serial: readIntegerHex(element.at(1)) };
}
