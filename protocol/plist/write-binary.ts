import { isArray, isData, isDict, PlistReal, PlistUid, type PlistValue } from './value.js';

/** Writes the binary format, `bplist00` (Core Foundation, CFBinaryPList.c). Equal scalars are written once, as Core Foundation does. */
export function writeBinaryPlist(value: PlistValue): Uint8Array {
  const objects: PlistObject[] = [];
  collect(value, objects, new Map());
  const referenceSize = bytesFor(objects.length);
  const chunks: Buffer[] = [Buffer.from('bplist00', 'latin1')];
  const offsets: number[] = [];
  let length = 8;
  for (const object of objects) {
    const encoded = encode(object, referenceSize);
    offsets.push(length);
    chunks.push(encoded);
    length += encoded.length;
  }
  const offsetSize = bytesFor(length);
  chunks.push(...offsets.map((offset) => unsigned(offset, offsetSize)));
  chunks.push(trailer(offsetSize, referenceSize, objects.length, length));
  return new Uint8Array(Buffer.concat(chunks));
}

type Scalar = Exclude<PlistValue, readonly PlistValue[] | ReadonlyMap<string, PlistValue>>;

/** A scalar, or a container whose content is a list of object numbers: a dictionary's keys first, then its values. */
type PlistObject =
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'array' | 'dict'; readonly count: number; readonly references: readonly number[] };

function collect(value: PlistValue, objects: PlistObject[], known: Map<string, number>): number {
  if (isDict(value)) {
    return place(objects, 'dict', value.size, () => [
      ...[...value.keys()].map((key) => collect(key, objects, known)),
      ...[...value.values()].map((member) => collect(member, objects, known)),
    ]);
  }
  if (isArray(value))
    return place(objects, 'array', value.length, () => value.map((item) => collect(item, objects, known)));
  const identity = identityOf(value);
  const before = known.get(identity);
  if (before !== undefined) return before;
  known.set(identity, objects.length);
  return objects.push({ kind: 'scalar', value }) - 1;
}

/** A container takes its number before its content does, so that the top object is number 0. */
function place(
  objects: PlistObject[],
  kind: 'array' | 'dict',
  count: number,
  content: () => readonly number[],
): number {
  const number = objects.push({ kind, count, references: [] }) - 1;
  objects[number] = { kind, count, references: content() };
  return number;
}

function identityOf(value: Scalar): string {
  if (typeof value === 'string') return `s${value}`;
  if (isData(value)) return `d${Buffer.from(value).toString('base64')}`;
  if (value instanceof Date) return `t${value.getTime()}`;
  if (value instanceof PlistReal) return `r${Object.is(value.value, -0) ? '-0' : value.value}`;
  if (value instanceof PlistUid) return `u${value.value}`;
  return typeof value === 'boolean' ? `b${value}` : `i${value}`;
}

function encode(object: PlistObject, referenceSize: number): Buffer {
  if (object.kind === 'scalar') return encodeScalar(object.value);
  return Buffer.concat([
    header(object.kind === 'dict' ? 0xd : 0xa, object.count),
    ...object.references.map((reference) => unsigned(reference, referenceSize)),
  ]);
}

function encodeScalar(value: Scalar): Buffer {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return Buffer.from([value ? 0x09 : 0x08]);
  if (value instanceof Date) return double(0x33, value.getTime() / 1000 - Date.UTC(2001, 0, 1) / 1000);
  if (value instanceof PlistReal) return double(0x23, value.value);
  if (value instanceof PlistUid) return uid(value.value);
  return isData(value) ? Buffer.concat([header(0x4, value.byteLength), value]) : integer(BigInt(value));
}

function text(value: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  if (/^[\x00-\x7f]*$/.test(value)) return Buffer.concat([header(0x5, value.length), Buffer.from(value, 'latin1')]);
  return Buffer.concat([header(0x6, value.length), Buffer.from(value, 'utf16le').swap16()]);
}

function integer(value: bigint): Buffer {
  if (value >= 2n ** 63n) return wide(value);
  const size = value < 0n || value > 0xffff_ffffn ? 8 : bytesFor(Number(value));
  const body = Buffer.alloc(8);
  body.writeBigInt64BE(value);
  return Buffer.concat([Buffer.from([0x10 | Math.log2(size)]), body.subarray(8 - size)]);
}

/** What a signed integer of eight bytes cannot carry takes sixteen. */
function wide(value: bigint): Buffer {
  const body = Buffer.alloc(17);
  body.writeUInt8(0x14, 0);
  body.writeBigUInt64BE(value, 9);
  return body;
}

function double(marker: number, value: number): Buffer {
  const body = Buffer.alloc(9);
  body.writeUInt8(marker, 0);
  body.writeDoubleBE(value, 1);
  return body;
}

function uid(value: number): Buffer {
  const size = bytesFor(value);
  return Buffer.concat([Buffer.from([0x80 | (size - 1)]), unsigned(value, size)]);
}

function header(kind: number, count: number): Buffer {
  if (count < 15) return Buffer.from([(kind << 4) | count]);
  return Buffer.concat([Buffer.from([(kind << 4) | 0xf]), integer(BigInt(count))]);
}

function bytesFor(value: number): 1 | 2 | 4 | 8 {
  if (value <= 0xff) return 1;
  if (value <= 0xffff) return 2;
  return value <= 0xffff_ffff ? 4 : 8;
}

function unsigned(value: number, size: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeBigUInt64BE(BigInt(value));
  return body.subarray(8 - size);
}

function trailer(offsetSize: number, referenceSize: number, objects: number, tableOffset: number): Buffer {
  const body = Buffer.alloc(32);
  body.writeUInt8(offsetSize, 6);
  body.writeUInt8(referenceSize, 7);
  body.writeBigUInt64BE(BigInt(objects), 8);
  body.writeBigUInt64BE(BigInt(tableOffset), 24);
  return body;
}
