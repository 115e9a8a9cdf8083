import { ProtocolError } from '../base/errors.js';

export type Bytes = Uint8Array;

/** Identifier octets (X.690 §8.1.2) that PKIX and CMS use. */
export const Tag = Object.freeze({
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
});

/** Identifier octet of the context-specific tag `[number]`. */
export const context = (number: number): number => 0xa0 | number;
export const primitiveContext = (number: number): number => 0x80 | number;

const constructedBit = 0x20;

export interface DerLimits {
  /** Bytes; 16 MiB when absent. */
  readonly size?: number;
  /** Nesting; 48 when absent. */
  readonly depth?: number;
  /** Elements directly below one element; 20,000 when absent. */
  readonly children?: number;
}

const defaultLimits: Required<DerLimits> = { size: 16 * 1024 * 1024, depth: 48, children: 20_000 };

/** One element of BER or DER (X.690 §8.1). Its children are read when asked for. */
export class Element {
  readonly tag: number;
  /** Identifier and length octets, content, and the end-of-contents octets of the indefinite form. */
  readonly raw: Bytes;
  readonly content: Bytes;
  readonly indefinite: boolean;
  readonly #depth: number;
  readonly #limits: Required<DerLimits>;
  #children: readonly Element[] | undefined;

  constructor(
    tag: number,
    raw: Bytes,
    content: Bytes,
    indefinite: boolean,
    depth: number,
    limits: Required<DerLimits>,
  ) {
    this.tag = tag;
    this.raw = raw;
    this.content = content;
    this.indefinite = indefinite;
    this.#depth = depth;
    this.#limits = limits;
  }

  get constructed(): boolean {
    return (this.tag & constructedBit) !== 0;
  }

  /** The elements inside; none in a primitive element. */
  get children(): readonly Element[] {
    this.#children ??= this.constructed ? readAll(this.content, this.#depth + 1, this.#limits) : [];
    return this.#children;
  }

  /** The only child, or the child at `index`; throws DER_MISSING. */
  at(index: number): Element {
    const child = this.children[index];
    if (child === undefined)
      throw new ProtocolError('DER_MISSING', `element ${index} of ${describeTag(this.tag)} is missing`);
    return child;
  }

  /** This element, if its tag is the wanted one; throws DER_TAG. */
  expect(tag: number): this {
    if (this.tag === tag) return this;
    throw new ProtocolError('DER_TAG', `expected ${describeTag(tag)}, found ${describeTag(this.tag)}`);
  }
}

function describeTag(tag: number): string {
  return `tag 0x${tag.toString(16).padStart(2, '0')}`;
}

/** Reads exactly one element. Throws ProtocolError `DER_*`, also for bytes left over. */
export function readDer(bytes: Bytes, limits: DerLimits = {}): Element {
  const element = readFirst(bytes, limits);
  if (element.raw.length !== bytes.length) {
    throw new ProtocolError('DER_TRAILING', `${bytes.length - element.raw.length} bytes follow the element`, {
      place: `byte ${element.raw.length}`,
    });
  }
  return element;
}

/** Reads the element at the start of the bytes and ignores what follows. */
export function readFirst(bytes: Bytes, limits: DerLimits = {}): Element {
  const all = { ...defaultLimits, ...limits };
  if (bytes.length > all.size)
    throw new ProtocolError('DER_SIZE', `${bytes.length} bytes, at most ${all.size} are read`);
  return readAt(bytes, 0, 0, all);
}

function readAll(bytes: Bytes, depth: number, limits: Required<DerLimits>): readonly Element[] {
  const elements: Element[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    if (elements.length === limits.children) {
      throw new ProtocolError('DER_CHILDREN', `more than ${limits.children} elements in one`);
    }
    const element = readAt(bytes, offset, depth, limits);
    elements.push(element);
    offset += element.raw.length;
  }
  return elements;
}

function readAt(bytes: Bytes, offset: number, depth: number, limits: Required<DerLimits>): Element {
  if (depth > limits.depth) throw new ProtocolError('DER_DEPTH', `nested deeper than ${limits.depth}`);
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) throw truncated(offset);
  if ((tag & 0x1f) === 0x1f) throw new ProtocolError('DER_TAG', `${describeTag(tag)} is none that PKIX uses`);
  if (first === 0x80) return readIndefinite(bytes, offset, tag, depth, limits);
  const { length, start } = readLength(bytes, offset + 1, first);
  const end = start + length;
  if (end > bytes.length) throw truncated(offset);
  return new Element(tag, bytes.subarray(offset, end), bytes.subarray(start, end), false, depth, limits);
}

function readLength(bytes: Bytes, offset: number, first: number): { length: number; start: number } {
  if (first < 0x80) return { length: first, start: offset + 1 };
  const count = first & 0x7f;
  if (count > 4) throw new ProtocolError('DER_LENGTH', `a length of ${count} octets`, { place: `byte ${offset}` });
  let length = 0;
  for (let index = 1; index <= count; index += 1) {
    const octet = bytes[offset + index];
    if (octet === undefined) throw truncated(offset);
    length = length * 256 + octet;
  }
  return { length, start: offset + 1 + count };
}

/** The indefinite form (X.690 §8.1.3.6): elements up to two zero octets. */
function readIndefinite(
  bytes: Bytes,
  offset: number,
  tag: number,
  depth: number,
  limits: Required<DerLimits>,
): Element {
  if ((tag & constructedBit) === 0) throw new ProtocolError('DER_LENGTH', 'a primitive element of indefinite length');
  let position = offset + 2;
  while (bytes[position] !== 0 || bytes[position + 1] !== 0) {
    position += readAt(bytes, position, depth + 1, limits).raw.length;
  }
  const content = bytes.subarray(offset + 2, position);
  return new Element(tag, bytes.subarray(offset, position + 2), content, true, depth, limits);
}

function truncated(offset: number): ProtocolError {
  return new ProtocolError('DER_TRUNCATED', 'the bytes end inside an element', { place: `byte ${offset}` });
}

function encode(tag: number, parts: readonly Bytes[]): Bytes {
  let length = 0;
  for (const part of parts) length += part.length;
  const header = lengthOctets(length);
  const out = new Uint8Array(1 + header.length + length);
  out[0] = tag;
  out.set(header, 1);
  let offset = 1 + header.length;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  if (length < 0x1_0000) return [0x82, length >> 8, length & 0xff];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** Big-endian unsigned content of an INTEGER: shortest form, with a zero octet where the first bit is set (X.690 §8.3). */
function integerContent(value: number | bigint | Bytes): Bytes {
  const bytes = typeof value === 'object' ? value : unsignedOctets(BigInt(value));
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const shortest = bytes.subarray(start);
  if (shortest.length === 0) return new Uint8Array(1);
  return (shortest[0] ?? 0) < 0x80 ? shortest : Uint8Array.of(0, ...shortest);
}

function unsignedOctets(value: bigint): Bytes {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

/** DER orders a SET OF by its members' octets (X.690 §11.6). */
function compareOctets(a: Bytes, b: Bytes): number {
  return Buffer.compare(a, b);
}

/** Every message repeats the same few dozen OIDs; encoding them was among the costliest JavaScript of an enrollment. Never written to. */
const encodedOids = new Map<string, Bytes>();
const mostEncodedOids = 256;

function encodedOid(dotted: string): Bytes {
  const known = encodedOids.get(dotted);
  if (known !== undefined) return known;
  const encoded = encode(Tag.oid, [oidContent(dotted)]);
  if (encodedOids.size < mostEncodedOids) encodedOids.set(dotted, encoded);
  return encoded;
}

function oidContent(dotted: string): Bytes {
  const arcs = dotted.split('.').map(Number);
  if (arcs.length < 2 || arcs.some((arc) => !Number.isSafeInteger(arc) || arc < 0))
    throw new RangeError(`${dotted} is no OID`);
  const [first = 0, second = 0, ...rest] = arcs;
  return Uint8Array.from([first * 40 + second, ...rest].flatMap(base128));
}

function base128(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) | 0x80);
  return octets;
}

const empty = new Uint8Array(0);
const text = (tag: number, value: string, encoding: BufferEncoding): Bytes =>
  encode(tag, [Buffer.from(value, encoding)]);

/** Writes DER (X.690 §10 and §11). */
export const der = Object.freeze({
  element: (tag: number, ...parts: Bytes[]): Bytes => encode(tag, parts),
  sequence: (...parts: Bytes[]): Bytes => encode(Tag.sequence, parts),
  setOf: (...parts: Bytes[]): Bytes => encode(Tag.set, [...parts].sort(compareOctets)),
  /** `[number] EXPLICIT` around whole elements, or `[number] IMPLICIT` around the members of a constructed one. */
  context: (number: number, ...parts: Bytes[]): Bytes => encode(context(number), parts),
  primitiveContext: (number: number, content: Bytes): Bytes => encode(primitiveContext(number), [content]),
  integer: (value: number | bigint | Bytes): Bytes => encode(Tag.integer, [integerContent(value)]),
  enumerated: (value: number): Bytes => encode(Tag.enumerated, [integerContent(value)]),
  boolean: (value: boolean): Bytes => encode(Tag.boolean, [Uint8Array.of(value ? 0xff : 0)]),
  null: (): Bytes => encode(Tag.null, [empty]),
  oid: encodedOid,
  octets: (content: Bytes): Bytes => encode(Tag.octetString, [content]),
  bits: (content: Bytes, unused = 0): Bytes => encode(Tag.bitString, [Uint8Array.of(unused), content]),
  utf8: (value: string): Bytes => text(Tag.utf8String, value, 'utf8'),
  printable: (value: string): Bytes => text(Tag.printableString, value, 'latin1'),
  ia5: (value: string): Bytes => text(Tag.ia5String, value, 'latin1'),
  /** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
  time: (ms: number): Bytes => {
    const digits = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
    return new Date(ms).getUTCFullYear() < 2050
      ? text(Tag.utcTime, digits.slice(2), 'latin1')
      : text(Tag.generalizedTime, digits, 'latin1');
  },
});
