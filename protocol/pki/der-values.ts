import { ProtocolError } from '../base/errors.js';
import { type Bytes, type Element, Tag } from './der.js';

/** `1.2.840.113549.1.1.1`. Throws ProtocolError on an OID that is cut off or empty. */
export function readOid(element: Element): string {
  const content = element.expect(Tag.oid).content;
  if (content.length === 0 || content.length > 64)
    throw new ProtocolError('DER_OID', `an OID of ${content.length} octets`);
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  if (((content.at(-1) as number) & 0x80) !== 0) throw new ProtocolError('DER_OID', 'the OID is cut off');
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** The octets of an INTEGER as they stand, sign octet included, in lower-case hex. */
export function readIntegerHex(element: Element): string {
  return Buffer.from(element.expect(Tag.integer).content).toString('hex');
}

/** A small non-negative INTEGER or ENUMERATED. */
export function readSmallInteger(element: Element): number {
  const { content } = element;
  if (content.length === 0 || content.length > 4 || ((content[0] as number) & 0x80) !== 0) {
    throw new ProtocolError('DER_INTEGER', `an INTEGER of ${content.length} octets where a small number is due`);
  }
  return content.reduce((value, octet) => value * 256 + octet, 0);
}

export function readBoolean(element: Element): boolean {
  return element.expect(Tag.boolean).content[0] !== 0;
}

/** Content of a BIT STRING without the count of unused bits. */
export function readBits(element: Element): Bytes {
  return element.expect(Tag.bitString).content.subarray(1);
}

/** Content of an OCTET STRING; the parts of a constructed one (X.690 §8.7.3) are joined. */
export function readOctets(element: Element): Bytes {
  if (!element.constructed) return element.content;
  const parts = element.children.map(readOctets);
  return parts.length === 1 ? (parts[0] as Bytes) : Buffer.concat(parts);
}

const timePattern = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d{4})?$/;

/** Milliseconds since the epoch of a UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5). */
export function readTime(element: Element): number {
  const written = Buffer.from(element.content).toString('latin1');
  const year = element.tag === Tag.utcTime ? `${Number(written.slice(0, 2)) < 50 ? '20' : '19'}${written}` : written;
  const match = timePattern.exec(year);
  if (match === null) throw new ProtocolError('DER_TIME', `"${written.slice(0, 40)}" is no time`);
  const [, y, mo, d, h, mi, s = '00', zone = 'Z'] = match;
  const ms = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (Number.isNaN(ms)) throw new ProtocolError('DER_TIME', `"${written}" is no time`);
  return ms - zoneMs(zone);
}

function zoneMs(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5))) * 60_000;
}

/** The kinds of character string a DirectoryString or attribute value comes in (RFC 5280 §4.1.2.4). */
export type StringKind =
  | 'utf8'
  | 'printable'
  | 'ia5'
  | 'teletex'
  | 'numeric'
  | 'visible'
  | 'bmp'
  | 'universal'
  | 'octets';

export const stringTags: Readonly<Record<StringKind, number>> = {
  utf8: Tag.utf8String,
  printable: Tag.printableString,
  ia5: Tag.ia5String,
  teletex: Tag.teletexString,
  numeric: Tag.numericString,
  visible: Tag.visibleString,
  bmp: Tag.bmpString,
  universal: Tag.universalString,
  octets: Tag.octetString,
};

const kindsByTag = new Map(Object.entries(stringTags).map(([kind, tag]) => [tag, kind as StringKind]));

export function stringKind(element: Element): StringKind | undefined {
  return kindsByTag.get(element.tag);
}

/** Text of any string type; anything else is read as Latin-1, so that no value is lost. */
export function readText(element: Element): string {
  const bytes = Buffer.from(element.content.buffer, element.content.byteOffset, element.content.length);
  if (element.tag === Tag.utf8String) return bytes.toString('utf8');
  if (element.tag === Tag.bmpString)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (element.tag === Tag.universalString) return readUtf32(bytes);
  return bytes.toString('latin1');
}

function readUtf32(bytes: Buffer): string {
  let text = '';
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const point = bytes.readUInt32BE(offset);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}
