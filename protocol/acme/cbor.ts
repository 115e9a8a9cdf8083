import { ProtocolError } from '../base/errors.js';

/**
 * The part of CBOR (RFC 8949) that attestation objects are made of: integers, byte and text strings, arrays, maps, booleans and null, of definite length
 * and in their shortest form (§4.2.1). Everything else is refused, so that a message has one reading only.
 */
export type CborValue = number | string | boolean | null | Uint8Array | readonly CborValue[] | CborMap;
export type CborMap = ReadonlyMap<string | number, CborValue>;

export interface CborLimits {
  /** Bytes; 64 KiB when absent. */
  readonly size?: number;
  /** Nesting; 8 when absent. */
  readonly depth?: number;
  /** Members of one array or map; 256 when absent. */
  readonly members?: number;
}

const defaults: Required<CborLimits> = { size: 65_536, depth: 8, members: 256 };

const Major = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, simple: 7 } as const;

/** Writes a value; keys of a map in the order of their encoding (RFC 8949 §4.2.1). Throws RangeError on a number that is no safe integer. */
export function writeCbor(value: CborValue): Uint8Array {
  if (typeof value === 'number') return integer(value);
  if (typeof value === 'string') {
    const text = Buffer.from(value, 'utf8');
    return Buffer.concat([head(Major.text, text.length), text]);
  }
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (value === null) return Uint8Array.of(0xf6);
  if (value instanceof Uint8Array) return Buffer.concat([head(Major.bytes, value.length), value]);
  if (isArray(value)) return Buffer.concat([head(Major.array, value.length), ...value.map(writeCbor)]);
  const members = [...value].map(([key, member]) => ({ key: writeCbor(key), member: writeCbor(member) }));
  members.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat([head(Major.map, members.length), ...members.flatMap(({ key, member }) => [key, member])]);
}

/** Reads exactly one value. Throws ProtocolError `CBOR_*`. */
export function readCbor(bytes: Uint8Array, limits: CborLimits = {}): CborValue {
  const all = { ...defaults, ...limits };
  if (bytes.length > all.size) {
    throw new ProtocolError('CBOR_SIZE', `${bytes.length} bytes, at most ${all.size} are read`);
  }
  const reader = new Reader(bytes, all);
  const value = reader.value(0);
  if (reader.rest > 0) throw new ProtocolError('CBOR_TRAILING', `${reader.rest} bytes follow the value`);
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #limits: Required<CborLimits>;
  #offset = 0;

  constructor(bytes: Uint8Array, limits: Required<CborLimits>) {
    this.#bytes = bytes;
    this.#limits = limits;
  }

  get rest(): number {
    return this.#bytes.length - this.#offset;
  }

  value(depth: number): CborValue {
    if (depth > this.#limits.depth) throw new ProtocolError('CBOR_DEPTH', `nested deeper than ${this.#limits.depth}`);
    const first = this.#octet();
    const major = first >> 5;
    if (major === Major.simple) return simple(first);
    const argument = this.#argument(first & 0x1f);
    switch (major) {
      case Major.unsigned:
        return argument;
      case Major.negative:
        return -1 - argument;
      case Major.bytes:
        return this.#take(argument);
      case Major.text:
        return this.#text(argument);
      case Major.array:
        return Array.from({ length: this.#members(argument) }, () => this.value(depth + 1));
      case Major.map:
        return this.#map(this.#members(argument), depth + 1);
      default:
        throw new ProtocolError('CBOR_TYPE', `major type ${major} is not used here`);
    }
  }

  #map(members: number, depth: number): CborMap {
    const map = new Map<string | number, CborValue>();
    for (let index = 0; index < members; index += 1) {
      const key = this.value(depth);
      if (typeof key !== 'string' && typeof key !== 'number') {
        throw new ProtocolError('CBOR_KEY', 'a key that is neither text nor integer');
      }
      if (map.has(key)) throw new ProtocolError('CBOR_KEY', `the key ${JSON.stringify(key)} twice`);
      map.set(key, this.value(depth));
    }
    return map;
  }

  #text(length: number): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#take(length));
    } catch (cause) {
      if (cause instanceof ProtocolError) throw cause;
      throw new ProtocolError('CBOR_TEXT', 'text that is not UTF-8', { cause });
    }
  }

  /** Every member takes a byte at least, so that a count can be judged before anything is read. */
  #members(count: number): number {
    if (count > this.#limits.members) throw new ProtocolError('CBOR_MEMBERS', `${count} members in one value`);
    if (count > this.rest) throw truncated(this.#offset);
    return count;
  }

  #take(length: number): Uint8Array {
    if (length > this.rest) throw truncated(this.#offset);
    const taken = this.#bytes.slice(this.#offset, this.#offset + length);
    this.#offset += length;
    return taken;
  }

  #octet(): number {
    const octet = this.#bytes[this.#offset];
    if (octet === undefined) throw truncated(this.#offset);
    this.#offset += 1;
    return octet;
  }

  /** RFC 8949 §3: up to 23 at once, else in 1, 2, 4 or 8 octets, and no longer than it has to be. */
  #argument(information: number): number {
    if (information < 24) return information;
    if (information > 27) throw new ProtocolError('CBOR_LENGTH', 'an indefinite or reserved length');
    const octets = 2 ** (information - 24);
    let argument = 0;
    for (let index = 0; index < octets; index += 1) argument = argument * 256 + this.#octet();
    if (!Number.isSafeInteger(argument)) throw new ProtocolError('CBOR_NUMBER', 'a number that is too large');
    if (headLength(argument) !== 1 + octets) {
      throw new ProtocolError('CBOR_LENGTH', `${argument} is not in its shortest form`);
    }
    return argument;
  }
}

function simple(first: number): CborValue {
  if (first === 0xf4) return false;
  if (first === 0xf5) return true;
  if (first === 0xf6) return null;
  throw new ProtocolError('CBOR_TYPE', `0x${first.toString(16)} is not used here`);
}

function truncated(offset: number): ProtocolError {
  return new ProtocolError('CBOR_TRUNCATED', 'the bytes end inside a value', { place: `byte ${offset}` });
}

function isArray(value: CborValue): value is readonly CborValue[] {
  return Array.isArray(value);
}

function integer(value: number): Uint8Array {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no safe integer`);
  return value < 0 ? head(Major.negative, -1 - value) : head(Major.unsigned, value);
}

function headLength(argument: number): number {
  if (argument < 24) return 1;
  if (argument < 0x100) return 2;
  if (argument < 0x1_0000) return 3;
  return argument < 0x1_0000_0000 ? 5 : 9;
}

function head(major: number, argument: number): Uint8Array {
  const length = headLength(argument);
  const out = Buffer.alloc(length);
  if (length === 1) out[0] = (major << 5) | argument;
  else out[0] = (major << 5) | (24 + Math.log2(length - 1));
  if (length === 9) out.writeBigUInt64BE(BigInt(argument), 1);
  else if (length > 1) out.writeUIntBE(argument, 1, length - 1);
  return out;
}
