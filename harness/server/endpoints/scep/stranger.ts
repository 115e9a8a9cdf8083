import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Certificate, issueCertificate } from '../../../../protocol/pki/certificate.js';
import { spkiOf } from '../../../../protocol/pki/keys.js';
import { name } from '../../../../protocol/pki/name.js';

/** A key with its certificate. */
export interface Signer {
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

/** A key that vouches for itself; valid around `now` (ms). */
export function somebody(now: number): Signer {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = name({ CN: 'nobody (simulated)' });
  const validity = { notBefore: now - 1000, notAfter: now + 1000 };
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
  return { key, certificate: new Certificate(issueCertificate(fields)) };
}
