import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import { type Bytes, der, type Element, readDer, Tag } from './der.js';
import { readBits, readOid, readSmallInteger } from './der-values.js';
import { Oid } from './oids.table.js';

/**
 * RSA keys between DER (RFC 8017 appendix A.1, RFC 5958, RFC 5280 §4.1.2.7) and their numbers (RFC 7518 §6.3). OpenSSL 3 reads a key from its numbers
 * in a twentieth of the time that it takes from DER, which is as long as a signature; what is not in the plainest form is left to it.
 */
export function rsaPrivateKey(pkcs8: Bytes): KeyObject | undefined {
  return plainly(() => {
    const [version, ...numbers] = readDer(pkcs1Of(pkcs8)).expect(Tag.sequence).children;
    if (version === undefined || readSmallInteger(version) !== 0 || numbers.length !== privateMembers.length) return;
    const members = privateMembers.map((name, index) => [name, numberIn(numbers[index])] as const);
    return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' });
  });
}

const privateMembers = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** The public key of a SubjectPublicKeyInfo. */
export function rsaPublicKey(spki: Bytes): KeyObject | undefined {
  return plainly(() => {
    const info = readDer(spki).expect(Tag.sequence);
    requireRsa(info.at(0));
    const [n, e, more] = readDer(readBits(info.at(1))).expect(Tag.sequence).children;
    if (info.children.length !== 2 || info.at(1).content[0] !== 0 || more !== undefined) return;
    return createPublicKey({ key: { kty: 'RSA', n: numberIn(n), e: numberIn(e) }, format: 'jwk' });
  });
}

/** SubjectPublicKeyInfo, DER. */
export function rsaSpki(publicKey: KeyObject): Bytes {
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const number = (base64: string): Bytes => der.integer(Buffer.from(base64, 'base64url'));
  const algorithm = der.sequence(der.oid(Oid.rsaEncryption), der.null());
  return der.sequence(algorithm, der.bits(der.sequence(number(n), number(e))));
}

/** RSAPrivateKey within PKCS#8; undefined for any other key. */
export function rsaPkcs1(pkcs8: Bytes): Bytes | undefined {
  return plainly(() => pkcs1Of(pkcs8));
}

function pkcs1Of(pkcs8: Bytes): Bytes {
  const info = readDer(pkcs8).expect(Tag.sequence);
  requireRsa(info.at(1));
  return info.at(2).expect(Tag.octetString).content;
}

function requireRsa(algorithm: Element): void {
  if (readOid(algorithm.at(0)) !== Oid.rsaEncryption || algorithm.at(1).tag !== Tag.null) throw unusual();
}

/** A positive INTEGER in its shortest form. */
function numberIn(element: Element | undefined): string {
  const { content } = element?.expect(Tag.integer) ?? { content: new Uint8Array(0) };
  const [first = 0x80, second = 0] = content;
  if (first >= 0x80 || (first === 0 && second < 0x80)) throw unusual();
  const octets = first === 0 ? content.subarray(1) : content;
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('base64url');
}

const unusual = (): ProtocolError => new ProtocolError('PKI_KEY', 'an RSA key that is not in the plainest form');

function plainly<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
