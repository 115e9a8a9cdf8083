import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Certificate, issueCertificate } from '../pki/certificate.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';

/** A self-signed RSA certificate, such as an MDM server uploads to get its token. */
export function tokenHolder(CN = 'mdm.example'): { readonly certificate: Certificate; readonly key: KeyObject } {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const subject = name({ CN });
  const fields = {
    subject,
    issuer: subject,
    publicKey: spkiOf(key),
    serial: 7,
    notBefore: 0,
    notAfter: 4_000_000_000_000,
  };
  return { key, certificate: new Certificate(issueCertificate({ ...fields, extensions: [], key })) };
}
