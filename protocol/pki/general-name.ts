import { isIPv4, isIPv6 } from 'node:net';
import { type Bytes, der, type Element, readDer } from './der.js';
import { readOid, readText } from './der-values.js';
import { encodeName, formatName, type Name, parseName } from './name.js';
import { Oid } from './oids.table.js';

/** One alternative name (RFC 5280 §4.2.1.6). `upn` is Microsoft's otherName; a directory name is shown as text. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri' | 'upn' | 'ip'; readonly value: string }
  | { readonly kind: 'directory'; readonly value: string; readonly name: Name }
  | { readonly kind: 'other'; readonly value: string; readonly der: Bytes };

const ia5Tags = { email: 1, dns: 2, uri: 6 } as const;

export function encodeGeneralName(name: GeneralName): Bytes {
  switch (name.kind) {
    case 'directory':
      return der.context(4, encodeName(name.name));
    case 'other':
      return name.der;
    case 'ip':
      return der.primitiveContext(7, addressOctets(name.value));
    case 'upn':
      return der.context(0, der.oid(Oid.userPrincipalName), der.context(0, der.utf8(name.value)));
    default:
      return der.primitiveContext(ia5Tags[name.kind], Buffer.from(name.value, 'latin1'));
  }
}

function addressOctets(address: string): Bytes {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  if (!isIPv6(address)) throw new RangeError(`${address} is no IP address`);
  // The URL parser writes an embedded IPv4 address as two groups.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return Uint8Array.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]),
  );
}

export function parseGeneralName(element: Element): GeneralName {
  const latin1 = (): string => Buffer.from(element.content).toString('latin1');
  switch (element.tag) {
    case 0x81:
      return { kind: 'email', value: latin1() };
    case 0x82:
      return { kind: 'dns', value: latin1() };
    case 0x86:
      return { kind: 'uri', value: latin1() };
    case 0x87:
      return { kind: 'ip', value: formatAddress(element.content) };
    case 0xa4: {
      const name = parseName(element.at(0));
      return { kind: 'directory', value: formatName(name), name };
    }
    case 0xa0:
      return parseOtherName(element);
    default:
      return { kind: 'other', value: Buffer.from(element.raw).toString('hex'), der: element.raw };
  }
}

function parseOtherName(element: Element): GeneralName {
  if (readOid(element.at(0)) === Oid.userPrincipalName) {
    return { kind: 'upn', value: readText(element.at(1).at(0)) };
  }
  return { kind: 'other', value: Buffer.from(element.raw).toString('hex'), der: element.raw };
}

function formatAddress(octets: Bytes): string {
  if (octets.length === 4) return octets.join('.');
  const hex = Buffer.from(octets).toString('hex');
  return (hex.match(/.{1,4}/g) ?? []).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

export function encodeGeneralNames(names: readonly GeneralName[]): Bytes {
  return der.sequence(...names.map(encodeGeneralName));
}

export function parseGeneralNames(bytes: Bytes): readonly GeneralName[] {
  return readDer(bytes).children.map(parseGeneralName);
}
