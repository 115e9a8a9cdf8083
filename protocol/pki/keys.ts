import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import { type Digest, digestOids, type SignatureAlgorithm, signatureAlgorithms } from './algorithms.table.js';
import { type Bytes, der, type Element, readDer } from './der.js';
import { readBits, readOid } from './der-values.js';
import { Oid } from './oids.table.js';
import { rsaPrivateKey, rsaPublicKey, rsaSpki } from './rsa-keys.js';

/** Derived once per key object: deriving costs a third of a signature, and one SCEP conversation asks five times. Collected with the key. */
const derived = new WeakMap<KeyObject, Bytes>();

/** SubjectPublicKeyInfo, DER, of a private or public key. */
export function spkiOf(key: KeyObject): Bytes {
  const known = derived.get(key);
  if (known !== undefined) return known;
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const rsa = publicKey.asymmetricKeyType === 'rsa';
  const spki = rsa ? rsaSpki(publicKey) : publicKey.export({ type: 'spki', format: 'der' });
  derived.set(key, spki);
  return spki;
}

/** PKCS#8 that a private key was read from or has been written as. */
const written = new WeakMap<KeyObject, Bytes>();

/** The private key of PKCS#8, DER. Throws what node:crypto throws for bytes that are none. */
export function privateKeyOf(pkcs8: Bytes): KeyObject {
  const key = rsaPrivateKey(pkcs8);
  if (key === undefined) return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  written.set(key, pkcs8);
  return key;
}

/** PKCS#8, DER (RFC 5958). */
export function pkcs8Of(key: KeyObject): Bytes {
  const known = written.get(key) ?? key.export({ type: 'pkcs8', format: 'der' });
  written.set(key, known);
  return known;
}

/**
 * The keys read last. The same few are read over and over: an authority's by every device, a requester's three times in one SCEP message; reading
 * one costs more than verifying with it.
 */
const readKeys = new Map<string, KeyObject>();
const mostReadKeys = 64;

/** Throws ProtocolError `PKI_KEY` on a key that node:crypto cannot use. */
export function publicKeyOf(spki: Bytes): KeyObject {
  const name = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength).toString('latin1');
  const known = readKeys.get(name);
  const key = known ?? readPublicKey(spki);
  readKeys.delete(name);
  readKeys.set(name, key);
  if (readKeys.size > mostReadKeys) readKeys.delete(readKeys.keys().next().value ?? '');
  return key;
}

function readPublicKey(spki: Bytes): KeyObject {
  try {
    return rsaPublicKey(spki) ?? createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch (cause) {
    throw new ProtocolError('PKI_KEY', 'the public key cannot be used', { cause });
  }
}

/** SHA-1 of the key's BIT STRING: the key identifier of RFC 5280 §4.2.1.2 (1). */
export function keyIdOf(spki: Bytes): Bytes {
  return createHash('sha1')
    .update(readBits(readDer(spki).at(1)))
    .digest();
}

export function digestOf(digest: Digest, ...parts: readonly Bytes[]): Bytes {
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** RSASSA-PKCS1-v1_5, or ECDSA with a DER signature. The private-key operation is native. */
export function signData(key: KeyObject, digest: Digest, data: Bytes): Bytes {
  return sign(digest, data, key);
}

/** False also for keys and signatures that cannot be used at all. */
export function verifyData(key: KeyObject, digest: Digest, data: Bytes, signature: Bytes): boolean {
  try {
    return verify(digest, data, key, signature);
  } catch {
    return false;
  }
}

export function signatureAlgorithmOf(oid: string): SignatureAlgorithm | undefined {
  return signatureAlgorithms.find((algorithm) => algorithm.oid === oid);
}

/** AlgorithmIdentifier of a signature by this key over this digest; `oid` replaces the usual number. */
export function signatureIdentifier(key: KeyObject, digest: Digest, oid?: string): Bytes {
  const family = key.asymmetricKeyType === 'ec' ? 'ec' : 'rsa';
  const usual = signatureAlgorithms.find((algorithm) => algorithm.key === family && algorithm.digest === digest);
  const chosen = oid ?? usual?.oid;
  if (chosen === undefined) throw new RangeError(`no signature algorithm for ${family} with ${digest}`);
  return family === 'ec' ? der.sequence(der.oid(chosen)) : der.sequence(der.oid(chosen), der.null());
}

export function digestIdentifier(digest: Digest): Bytes {
  return der.sequence(der.oid(digestOids[digest]), der.null());
}

export const rsaEncryptionIdentifier: () => Bytes = () => der.sequence(der.oid(Oid.rsaEncryption), der.null());

/** OID of an AlgorithmIdentifier. */
export function readAlgorithm(element: Element): string {
  return readOid(element.at(0));
}

const digestsByOid = new Map(Object.entries(digestOids).map(([digest, oid]) => [oid, digest as Digest]));

export function digestByOid(oid: string): Digest | undefined {
  return digestsByOid.get(oid);
}
