import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { attestationOids } from '../../protocol/acme/attestation.table.js';
import { simulatedAttestationRoot } from '../../protocol/acme/simulated-attestation-root.js';
import { days } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import { Certificate, issueCertificate } from '../../protocol/pki/certificate.js';
import { basicConstraints, type Extension, keyUsage } from '../../protocol/pki/extensions.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { type Name, name } from '../../protocol/pki/name.js';

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
    lazily('foreign', () => selfSigned('foreign')),
    request,
  );

interface Issuer {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

const issuers = new Map<string, Issuer>();

function lazily(label: string, root: () => Certificate): Issuer {
  const known = issuers.get(label);
  if (known !== undefined) return known;
  const made = intermediate(label, root());
  issuers.set(label, made);
  return made;
}

/** A P-384 key that follows from its label, so that nobody takes it for a secret. */
function publishedKey(label: string): KeyObject {
  const pair = createECDH('secp384r1');
  pair.setPrivateKey(createHash('sha384').update(`muster simulated attestation ${label}`).digest());
  const point = pair.getPublicKey();
  const part = (from: number, to: number): string => point.subarray(from, to).toString('base64url');
  const d = pair.getPrivateKey().toString('base64url');
  return createPrivateKey({
    key: { kty: 'EC', crv: 'P-384', x: part(1, 49), y: part(49, 97), d },
    format: 'jwk',
  });
}

const rootName = (label: string): Name => name({ O: 'Muster (simulated)', CN: `Muster ${label} attestation root` });

/** A root under a published key, valid from 2020 to 2049. */
function selfSigned(label: string): Certificate {
  const key = publishedKey(`${label} root`);
  const own = rootName(label);
  return issue({ subject: own, issuer: own, publicKey: spkiOf(key), serial: 1, key, authority: true });
}

function intermediate(label: string, root: Certificate): Issuer {
  const key = publishedKey(`${label} intermediate`);
  const subject = name({ O: 'Muster (simulated)', CN: `Muster ${label} attestation authority` });
  const signer = publishedKey(`${label} root`);
  const issuer = root.subjectDer;
  return {
    certificate: issue({ subject, issuer, publicKey: spkiOf(key), serial: 2, key: signer, authority: true }),
    key,
  };
}

interface Wanted {
  readonly subject: Name;
  readonly issuer: Name | Uint8Array;
  readonly publicKey: Uint8Array;
  readonly serial: number;
  readonly key: KeyObject;
  readonly authority: boolean;
}

function issue({ authority, ...wanted }: Wanted): Certificate {
  const extensions = [basicConstraints(authority), keyUsage(['keyCertSign', 'cRLSign'])];
  const validity = { notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2049, 0, 1) };
  return new Certificate(issueCertificate({ ...wanted, ...validity, extensions, digest: 'sha384' }));
}

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
