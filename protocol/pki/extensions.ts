import { type Bytes, der, type Element, readDer, Tag } from './der.js';
import { readBits, readBoolean, readOctets, readOid, readSmallInteger } from './der-values.js';
import { encodeGeneralNames, type GeneralName, parseGeneralNames } from './general-name.js';
import { keyIdOf } from './keys.js';
import { Oid } from './oids.table.js';

/** One extension (RFC 5280 §4.1). `value` is the content of the OCTET STRING as it stands: peers put things there that are not DER. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Bytes;
}

/** Bits of KeyUsage in their order (RFC 5280 §4.2.1.3). */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUsages)[number];

export function keyUsage(usages: readonly KeyUsage[]): Extension {
  const bits = usages.map((usage) => keyUsages.indexOf(usage));
  const highest = Math.max(0, ...bits);
  const octets = new Uint8Array(Math.floor(highest / 8) + 1);
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return { oid: Oid.keyUsage, critical: true, value: der.bits(octets, 7 - (highest & 7)) };
}

export function extendedKeyUsage(purposes: readonly string[]): Extension {
  return { oid: Oid.extendedKeyUsage, critical: false, value: der.sequence(...purposes.map((oid) => der.oid(oid))) };
}

export function subjectAltName(names: readonly GeneralName[]): Extension {
  return { oid: Oid.subjectAltName, critical: false, value: encodeGeneralNames(names) };
}

export function basicConstraints(authority: boolean, pathLength?: number): Extension {
  const length = pathLength === undefined ? [] : [der.integer(pathLength)];
  const value = authority ? der.sequence(der.boolean(true), ...length) : der.sequence();
  return { oid: Oid.basicConstraints, critical: true, value };
}

export function subjectKeyIdentifier(spki: Bytes): Extension {
  return { oid: Oid.subjectKeyIdentifier, critical: false, value: der.octets(keyIdOf(spki)) };
}

export function authorityKeyIdentifier(issuerKeyId: Bytes): Extension {
  return {
    oid: Oid.authorityKeyIdentifier,
    critical: false,
    value: der.sequence(der.primitiveContext(0, issuerKeyId)),
  };
}

export function encodeExtensions(extensions: readonly Extension[]): Bytes {
  return der.sequence(
    ...extensions.map(({ oid, critical, value }) =>
      der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octets(value)),
    ),
  );
}

/** `Extensions`, a SEQUENCE OF Extension. Throws ProtocolError `DER_*`. */
export function parseExtensions(element: Element): readonly Extension[] {
  return element.children.map((extension) => {
    const second = extension.at(1);
    const critical = second.tag === Tag.boolean && readBoolean(second);
    return { oid: readOid(extension.at(0)), critical, value: readOctets(extension.at(extension.children.length - 1)) };
  });
}

export function findExtension(extensions: readonly Extension[], oid: string): Extension | undefined {
  return extensions.find((extension) => extension.oid === oid);
}

function reading<T>(extensions: readonly Extension[], oid: string, read: (value: Bytes) => T): T | undefined {
  const extension = findExtension(extensions, oid);
  return extension === undefined ? undefined : read(extension.value);
}

/** Readers give undefined for an extension that is absent, and throw ProtocolError `DER_*` for one that cannot be read. */
export function readKeyUsage(extensions: readonly Extension[]): readonly KeyUsage[] | undefined {
  return reading(extensions, Oid.keyUsage, (value) => {
    const bits = readBits(readDer(value));
    return keyUsages.filter((_, bit) => ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
  });
}

export function readExtendedKeyUsage(extensions: readonly Extension[]): readonly string[] | undefined {
  return reading(extensions, Oid.extendedKeyUsage, (value) => readDer(value).children.map(readOid));
}

export function readSubjectAltName(extensions: readonly Extension[]): readonly GeneralName[] | undefined {
  return reading(extensions, Oid.subjectAltName, parseGeneralNames);
}

export interface BasicConstraints {
  readonly authority: boolean;
  readonly pathLength?: number;
}

export function readBasicConstraints(extensions: readonly Extension[]): BasicConstraints | undefined {
  return reading(extensions, Oid.basicConstraints, (value) => {
    const members = readDer(value).children;
    const length = members.find((member) => member.tag === Tag.integer);
    const flag = members.find((member) => member.tag === Tag.boolean);
    return {
      authority: flag !== undefined && readBoolean(flag),
      ...(length === undefined ? {} : { pathLength: readSmallInteger(length) }),
    };
  });
}

export function readSubjectKeyIdentifier(extensions: readonly Extension[]): Bytes | undefined {
  return reading(extensions, Oid.subjectKeyIdentifier, (value) => readOctets(readDer(value)));
}

export function readAuthorityKeyIdentifier(extensions: readonly Extension[]): Bytes | undefined {
  return reading(extensions, Oid.authorityKeyIdentifier, (value) => {
    const keyId = readDer(value).children.find((member) => member.tag === 0x80);
    return keyId?.content;
  });
}
