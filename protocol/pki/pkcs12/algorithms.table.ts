import type { Digest } from '../algorithms.table.js';

/** Object identifiers of PKCS#12 (RFC 7292 §4.2, appendix D) and of password-based encryption (RFC 8018 appendix B and C). */
export const Pkcs12Oid = Object.freeze({
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
});

/** A block cipher as PKCS#12 files name it; lengths in bytes. */
export interface FileCipher {
  readonly name: 'des-ede3-cbc' | 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc' | 'rc2-cbc';
  readonly key: number;
  readonly iv: number;
}

/** Schemes that derive key and IV from the password by the way of PKCS#12 itself (RFC 7292 appendix C). */
export const pkcs12Schemes: Readonly<Record<string, FileCipher>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', key: 24, iv: 8 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2-cbc', key: 16, iv: 8 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2-cbc', key: 5, iv: 8 },
};

/** Ciphers of PBES2 (RFC 8018 appendix B.2). */
export const pbes2Ciphers: Readonly<Record<string, FileCipher>> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24, iv: 8 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16, iv: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24, iv: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', key: 32, iv: 16 },
};

/** HMACs of PBKDF2 (RFC 8018 appendix B.1); HMAC-SHA-1 where none is named. */
export const pseudoRandomFunctions: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
