import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import forge from 'node-forge';
import { ProtocolError } from '../../base/errors.js';
import type { Random } from '../../base/random.js';
import type { Digest } from '../algorithms.table.js';
import { type Bytes, der, type Element, Tag } from '../der.js';
import { readOctets, readOid, readSmallInteger } from '../der-values.js';
import { type FileCipher, Pkcs12Oid, pbes2Ciphers, pkcs12Schemes, pseudoRandomFunctions } from './algorithms.table.js';
import { checkIterations, derive, purpose } from './derive.js';

/** By what a part of a file is encrypted: AES by PBES2, or what files had before. */
export type Protection = 'aes-256' | 'triple-des' | 'rc2-40';

const iterations = 2048;

/** AlgorithmIdentifier and ciphertext (RFC 7292 appendix C, RFC 8018 §6.2). */
export function encryptWithPassword(
  content: Bytes,
  password: string,
  protection: Protection,
  random: Random,
): { readonly algorithm: Bytes; readonly encrypted: Bytes } {
  const salt = random.bytes(16);
  if (protection === 'aes-256') return byPbes2(content, password, salt, random.bytes(16));
  const oid = protection === 'rc2-40' ? '1.2.840.113549.1.12.1.6' : '1.2.840.113549.1.12.1.3';
  const cipher = pkcs12Schemes[oid] as FileCipher;
  const { key, iv } = byPkcs12(cipher, password, salt, iterations);
  const algorithm = der.sequence(der.oid(oid), der.sequence(der.octets(salt), der.integer(iterations)));
  return { algorithm, encrypted: run('encrypt', cipher, key, iv, content) };
}

function byPbes2(content: Bytes, password: string, salt: Bytes, iv: Bytes): { algorithm: Bytes; encrypted: Bytes } {
  const cipher = pbes2Ciphers['2.16.840.1.101.3.4.1.42'] as FileCipher;
  const key = pbkdf2Sync(password, salt, iterations, cipher.key, 'sha256');
  const prf = der.sequence(der.oid('1.2.840.113549.2.9'), der.null());
  const algorithm = der.sequence(
    der.oid(Pkcs12Oid.pbes2),
    der.sequence(
      der.sequence(der.oid(Pkcs12Oid.pbkdf2), der.sequence(der.octets(salt), der.integer(iterations), prf)),
      der.sequence(der.oid('2.16.840.1.101.3.4.1.42'), der.octets(iv)),
    ),
  );
  return { algorithm, encrypted: run('encrypt', cipher, key, iv, content) };
}

/** Throws ProtocolError: `PKCS12_CIPHER` on a scheme that is not known, `PKCS12_PASSWORD` where the password does not open it. */
export function decryptWithPassword(algorithm: Element, encrypted: Bytes, password: string): Bytes {
  const oid = readOid(algorithm.at(0));
  const { cipher, key, iv } =
    oid === Pkcs12Oid.pbes2 ? keyOfPbes2(algorithm.at(1), password) : keyOfScheme(oid, algorithm, password);
  try {
    return run('decrypt', cipher, key, iv, encrypted);
  } catch (cause) {
    throw new ProtocolError('PKCS12_PASSWORD', 'the password does not open it', { cause });
  }
}

interface CipherKey {
  readonly cipher: FileCipher;
  readonly key: Bytes;
  readonly iv: Bytes;
}

function keyOfScheme(oid: string, algorithm: Element, password: string): CipherKey {
  const cipher = pkcs12Schemes[oid];
  if (cipher === undefined) throw unknownCipher(oid);
  const parameters = algorithm.at(1);
  const rounds = readSmallInteger(parameters.at(1));
  return { cipher, ...byPkcs12(cipher, password, readOctets(parameters.at(0)), rounds) };
}

function keyOfPbes2(parameters: Element, password: string): CipherKey {
  const [derivation, scheme] = [parameters.at(0), parameters.at(1)];
  const cipher = pbes2Ciphers[readOid(scheme.at(0))];
  if (cipher === undefined) throw unknownCipher(readOid(scheme.at(0)));
  if (readOid(derivation.at(0)) !== Pkcs12Oid.pbkdf2) throw unknownCipher(readOid(derivation.at(0)));
  const [salt, rounds, ...more] = derivation.at(1).children;
  if (salt === undefined || rounds === undefined) throw unknownCipher('PBKDF2 without salt');
  const named = more.find(({ tag }) => tag === Tag.sequence);
  const digest: Digest | undefined = named === undefined ? 'sha1' : pseudoRandomFunctions[readOid(named.at(0))];
  if (digest === undefined) throw unknownCipher('a PBKDF2 of another function');
  const count = checkIterations(readSmallInteger(rounds));
  const key = pbkdf2Sync(password, readOctets(salt), count, cipher.key, digest);
  return { cipher, key, iv: readOctets(scheme.at(1)) };
}

function byPkcs12(cipher: FileCipher, password: string, salt: Bytes, rounds: number): { key: Bytes; iv: Bytes } {
  const bytes = (id: number, length: number): Bytes =>
    derive({ digest: 'sha1', password, salt, iterations: rounds, purpose: id, length });
  return { key: bytes(purpose.key, cipher.key), iv: bytes(purpose.iv, cipher.iv) };
}

function unknownCipher(what: string): ProtocolError {
  return new ProtocolError('PKCS12_CIPHER', `unknown encryption ${what}`);
}

function run(direction: 'encrypt' | 'decrypt', { name }: FileCipher, key: Bytes, iv: Bytes, content: Bytes): Bytes {
  if (name === 'rc2-cbc') return runRc2(direction, key, iv, content);
  const stream = direction === 'encrypt' ? createCipheriv(name, key, iv) : createDecipheriv(name, key, iv);
  return Buffer.concat([stream.update(content), stream.final()]);
}

/** OpenSSL 3 has no RC2 in its default provider; the files of older tools have it. */
function runRc2(direction: 'encrypt' | 'decrypt', key: Bytes, iv: Bytes, content: Bytes): Bytes {
  const secret = forge.util.createBuffer(Buffer.from(key).toString('latin1'));
  const bits = key.length * 8;
  const cipher =
    direction === 'encrypt'
      ? forge.rc2.createEncryptionCipher(secret, bits)
      : forge.rc2.createDecryptionCipher(secret, bits);
  cipher.start(Buffer.from(iv).toString('latin1'));
  cipher.update(forge.util.createBuffer(Buffer.from(content).toString('latin1')));
  if (!cipher.finish()) throw new ProtocolError('PKCS12_PASSWORD', 'the padding is wrong');
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}
