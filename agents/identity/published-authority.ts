import type { KeyObject } from 'node:crypto';
import { Certificate, type CertificateFields, issueCertificate } from '../../protocol/pki/certificate.js';
import { basicConstraints, keyUsage } from '../../protocol/pki/extensions.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { derivedKey } from '../device/keys/derived-key.js';

/** Whoever signs simulated attestations: a certificate and its key. */
export interface Issuer {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** A certificate of an authority by the label that its key follows from, and its common name. */
export interface Published {
  readonly label: string;
  readonly commonName: string;
}

/** A P-384 key that follows from its label, so that nobody takes it for a secret. */
export function publishedKey(label: string): KeyObject {
  return derivedKey('P-384', `muster simulated attestation ${label}`);
}

/** A self-signed root under a published key, valid from 2020 to 2049. */
export function publishedRoot({ label, commonName }: Published): Issuer {
  const key = publishedKey(label);
  const own = subjectOf(commonName);
  return { certificate: issue({ subject: own, issuer: own, publicKey: spkiOf(key), serial: 1, key }), key };
}

/** An authority below a root whose key follows from `rootLabel`. */
export function publishedIssuer(
  root: Certificate,
  rootLabel: string,
  { label, commonName, serial = 2 }: Published & { readonly serial?: number },
): Issuer {
  const key = publishedKey(label);
  const wanted = { subject: subjectOf(commonName), issuer: root.subjectDer, publicKey: spkiOf(key), serial };
  return { certificate: issue({ ...wanted, key: publishedKey(rootLabel) }), key };
}

const subjectOf = (commonName: string) => name({ O: 'Muster (simulated)', CN: commonName });

type Wanted = Pick<CertificateFields, 'subject' | 'issuer' | 'publicKey' | 'serial' | 'key'>;

function issue(wanted: Wanted): Certificate {
  const extensions = [basicConstraints(true), keyUsage(['keyCertSign', 'cRLSign'])];
  const validity = { notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2049, 0, 1) };
  return new Certificate(issueCertificate({ ...wanted, ...validity, extensions, digest: 'sha384' }));
}
