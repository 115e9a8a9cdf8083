import type { KeyObject } from 'node:crypto';
import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Digest } from './algorithms.table.js';
import { verifySignature } from './certificate.js';
import { type Bytes, der, type Element, readDer, Tag } from './der.js';
import { readBits, readOid, readText } from './der-values.js';
import { type Extension, encodeExtensions, parseExtensions } from './extensions.js';
import { publicKeyOf, readAlgorithm, signatureIdentifier, signData, spkiOf } from './keys.js';
import { encodeName, type Name, parseName } from './name.js';
import { Oid } from './oids.table.js';

/** A certification request (PKCS#10, RFC 2986 §4). */
export interface Csr {
  readonly der: Bytes;
  /** CertificationRequestInfo as it was signed. */
  readonly info: Bytes;
  readonly subject: Name;
  readonly subjectDer: Bytes;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Bytes;
  readonly attributes: readonly CsrAttribute[];
  /** PKCS#9 challengePassword (RFC 2985 §5.4.1). */
  readonly challengePassword?: string;
  /** What extensionRequest asks for (RFC 2985 §5.4.2). */
  readonly extensions: readonly Extension[];
  readonly signatureOid: string;
  readonly signature: Bytes;
  readonly findings: readonly Finding[];
}

export interface CsrAttribute {
  readonly oid: string;
  /** Each value as one whole element. */
  readonly values: readonly Bytes[];
}

export interface CsrFields {
  readonly key: KeyObject;
  readonly subject: Name;
  readonly challengePassword?: string;
  readonly extensions?: readonly Extension[];
  /** Further attributes, after those above. */
  readonly attributes?: readonly CsrAttribute[];
  /** sha256 when absent. */
  readonly digest?: Digest;
  /** Writes this number for the signature algorithm, such as the OIW one of older Windows. */
  readonly signatureOid?: string;
}

/** Signs a request and gives its DER. Device habits are in the arguments: string kinds of the subject, raw extension values, the algorithm's number. */
export function createCsr(fields: CsrFields): Bytes {
  const { key, subject, digest = 'sha256', signatureOid } = fields;
  const info = der.sequence(
    der.integer(0),
    encodeName(subject),
    spkiOf(key),
    der.context(0, ...requestAttributes(fields).map(encodeAttribute)),
  );
  return der.sequence(info, signatureIdentifier(key, digest, signatureOid), der.bits(signData(key, digest, info)));
}

function requestAttributes({
  challengePassword,
  extensions = [],
  attributes = [],
}: CsrFields): readonly CsrAttribute[] {
  const all: CsrAttribute[] = [];
  if (challengePassword !== undefined)
    all.push({ oid: Oid.challengePassword, values: [directoryString(challengePassword)] });
  if (extensions.length > 0) all.push({ oid: Oid.extensionRequest, values: [encodeExtensions(extensions)] });
  return [...all, ...attributes];
}

/** PrintableString where the characters allow, else UTF8String (RFC 2985 §5.4.1). */
function directoryString(value: string): Bytes {
  return /^[A-Za-z\d '()+,\-./:=?]*$/.test(value) ? der.printable(value) : der.utf8(value);
}

function encodeAttribute({ oid, values }: CsrAttribute): Bytes {
  return der.sequence(der.oid(oid), der.setOf(...values));
}

/** Reads a request; its signature is judged by `verifyCsr`. Throws ProtocolError `DER_*`. */
export function parseCsr(bytes: Bytes): Csr {
  const outer = readDer(bytes).expect(Tag.sequence);
  const info = outer.at(0).expect(Tag.sequence);
  const attributes = (info.children.find((member) => member.tag === 0xa0)?.children ?? []).map(parseAttribute);
  const challenge = attributeValue(attributes, Oid.challengePassword);
  const requested =
    attributeValue(attributes, Oid.extensionRequest) ?? attributeValue(attributes, Oid.microsoftExtensionRequest);
  const csr = {
    der: bytes,
    info: info.raw,
    subject: parseName(info.at(1).expect(Tag.sequence)),
    subjectDer: info.at(1).raw,
    spki: info.at(2).expect(Tag.sequence).raw,
    attributes,
    ...(challenge === undefined ? {} : { challengePassword: readText(challenge) }),
    extensions: requested === undefined ? [] : parseExtensions(requested),
    signatureOid: readAlgorithm(outer.at(1)),
    signature: readBits(outer.at(2)),
  };
  return { ...csr, findings: deviations(csr) };
}

function parseAttribute(element: Element): CsrAttribute {
  return { oid: readOid(element.at(0)), values: element.at(1).children.map((value) => value.raw) };
}

function attributeValue(attributes: readonly CsrAttribute[], oid: string): Element | undefined {
  const value = attributes.find((attribute) => attribute.oid === oid)?.values[0];
  return value === undefined ? undefined : readDer(value);
}

function deviations({ subject, signatureOid }: Pick<Csr, 'subject' | 'signatureOid'>): readonly Finding[] {
  const findings = new Findings();
  for (const part of subject.flat()) {
    if (part.kind !== 'printable' || /^[A-Za-z\d '()+,\-./:=?]*$/.test(part.value)) continue;
    findings.warn({
      expected: 'characters of PrintableString',
      received: JSON.stringify(part.value),
      section: section('X.680', '41.4'),
      place: `subject ${part.type}`,
    });
  }
  if (signatureOid === '1.3.14.3.2.29') {
    findings.warn({
      expected: 'sha1WithRSAEncryption 1.2.840.113549.1.1.5 or stronger',
      received: 'the OIW identifier 1.3.14.3.2.29',
      section: section('RFC 3279', '2.2.1'),
      place: 'signatureAlgorithm',
    });
  }
  return findings.list;
}

/** Whether the request is signed with the private key of the public key it carries (RFC 2986 §4.2 note 2). */
export function verifyCsr(csr: Csr): boolean {
  try {
    return verifySignature(publicKeyOf(csr.spki), csr.signatureOid, csr.info, csr.signature);
  } catch {
    return false;
  }
}
