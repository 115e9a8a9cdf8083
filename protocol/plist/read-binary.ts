import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { defaultPlistLimits, malformed, overLimit, type PlistLimits } from './limits.js';
import { narrowed } from './scalars.js';
import { PlistReal, PlistUid, type PlistValue } from './value.js';

/**
 * The binary format, `bplist00` (Core Foundation, CFBinaryPList.c: header, objects, offset table, trailer of 32 bytes). An object may be
 * referred to many times and is read once; how often it is reached is counted, so that a small file cannot
 * unfold into a huge value, and a container that contains itself is refused.
 */
interface Trailer {
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly objects: number;
  readonly top: number;
  readonly tableOffset: number;
}

interface Read {
  readonly value: PlistValue;
  /** Values below this one, itself included, counted as often as they are reached. */
  readonly reached: number;
}

const format = (place: string) => section('CFBinaryPList.c', place);
/** Dates count seconds from 2001-01-01T00:00:00Z. */
const epoch = Date.UTC(2001, 0, 1);

export function isBinaryPlist(document: Uint8Array): boolean {
  return Buffer.from(document.subarray(0, 6)).toString('latin1') === 'bplist';
}

/** Throws ProtocolError `PLIST_MALFORMED` or `PLIST_LIMIT`, with the byte offset as its place. */
export function readBinaryPlist(document: Uint8Array, limits: PlistLimits = defaultPlistLimits): Decoded<PlistValue> {
  const findings = new Findings();
  const { value } = new BinaryPlistReader(document, limits, findings).read();
  return { message: value, findings: findings.list };
}

class BinaryPlistReader {
  readonly #bytes: Buffer;
  readonly #limits: PlistLimits;
  readonly #findings: Findings;
  readonly #trailer: Trailer;
  readonly #objects = new Map<number, Read>();
  readonly #underway = new Set<number>();

  constructor(document: Uint8Array, limits: PlistLimits, findings: Findings) {
    if (document.byteLength > limits.bytes) throw overLimit(`${document.byteLength} bytes, more than ${limits.bytes}`);
    this.#bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
    this.#limits = limits;
    this.#findings = findings;
    this.#trailer = this.#readTrailer();
  }

  read(): Read {
    return this.#object(this.#trailer.top, 1);
  }

  #readTrailer(): Trailer {
    const at = this.#bytes.length - 32;
    if (!isBinaryPlist(this.#bytes) || at < 8) throw malformed('no binary property list', '0');
    if (this.#bytes.toString('latin1', 6, 8) !== '00')
      throw malformed(`version ${this.#bytes.toString('latin1', 6, 8)} of the binary format`, '6');
    const trailer = {
      offsetSize: this.#bytes.readUInt8(at + 6),
      referenceSize: this.#bytes.readUInt8(at + 7),
      objects: Number(this.#bytes.readBigUInt64BE(at + 8)),
      top: Number(this.#bytes.readBigUInt64BE(at + 16)),
      tableOffset: Number(this.#bytes.readBigUInt64BE(at + 24)),
    };
    const { offsetSize, referenceSize, objects, top, tableOffset } = trailer;
    const sound = [offsetSize, referenceSize].every((size) => size >= 1 && size <= 8);
    if (!sound || objects < 1 || top >= objects || tableOffset < 9 || tableOffset + objects * offsetSize > at)
      throw malformed('the trailer contradicts the length of the file', String(at));
    return trailer;
  }

  #object(reference: number, depth: number): Read {
    const known = this.#objects.get(reference);
    if (known !== undefined) return known;
    const { objects, tableOffset, offsetSize } = this.#trailer;
    if (reference >= objects) throw malformed(`object ${reference} of ${objects}`);
    if (depth > this.#limits.depth) throw overLimit(`nested deeper than ${this.#limits.depth}`);
    if (this.#underway.has(reference)) throw malformed(`object ${reference} contains itself`);
    const offset = this.#unsigned(tableOffset + reference * offsetSize, offsetSize);
    if (offset < 8 || offset >= tableOffset)
      throw malformed(`object ${reference} lies outside the objects`, String(offset));
    this.#underway.add(reference);
    const read = this.#parse(offset, depth);
    this.#underway.delete(reference);
    this.#objects.set(reference, read);
    return read;
  }

  #parse(offset: number, depth: number): Read {
    const marker = this.#bytes.readUInt8(offset);
    const low = marker & 0x0f;
    const leaf = (value: PlistValue): Read => ({ value, reached: 1 });
    switch (marker >> 4) {
      case 0x0:
        return leaf(this.#simple(low, offset));
      case 0x1:
        return leaf(this.#integer(offset + 1, 1 << low));
      case 0x2:
        return leaf(new PlistReal(this.#float(offset + 1, 1 << low)));
      case 0x3:
        return leaf(new Date(epoch + Math.round(this.#float(offset + 1, 8) * 1000)));
      case 0x4:
        return leaf(new Uint8Array(this.#run(offset, low, 1)));
      case 0x5:
        return leaf(this.#run(offset, low, 1).toString('latin1'));
      case 0x6:
        return leaf(
          Buffer.from(this.#run(offset, low, 2))
            .swap16()
            .toString('utf16le'),
        );
      case 0x8:
        return leaf(new PlistUid(this.#unsigned(offset + 1, low + 1)));
      case 0xa:
      case 0xc:
        return this.#array(offset, low, depth);
      case 0xd:
        return this.#dict(offset, low, depth);
      default:
        throw malformed(`object marker 0x${marker.toString(16)}`, String(offset));
    }
  }

  #simple(low: number, offset: number): boolean {
    if (low === 0x8 || low === 0x9) return low === 0x9;
    throw malformed(`object marker 0x0${low.toString(16)}`, String(offset));
  }

  /** One, two and four bytes are unsigned, eight are signed, sixteen carry what eight cannot. */
  #integer(at: number, size: number): number | bigint {
    if (size < 8) return this.#unsigned(at, size);
    if (size > 16) throw malformed(`an integer of ${size} bytes`, String(at));
    this.#within(at, size);
    return narrowed(size === 8 ? this.#bytes.readBigInt64BE(at) : this.#wide(at));
  }

  #wide(at: number): bigint {
    const value = (this.#bytes.readBigInt64BE(at) << 64n) | this.#bytes.readBigUInt64BE(at + 8);
    if (value > 2n ** 64n - 1n || value < -(2n ** 63n)) {
      const expected = 'an integer of at most 64 bits';
      this.#findings.add({
        expected,
        received: String(value),
        section: format('kCFBinaryPlistMarkerInt'),
        place: String(at),
      });
    }
    return value;
  }

  #float(at: number, size: number): number {
    this.#within(at, size);
    if (size === 4) return this.#bytes.readFloatBE(at);
    if (size === 8) return this.#bytes.readDoubleBE(at);
    throw malformed(`a floating-point number of ${size} bytes`, String(at));
  }

  #array(offset: number, low: number, depth: number): Read {
    const { start, count } = this.#count(offset, low);
    const items: PlistValue[] = [];
    let reached = 1;
    for (const reference of this.#references(start, count)) {
      const item = this.#object(reference, depth + 1);
      items.push(item.value);
      reached = this.#add(reached, item.reached);
    }
    return { value: items, reached };
  }

  #dict(offset: number, low: number, depth: number): Read {
    const { start, count } = this.#count(offset, low);
    const references = this.#references(start, count * 2);
    const members = new Map<string, PlistValue>();
    let reached = 1;
    for (let index = 0; index < count; index++) {
      const key = this.#object(references[index] as number, depth + 1).value;
      if (typeof key !== 'string') throw malformed('a key that is no string', String(offset));
      if (members.has(key)) this.#duplicate(key, offset);
      const member = this.#object(references[count + index] as number, depth + 1);
      members.set(key, member.value);
      reached = this.#add(reached, member.reached + 1);
    }
    return { value: members, reached };
  }

  #duplicate(key: string, offset: number): void {
    const expected = 'each key once in a dictionary';
    this.#findings.add({
      expected,
      received: `${key} again`,
      section: format('kCFBinaryPlistMarkerDict'),
      place: String(offset),
    });
  }

  #add(reached: number, more: number): number {
    if (reached + more > this.#limits.values) throw overLimit(`more than ${this.#limits.values} values`);
    return reached + more;
  }

  #references(start: number, count: number): readonly number[] {
    const { referenceSize } = this.#trailer;
    this.#within(start, count * referenceSize);
    return Array.from({ length: count }, (_, index) => this.#unsigned(start + index * referenceSize, referenceSize));
  }

  /** The bytes of data or text behind its marker. */
  #run(offset: number, low: number, unit: number): Buffer {
    const { start, count } = this.#count(offset, low);
    this.#within(start, count * unit);
    return this.#bytes.subarray(start, start + count * unit);
  }

  /** The count in the marker, or, when that is 15, in the integer object behind it. */
  #count(offset: number, low: number): { readonly start: number; readonly count: number } {
    if (low !== 0x0f) return { start: offset + 1, count: low };
    this.#within(offset + 1, 1);
    const marker = this.#bytes.readUInt8(offset + 1);
    if (marker >> 4 !== 0x1 || (marker & 0x0f) > 3) throw malformed('a count that is no integer', String(offset));
    const size = 1 << (marker & 0x0f);
    return { start: offset + 2 + size, count: this.#unsigned(offset + 2, size) };
  }

  #unsigned(at: number, size: number): number {
    this.#within(at, size);
    if (size <= 6) return this.#bytes.readUIntBE(at, size);
    const value = this.#bytes.subarray(at, at + size).reduce<bigint>((sum, byte) => sum * 256n + BigInt(byte), 0n);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('a number larger than any file', String(at));
    return Number(value);
  }

  #within(at: number, size: number): void {
    if (at + size > this.#bytes.length - 32) throw malformed('an object reaches beyond the end', String(at));
  }
}
