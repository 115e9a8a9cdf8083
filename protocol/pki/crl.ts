import type { KeyObject } from 'node:crypto';
import type { Digest } from './algorithms.table.js';
import { type Certificate, verifySignature } from './certificate.js';
import { type Bytes, der, readDer, Tag } from './der.js';
import { readBits, readIntegerHex, readTime } from './der-values.js';
import { authorityKeyIdentifier, encodeExtensions } from './extensions.js';
import { readAlgorithm, signatureIdentifier, signData } from './keys.js';
import { Oid } from './oids.table.js';

export interface RevokedEntry {
  /** INTEGER octets in lower-case hex. */
  readonly serial: string;
  /** Milliseconds. */
  readonly at: number;
}

/** A certificate revocation list (RFC 5280 §5.1). */
export interface Crl {
  readonly der: Bytes;
  readonly tbs: Bytes;
  readonly issuerDer: Bytes;
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly revoked: readonly RevokedEntry[];
  readonly signatureOid: string;
  readonly signature: Bytes;
}

export interface CrlFields {
  readonly issuer: Certificate;
  readonly key: KeyObject;
  readonly number: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: readonly RevokedEntry[];
  /** sha256 when absent. */
  readonly digest?: Digest;
}

/** Signs a version 2 list and gives its DER. */
export function issueCrl({
  issuer,
  key,
  number,
  thisUpdate,
  nextUpdate,
  revoked,
  digest = 'sha256',
}: CrlFields): Bytes {
  const algorithm = signatureIdentifier(key, digest);
  const entries = revoked.map(({ serial, at }) =>
    der.sequence(der.element(Tag.integer, Buffer.from(serial, 'hex')), der.time(at)),
  );
  const extensions = encodeExtensions([
    authorityKeyIdentifier(issuer.keyId),
    { oid: Oid.crlNumber, critical: false, value: der.integer(number) },
  ]);
  const tbs = der.sequence(
    der.integer(1),
    algorithm,
    issuer.subjectDer,
    der.time(thisUpdate),
    der.time(nextUpdate),
    ...(entries.length === 0 ? [] : [der.sequence(...entries)]),
    der.context(0, extensions),
  );
  return der.sequence(tbs, algorithm, der.bits(signData(key, digest, tbs)));
}

/** Throws ProtocolError `DER_*`. */
export function parseCrl(bytes: Bytes): Crl {
  const outer = readDer(bytes).expect(Tag.sequence);
  const tbs = outer.at(0).expect(Tag.sequence);
  const members = tbs.at(0).tag === Tag.integer ? tbs.children.slice(1) : tbs.children;
  const times = members.filter(({ tag }) => tag === Tag.utcTime || tag === Tag.generalizedTime).map(readTime);
  const entries = members.slice(2).find(({ tag }) => tag === Tag.sequence);
  const [thisUpdate, nextUpdate] = times;
  return {
    der: bytes,
    tbs: tbs.raw,
    issuerDer: (members[1] ?? tbs.at(1)).raw,
    thisUpdate: thisUpdate ?? 0,
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
    revoked: (entries?.children ?? []).map((entry) => ({
      serial: readIntegerHex(entry.at(0)),
      at: readTime(entry.at(1)),
    })),
    signatureOid: readAlgorithm(outer.at(1)),
    signature: readBits(outer.at(2)),
  };
}

/** Whether the list is this issuer's and bears its signature. */
export function verifyCrl(crl: Crl, issuer: Certificate): boolean {
  if (Buffer.compare(crl.issuerDer, issuer.subjectDer) !== 0) return false;
  return verifySignature(issuer.publicKey, crl.signatureOid, crl.tbs, crl.signature);
}
