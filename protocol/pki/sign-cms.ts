import type { KeyObject } from 'node:crypto';
import type { Digest } from './algorithms.table.js';
import type { Certificate } from './certificate.js';
import { type Bytes, der, Tag } from './der.js';
import { digestIdentifier, digestOf, rsaEncryptionIdentifier, signatureIdentifier, signData } from './keys.js';
import { Oid } from './oids.table.js';

/** A signed attribute to write: each value is one whole element. */
export interface AttributeValue {
  readonly oid: string;
  readonly values: readonly Bytes[];
}

export interface CmsSigner {
  readonly key: KeyObject;
  readonly certificate: Certificate;
  /** sha256 when absent. */
  readonly digest?: Digest;
  /** Besides content-type and message-digest, which are always written. */
  readonly attributes?: readonly AttributeValue[];
  /** Milliseconds; no signing-time attribute when absent. */
  readonly signingTime?: number;
}

export interface CmsFields {
  readonly content: Bytes;
  /** OID of the content; data when absent. */
  readonly contentType?: string;
  /** Leaves the content out of the message. */
  readonly detached?: boolean;
  readonly signers: readonly CmsSigner[];
  /** Certificates to include; the signers' own when absent. */
  readonly certificates?: readonly Certificate[];
  /** CertificateList, DER. */
  readonly crls?: readonly Bytes[];
}

/** Signs a message (RFC 5652 §5) and gives the DER of its ContentInfo. */
export function signCms(fields: CmsFields): Bytes {
  const { content, contentType = Oid.data, detached = false, signers, crls = [] } = fields;
  const certificates = fields.certificates ?? signers.map((signer) => signer.certificate);
  const digests = [...new Set(signers.map(({ digest = 'sha256' }) => digest))];
  return contentInfo(
    Oid.signedData,
    der.sequence(
      der.integer(contentType === Oid.data ? 1 : 3),
      der.setOf(...digests.map(digestIdentifier)),
      der.sequence(der.oid(contentType), ...(detached ? [] : [der.context(0, der.octets(content))])),
      ...certificateSet(certificates),
      ...(crls.length === 0 ? [] : [der.context(1, ...crls)]),
      // In the caller's order: SignedData may be BER (RFC 5652 §5.1), and ECDSA signatures would sort at random.
      der.element(Tag.set, ...signers.map((signer) => signerInfo(signer, contentType, content))),
    ),
  );
}

/** SignedData without signers that carries certificates (RFC 8894 §3.4, "degenerate"). The order of the certificates is kept. */
export function certificatesOnly(certificates: readonly Certificate[], crls: readonly Bytes[] = []): Bytes {
  return contentInfo(
    Oid.signedData,
    der.sequence(
      der.integer(1),
      der.setOf(),
      der.sequence(der.oid(Oid.data)),
      ...certificateSet(certificates),
      ...(crls.length === 0 ? [] : [der.context(1, ...crls)]),
      der.setOf(),
    ),
  );
}

/** Leaf first, as peers expect it; a set's order carries no meaning (RFC 5652 §10.2.3). */
function certificateSet(certificates: readonly Certificate[]): readonly Bytes[] {
  return certificates.length === 0 ? [] : [der.context(0, ...certificates.map((certificate) => certificate.der))];
}

export function contentInfo(type: string, content: Bytes): Bytes {
  return der.sequence(der.oid(type), der.context(0, content));
}

function signerInfo(signer: CmsSigner, contentType: string, content: Bytes): Bytes {
  const { key, certificate, digest = 'sha256', attributes = [], signingTime } = signer;
  const signed = der.setOf(
    ...[
      { oid: Oid.contentType, values: [der.oid(contentType)] },
      { oid: Oid.messageDigest, values: [der.octets(digestOf(digest, content))] },
      ...(signingTime === undefined ? [] : [{ oid: Oid.signingTime, values: [der.time(signingTime)] }]),
      ...attributes,
    ].map(({ oid, values }) => der.sequence(der.oid(oid), der.setOf(...values))),
  );
  return der.sequence(
    der.integer(1),
    issuerAndSerial(certificate),
    digestIdentifier(digest),
    asImplicit(signed),
    signerAlgorithm(key, digest),
    der.octets(signData(key, digest, signed)),
  );
}

/** rsaEncryption for RSA (RFC 3370 §3.2), because deployed verifiers refuse the combined identifiers. */
function signerAlgorithm(key: KeyObject, digest: Digest): Bytes {
  return key.asymmetricKeyType === 'ec' ? signatureIdentifier(key, digest) : rsaEncryptionIdentifier();
}

export function issuerAndSerial(certificate: Certificate): Bytes {
  return der.sequence(certificate.issuerDer, der.element(Tag.integer, Buffer.from(certificate.serial, 'hex')));
}

/** The SET OF that was signed, under the tag `[0] IMPLICIT` of the message (RFC 5652 §5.4). */
function asImplicit(set: Bytes): Bytes {
  const bytes = Uint8Array.from(set);
  bytes[0] = 0xa0;
  return bytes;
}
