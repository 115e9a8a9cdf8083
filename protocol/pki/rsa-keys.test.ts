import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { der } from './der.js';
import { pkcs8Of, privateKeyOf, publicKeyOf, spkiOf } from './keys.js';
import { rsaPkcs1, rsaPrivateKey, rsaPublicKey, rsaSpki } from './rsa-keys.js';

const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' });
const spki = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' });
const sizes = [1024, 2048, 3072];
const keys = sizes.map((modulusLength) => generateKeyPairSync('rsa', { modulusLength }).privateKey);
const [key] = keys as [KeyObject, ...KeyObject[]];
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const message = Buffer.from('a message');

describe('RSA keys by their numbers', () => {
  it('are the keys that OpenSSL reads from DER, and are written as it writes them', () => {
    for (const each of keys) {
      const read = rsaPrivateKey(pkcs8(each)) as KeyObject;
      expect(read.equals(each)).toBe(true);
      expect(pkcs8(read)).toEqual(pkcs8(each));
      expect(rsaPublicKey(spki(each))?.equals(createPublicKey(each))).toBe(true);
      expect(Buffer.from(rsaSpki(createPublicKey(each)))).toEqual(spki(each));
      expect(verify('sha256', message, createPublicKey(each), sign('sha256', message, read))).toBe(true);
    }
  });

  it('lie within PKCS#8 as RFC 8017 has them', () => {
    expect(Buffer.from(rsaPkcs1(pkcs8(key)) ?? [])).toEqual(key.export({ type: 'pkcs1', format: 'der' }));
    expect(rsaPkcs1(pkcs8(curve))).toBeUndefined();
  });

  it('leave to OpenSSL what is unusual, broken, or no RSA key', () => {
    const numbers = (...values: Uint8Array[]): Uint8Array =>
      der.sequence(der.sequence(der.oid('1.2.840.113549.1.1.1'), der.null()), der.bits(der.sequence(...values)));
    const negative = der.element(0x02, Uint8Array.of(0x80, 1));
    const padded = der.element(0x02, Uint8Array.of(0, 1, 1));
    for (const odd of [negative, padded, der.octets(Uint8Array.of(1))])
      expect(rsaPublicKey(numbers(odd, der.integer(65_537)))).toBeUndefined();
    expect(rsaPublicKey(numbers(der.integer(77)))).toBeUndefined();
    for (const other of [spki(curve), Buffer.from('nothing'), spki(key).subarray(0, 100)])
      expect(rsaPublicKey(other)).toBeUndefined();
    for (const other of [pkcs8(curve), Buffer.alloc(160, 0xff), pkcs8(key).subarray(0, 300)])
      expect(rsaPrivateKey(other)).toBeUndefined();
  });
});

describe('keys of any kind', () => {
  it('are read from PKCS#8 and SubjectPublicKeyInfo, and written again', () => {
    for (const each of [...keys, curve]) {
      expect(privateKeyOf(pkcs8(each)).equals(each)).toBe(true);
      expect(Buffer.from(pkcs8Of(privateKeyOf(pkcs8(each))))).toEqual(pkcs8(each));
      expect(Buffer.from(pkcs8Of(each))).toEqual(pkcs8(each));
      expect(Buffer.from(spkiOf(each))).toEqual(spki(each));
      expect(publicKeyOf(spki(each)).equals(createPublicKey(each))).toBe(true);
    }
    expect(() => privateKeyOf(Buffer.from('nothing'))).toThrow();
    expect(() => publicKeyOf(Buffer.from('nothing'))).toThrow(expect.objectContaining({ code: 'PKI_KEY' }));
  });
});
