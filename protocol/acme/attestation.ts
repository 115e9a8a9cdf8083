import { createHash } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import { type Certificate, parseCertificate } from '../pki/certificate.js';
import { findExtension } from '../pki/extensions.js';
import { attestationOids } from './attestation.table.js';
import { type CborValue, readCbor, writeCbor } from './cbor.js';

/** An attestation object (draft-ietf-acme-device-attest §5, W3C Web Authentication §6.5.4) with a statement of format `apple`. */
export interface AttestationObject {
  readonly format: string;
  /** Leaf first, without the root; empty where the device attests nothing. */
  readonly chain: readonly Certificate[];
}

/** What the leaf says of the device. */
export interface AttestedDevice {
  readonly serialNumber?: string;
  readonly udid?: string;
  readonly osVersion?: string;
  readonly freshness?: Uint8Array;
}

const longestChain = 5;

/** A statement without certificates is what a device sends that was not asked to attest. */
export function encodeAttestation(chain: readonly Uint8Array[]): Uint8Array {
  const statement = new Map<string, CborValue>(chain.length === 0 ? [] : [['x5c', chain]]);
  return writeCbor(
    new Map<string, CborValue>([
      ['fmt', 'apple'],
      ['attStmt', statement],
    ]),
  );
}

/** Throws ProtocolError `CBOR_*`, `DER_*` or `ACME_ATTESTATION`. Members that WebAuthn has and ACME does not use (authData) are passed over. */
export function decodeAttestation(bytes: Uint8Array): AttestationObject {
  const object = readCbor(bytes);
  const format = memberOf(object, 'fmt');
  const statement = memberOf(object, 'attStmt');
  if (typeof format !== 'string' || !(statement instanceof Map)) {
    throw new ProtocolError('ACME_ATTESTATION', 'an attestation object has fmt and attStmt');
  }
  const certificates = memberOf(statement, 'x5c') ?? [];
  if (!Array.isArray(certificates) || certificates.length > longestChain) {
    throw new ProtocolError('ACME_ATTESTATION', `x5c is a list of at most ${longestChain} certificates`);
  }
  return { format, chain: certificates.map(certificateOf) };
}

function certificateOf(value: CborValue): Certificate {
  if (value instanceof Uint8Array) return parseCertificate(value);
  throw new ProtocolError('ACME_ATTESTATION', 'x5c holds something that is no byte string');
}

function memberOf(value: CborValue, key: string): CborValue | undefined {
  return value instanceof Map ? (value as ReadonlyMap<string | number, CborValue>).get(key) : undefined;
}

/** Throws ProtocolError `DER_*` on extensions that cannot be read. */
export function attestedDevice({ extensions }: Certificate): AttestedDevice {
  const raw = (oid: string): Uint8Array | undefined => findExtension(extensions, oid)?.value;
  const text = (oid: string): string | undefined => {
    const value = raw(oid);
    return value === undefined ? undefined : Buffer.from(value).toString('utf8');
  };
  const [serialNumber, udid, osVersion, freshness] = [
    text(attestationOids.serialNumber),
    text(attestationOids.udid),
    text(attestationOids.osVersion),
    raw(attestationOids.freshness),
  ];
  return {
    ...(serialNumber !== undefined && { serialNumber }),
    ...(udid !== undefined && { udid }),
    ...(osVersion !== undefined && { osVersion }),
    ...(freshness !== undefined && { freshness }),
  };
}

/** What an attestation made for this challenge carries as its freshness code. */
export function freshnessOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
