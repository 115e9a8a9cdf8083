import { createHash } from 'node:crypto';
import { attestationOids } from '../../protocol/acme/attestation.table.js';
import { simulatedAttestationRoot } from '../../protocol/acme/simulated-attestation-root.js';
import { days } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import { type Certificate, issueCertificate } from '../../protocol/pki/certificate.js';
import { basicConstraints, type Extension, keyUsage } from '../../protocol/pki/extensions.js';
import { name } from '../../protocol/pki/name.js';
import { type Issuer, type Published, publishedIssuer, publishedRoot } from './published-authority.js';

/** What is attested of a device: its key, its properties, and the challenge that it answers. */
export interface AttestationRequest {
  /** SubjectPublicKeyInfo, DER, of the key that the certificate is wanted for. */
  readonly publicKey: Uint8Array;
  readonly serialNumber?: string;
  readonly udid?: string;
  readonly osVersion?: string;
  /** SHA-256 of the challenge's token. */
  readonly freshness: Uint8Array;
  /** Milliseconds. */
  readonly now: number;
  readonly random: Random;
}

/** In place of the manufacturer's attestation service: gives the chain for a key, leaf first, without the root. */
export type AttestationAuthority = (request: AttestationRequest) => readonly Uint8Array[];

/** Its root is `simulatedAttestationRoot`. Anybody can derive its keys: what it attests is worth nothing outside of tests. */
export const simulatedAttestation: AttestationAuthority = (request) =>
  attest(
    lazily('simulated', () => simulatedAttestationRoot),
    request,
  );

/** An authority like the other, with a root that nobody trusts. */
export const foreignAttestation: AttestationAuthority = (request) =>
  attest(
    lazily('foreign', () => publishedRoot(rootOf('foreign')).certificate),
    request,
  );

const issuers = new Map<string, Issuer>();

function lazily(label: string, root: () => Certificate): Issuer {
  const known = issuers.get(label);
  if (known !== undefined) return known;
  const made = intermediate(label, root());
  issuers.set(label, made);
  return made;
}

const rootOf = (label: string): Published => ({
  label: `${label} root`,
  commonName: `Muster ${label} attestation root`,
});

const intermediate = (label: string, root: Certificate): Issuer =>
  publishedIssuer(root, rootOf(label).label, {
    label: `${label} intermediate`,
    commonName: `Muster ${label} attestation authority`,
  });

function attest({ certificate, key }: Issuer, request: AttestationRequest): readonly Uint8Array[] {
  const { publicKey, serialNumber, udid, osVersion, freshness, now, random } = request;
  const leaf = issueCertificate({
    subject: name({ O: 'Muster (simulated)', CN: createHash('sha256').update(publicKey).digest('hex') }),
    issuer: certificate.subjectDer,
    publicKey,
    serial: Uint8Array.of(0x40, ...random.bytes(8)),
    notBefore: now - days(1),
    notAfter: now + days(365),
    extensions: [
      basicConstraints(false),
      keyUsage(['digitalSignature']),
      ...raw(attestationOids.serialNumber, serialNumber),
      ...raw(attestationOids.udid, udid),
      ...raw(attestationOids.osVersion, osVersion),
      ...raw(attestationOids.freshness, freshness),
    ],
    key,
    digest: 'sha384',
  });
  return [leaf, certificate.der];
}

function raw(oid: string, value: string | Uint8Array | undefined): readonly Extension[] {
  if (value === undefined) return [];
  return [{ oid, critical: false, value: typeof value === 'string' ? Buffer.from(value, 'utf8') : value }];
}
