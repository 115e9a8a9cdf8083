import { ProtocolError } from '../base/errors.js';
import type { Digest } from './algorithms.table.js';
import { Certificate } from './certificate.js';
import { type Bytes, type Element, readFirst, Tag } from './der.js';
import { readIntegerHex, readOctets, readOid } from './der-values.js';
import { digestByOid, readAlgorithm, signatureAlgorithmOf } from './keys.js';
import { Oid } from './oids.table.js';

/** An attribute of a signer (RFC 5652 §5.3). */
export interface Attribute {
  readonly oid: string;
  readonly values: readonly Element[];
}

/** One SignerInfo (RFC 5652 §5.3). */
export interface SignerInfo {
  readonly identifier: SignerIdentifier;
  readonly digestOid: string;
  readonly digest: Digest | undefined;
  readonly signatureOid: string;
  readonly signature: Bytes;
  readonly signedAttributes: readonly Attribute[];
  /** The attributes as a DER `SET OF`, over which the signature goes; absent when there are none. */
  readonly signedBytes?: Bytes;
  readonly unsignedAttributes: readonly Attribute[];
}

export type SignerIdentifier =
  | { readonly kind: 'issuer-serial'; readonly issuerDer: Bytes; readonly serial: string }
  | { readonly kind: 'key-id'; readonly keyId: Bytes };

/** CMS SignedData (RFC 5652 §5.1). */
export interface SignedData {
  readonly contentType: string;
  /** Absent when detached. */
  readonly content?: Bytes;
  readonly certificates: readonly Certificate[];
  /** CertificateList, DER. */
  readonly crls: readonly Bytes[];
  readonly signers: readonly SignerInfo[];
}

/** Reads SignedData, BER included, wrapped in a ContentInfo; bytes after it are ignored. Throws ProtocolError `CMS_*` or `DER_*`. */
export function parseSignedData(bytes: Bytes): SignedData {
  const body = contentOf(bytes, Oid.signedData).expect(Tag.sequence);
  const encapsulated = body.at(2).expect(Tag.sequence);
  const content = encapsulated.children[1];
  const rest = body.children.slice(3);
  return {
    contentType: readOid(encapsulated.at(0)),
    ...(content === undefined ? {} : { content: readContent(content) }),
    certificates: certificatesIn(rest.find((member) => member.tag === 0xa0)),
    crls: (rest.find((member) => member.tag === 0xa1)?.children ?? []).map((crl) => crl.raw),
    signers: (rest.find((member) => member.tag === Tag.set)?.children ?? []).map(parseSigner),
  };
}

/** Content of a ContentInfo of the wanted type (RFC 5652 §3). */
export function contentOf(bytes: Bytes, type: string): Element {
  const info = readFirst(bytes).expect(Tag.sequence);
  const found = readOid(info.at(0));
  if (found !== type) throw new ProtocolError('CMS_TYPE', `content type ${found} where ${type} is due`);
  return info.at(1).expect(0xa0).at(0);
}

/** eContent is an OCTET STRING; PKCS#7 1.5 messages hold any element, of which the content counts. */
function readContent(wrapper: Element): Bytes {
  const inner = wrapper.at(0);
  return inner.tag === Tag.octetString || inner.tag === (Tag.octetString | 0x20) ? readOctets(inner) : inner.content;
}

/** CertificateSet (RFC 5652 §10.2.3): plain certificates; other choices carry a context tag and are passed over. */
function certificatesIn(set: Element | undefined): readonly Certificate[] {
  return (set?.children ?? []).filter(({ tag }) => tag === Tag.sequence).map(({ raw }) => new Certificate(raw));
}

function parseSigner(element: Element): SignerInfo {
  const members = element.expect(Tag.sequence).children;
  const attributes = members.find((member) => member.tag === 0xa0 && member !== members[1]);
  const unsigned = members.find((member) => member.tag === 0xa1);
  const rest = members.slice(3).filter((member) => member !== attributes && member !== unsigned);
  const [algorithm, signature] = rest;
  if (algorithm === undefined || signature === undefined) {
    throw new ProtocolError('CMS_SIGNER', 'a SignerInfo without signature');
  }
  const digestOid = readAlgorithm(element.at(2));
  const signatureOid = readAlgorithm(algorithm);
  return {
    identifier: parseIdentifier(element.at(1)),
    digestOid,
    digest: digestByOid(digestOid) ?? signatureAlgorithmOf(digestOid)?.digest,
    signatureOid,
    signature: readOctets(signature),
    signedAttributes: (attributes?.children ?? []).map(parseAttribute),
    ...(attributes === undefined ? {} : { signedBytes: asSet(attributes) }),
    unsignedAttributes: (unsigned?.children ?? []).map(parseAttribute),
  };
}

function parseIdentifier(element: Element): SignerIdentifier {
  if (element.tag === 0x80) return { kind: 'key-id', keyId: element.content };
  return {
    kind: 'issuer-serial',
    issuerDer: element.expect(Tag.sequence).at(0).raw,
    serial: readIntegerHex(element.at(1)),
  };
}

function parseAttribute(element: Element): Attribute {
  return { oid: readOid(element.at(0)), values: element.at(1).children };
}

/** The `[0] IMPLICIT` of the message is signed as a `SET OF` (RFC 5652 §5.4). */
function asSet(attributes: Element): Bytes {
  if (attributes.indefinite) throw new ProtocolError('CMS_ATTRIBUTES', 'signed attributes of indefinite length');
  const bytes = Uint8Array.from(attributes.raw);
  bytes[0] = Tag.set;
  return bytes;
}

/** First value of a signed attribute. */
export function signedAttribute(signer: SignerInfo, oid: string): Element | undefined {
  return signer.signedAttributes.find((attribute) => attribute.oid === oid)?.values[0];
}

/** The certificate of the message, or of those at hand, that the signer names. */
export function certificateOfSigner(
  { identifier }: SignerInfo,
  certificates: readonly Certificate[],
): Certificate | undefined {
  return certificates.find((certificate) => namesCertificate(identifier, certificate));
}

/** Whether an IssuerAndSerialNumber or subject key identifier means this certificate. */
export function namesCertificate(identifier: SignerIdentifier, certificate: Certificate): boolean {
  if (identifier.kind === 'key-id') return Buffer.compare(identifier.keyId, certificate.keyId) === 0;
  return identifier.serial === certificate.serial && Buffer.compare(identifier.issuerDer, certificate.issuerDer) === 0;
}
