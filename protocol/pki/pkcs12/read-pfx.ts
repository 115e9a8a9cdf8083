import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { ProtocolError } from '../../base/errors.js';
import { type Certificate, parseCertificate } from '../certificate.js';
import { type Bytes, type Element, readDer, Tag } from '../der.js';
import { readOctets, readOid, readSmallInteger } from '../der-values.js';
import { digestByOid, spkiOf } from '../keys.js';
import { Oid } from '../oids.table.js';
import { Pkcs12Oid } from './algorithms.table.js';
import { derive, purpose } from './derive.js';
import { decryptWithPassword } from './password-encryption.js';

/** What a PKCS#12 file holds (RFC 7292 §4). */
export interface Pfx {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly Certificate[];
}

/** A key with the certificate that was made for it. */
export interface PfxIdentity {
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

/** The key of a file with its certificate; undefined when one of them is missing, or belongs to another. */
export function identityOf({ keys, certificates }: Pfx): PfxIdentity | undefined {
  for (const key of keys) {
    const spki = spkiOf(key);
    const certificate = certificates.find((each) => Buffer.compare(each.spki, spki) === 0);
    if (certificate !== undefined) return { key, certificate };
  }
  return undefined;
}

/**
 * Opens a file in password integrity mode (RFC 7292 §4). Throws ProtocolError: `PKCS12_PASSWORD` where the password does not fit the file's MAC or does not
 * open a part of it, `PKCS12_CIPHER` on an encryption that is not known, `PKCS12_FORMAT` or `DER_*` on what is no such file.
 */
export function readPfx(bytes: Bytes, password: string): Pfx {
  const pfx = readDer(bytes).expect(Tag.sequence);
  const content = contentOfData(pfx.at(1));
  verifyMac(pfx.children[2], content, password);
  const bags = readDer(content).children.flatMap((part) => safeContents(part, password));
  const keys = bags.flatMap((bag) => keyIn(bag, password));
  return { keys, certificates: bags.flatMap(certificateIn) };
}

function contentOfData(info: Element): Bytes {
  if (readOid(info.at(0)) !== Oid.data) throw format('the file is not protected by a password');
  return readOctets(info.at(1).at(0));
}

function verifyMac(mac: Element | undefined, content: Bytes, password: string): void {
  if (mac === undefined) throw format('the file has no MAC');
  const [info, salt, rounds] = [mac.at(0), readOctets(mac.at(1)), mac.children[2]];
  const digest = digestByOid(readOid(info.at(0).at(0)));
  if (digest === undefined) throw format('the MAC has an unknown digest');
  const expected = readOctets(info.at(1));
  const iterations = rounds === undefined ? 1 : readSmallInteger(rounds);
  const key = derive({ digest, password, salt, iterations, purpose: purpose.mac, length: expected.length });
  const made = createHmac(digest, key).update(content).digest();
  if (made.length === expected.length && timingSafeEqual(made, expected)) return;
  throw new ProtocolError('PKCS12_PASSWORD', 'the password does not fit the file');
}

/** The bags of one part, which is in the open or encrypted as a whole. */
function safeContents(part: Element, password: string): readonly Element[] {
  const type = readOid(part.at(0));
  if (type === Oid.data) return readDer(contentOfData(part)).children;
  if (type !== Pkcs12Oid.encryptedData) throw format(`a part of type ${type}`);
  const encrypted = part.at(1).at(0).at(1);
  const opened = decryptWithPassword(encrypted.at(1), readOctets(encrypted.at(2)), password);
  return readDer(opened).children;
}

function keyIn(bag: Element, password: string): readonly KeyObject[] {
  const type = readOid(bag.at(0));
  const value = bag.at(1).at(0);
  if (type === Pkcs12Oid.keyBag) return [privateKey(value.raw)];
  if (type !== Pkcs12Oid.shroudedKeyBag) return [];
  return [privateKey(decryptWithPassword(value.at(0), readOctets(value.at(1)), password))];
}

function privateKey(bytes: Bytes): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new ProtocolError('PKCS12_FORMAT', 'the private key cannot be used', { cause });
  }
}

function certificateIn(bag: Element): readonly Certificate[] {
  if (readOid(bag.at(0)) !== Pkcs12Oid.certBag) return [];
  const value = bag.at(1).at(0);
  if (readOid(value.at(0)) !== Pkcs12Oid.x509Certificate) return [];
  return [parseCertificate(readOctets(value.at(1).at(0)))];
}

function format(message: string): ProtocolError {
  return new ProtocolError('PKCS12_FORMAT', message);
}
