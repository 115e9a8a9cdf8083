import { createHash, type KeyObject } from 'node:crypto';
import type { Digest } from './algorithms.table.js';
import { type Bytes, der, type Element, readDer, Tag } from './der.js';
import { readBits, readIntegerHex, readTime } from './der-values.js';
import { type Extension, encodeExtensions, parseExtensions, readSubjectKeyIdentifier } from './extensions.js';
import {
  keyIdOf,
  publicKeyOf,
  readAlgorithm,
  signatureAlgorithmOf,
  signatureIdentifier,
  signData,
  verifyData,
} from './keys.js';
import { encodeName, type Name, parseName } from './name.js';

/** An X.509 certificate (RFC 5280 §4.1). The outer structure is read at once, names, key and extensions when asked for. */
export class Certificate {
  readonly der: Bytes;
  /** TBSCertificate as it was signed. */
  readonly tbs: Bytes;
  /** INTEGER octets in lower-case hex, sign octet included. */
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly issuerDer: Bytes;
  readonly subjectDer: Bytes;
  readonly spki: Bytes;
  readonly signatureOid: string;
  readonly signature: Bytes;
  /** 1, 2 or 3. */
  readonly version: number;
  readonly #extensions: Element | undefined;
  #read: { subject?: Name; issuer?: Name; extensions?: readonly Extension[]; publicKey?: KeyObject } = {};

  constructor(bytes: Bytes) {
    const outer = readDer(bytes).expect(Tag.sequence);
    const tbs = outer.at(0).expect(Tag.sequence);
    const versioned = tbs.at(0).tag === 0xa0;
    const at = (index: number): Element => tbs.at(versioned ? index + 1 : index);
    this.der = bytes;
    this.tbs = tbs.raw;
    this.version = versioned ? (tbs.at(0).at(0).content[0] ?? 0) + 1 : 1;
    this.serial = readIntegerHex(at(0));
    this.issuerDer = at(2).expect(Tag.sequence).raw;
    const validity = at(3).expect(Tag.sequence);
    this.notBefore = readTime(validity.at(0));
    this.notAfter = readTime(validity.at(1));
    this.subjectDer = at(4).expect(Tag.sequence).raw;
    this.spki = at(5).expect(Tag.sequence).raw;
    this.#extensions = tbs.children.find((member) => member.tag === 0xa3);
    this.signatureOid = readAlgorithm(outer.at(1));
    this.signature = readBits(outer.at(2));
  }

  get subject(): Name {
    this.#read.subject ??= parseName(this.subjectDer);
    return this.#read.subject;
  }

  get issuer(): Name {
    this.#read.issuer ??= parseName(this.issuerDer);
    return this.#read.issuer;
  }

  get extensions(): readonly Extension[] {
    this.#read.extensions ??= this.#extensions === undefined ? [] : parseExtensions(this.#extensions.at(0));
    return this.#read.extensions;
  }

  get publicKey(): KeyObject {
    this.#read.publicKey ??= publicKeyOf(this.spki);
    return this.#read.publicKey;
  }

  /** The subjectKeyIdentifier, or what RFC 5280 §4.2.1.2 (1) makes of the key where there is none. */
  get keyId(): Bytes {
    return readSubjectKeyIdentifier(this.extensions) ?? keyIdOf(this.spki);
  }

  /** SHA-256 of the DER, lower-case hex. */
  get sha256(): string {
    return createHash('sha256').update(this.der).digest('hex');
  }

  /** Whether the certificate names this one as its issuer and bears its signature. */
  isIssuedBy(issuer: Certificate): boolean {
    if (Buffer.compare(this.issuerDer, issuer.subjectDer) !== 0) return false;
    return verifySignature(issuer.publicKey, this.signatureOid, this.tbs, this.signature);
  }

  get selfIssued(): boolean {
    return Buffer.compare(this.issuerDer, this.subjectDer) === 0;
  }
}

/** Throws ProtocolError `DER_*` for bytes that are no certificate. */
export function parseCertificate(bytes: Bytes): Certificate {
  return new Certificate(bytes);
}

/** Signature with an algorithm that names its digest, as certificates, requests and CRLs have. */
export function verifySignature(key: KeyObject, oid: string, data: Bytes, signature: Bytes): boolean {
  const digest = signatureAlgorithmOf(oid)?.digest;
  return digest !== undefined && verifyData(key, digest, data, signature);
}

export interface CertificateFields {
  readonly subject: Name | Bytes;
  /** Name of the issuer; DER where it must match the issuer's certificate octet for octet. */
  readonly issuer: Name | Bytes;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Bytes;
  /** Positive; at most 20 octets (RFC 5280 §4.1.2.2). */
  readonly serial: Bytes | number | bigint;
  /** Milliseconds; whole seconds are written. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly extensions: readonly Extension[];
  /** The issuer's private key. */
  readonly key: KeyObject;
  /** sha256 when absent. */
  readonly digest?: Digest;
}

/** Signs a version 3 certificate and gives its DER. */
export function issueCertificate(fields: CertificateFields): Bytes {
  const { subject, issuer, publicKey, serial, notBefore, notAfter, extensions, key, digest = 'sha256' } = fields;
  const algorithm = signatureIdentifier(key, digest);
  const tbs = der.sequence(
    der.context(0, der.integer(2)),
    der.integer(serial),
    algorithm,
    nameDer(issuer),
    der.sequence(der.time(notBefore), der.time(notAfter)),
    nameDer(subject),
    publicKey,
    ...(extensions.length === 0 ? [] : [der.context(3, encodeExtensions(extensions))]),
  );
  return der.sequence(tbs, algorithm, der.bits(signData(key, digest, tbs)));
}

function nameDer(name: Name | Bytes): Bytes {
  return name instanceof Uint8Array ? name : encodeName(name);
}
