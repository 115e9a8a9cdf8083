/**
 * A property list as both of Apple's formats carry it. Numbers are told apart: a JavaScript number or bigint is an `<integer>` (bigint
 * where 2^53 is passed), a `PlistReal` is a `<real>`, so that 2 and 2.0 survive a round trip. Dictionaries are maps: they keep
 * their order and may have any key.
 */
export type PlistValue =
  | string
  | boolean
  | number
  | bigint
  | Date
  | Uint8Array
  | PlistReal
  | PlistUid
  | readonly PlistValue[]
  | PlistDict;

export type PlistDict = ReadonlyMap<string, PlistValue>;

/** A floating-point number, `<real>`. */
export class PlistReal {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
    Object.freeze(this);
  }
}

/** An object reference of a keyed archive; only binary property lists have it (CFBinaryPList, marker 0x8). */
export class PlistUid {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
    Object.freeze(this);
  }
}

export function real(value: number): PlistReal {
  return new PlistReal(value);
}

/** A dictionary from named members; members that are undefined are left out. */
export function dict(members: Readonly<Record<string, PlistValue | undefined>>): PlistDict {
  const present = Object.entries(members).filter((entry): entry is [string, PlistValue] => entry[1] !== undefined);
  return new Map(present);
}

export function isDict(value: PlistValue | undefined): value is PlistDict {
  return value instanceof Map;
}

export function isArray(value: PlistValue | undefined): value is readonly PlistValue[] {
  return Array.isArray(value);
}

export function isData(value: PlistValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** The member when it is a string; likewise below for the other types. */
export function stringOf(value: PlistValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function booleanOf(value: PlistValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function dataOf(value: PlistValue | undefined): Uint8Array | undefined {
  return isData(value) ? value : undefined;
}

export function dictOf(value: PlistValue | undefined): PlistDict | undefined {
  return isDict(value) ? value : undefined;
}

export function arrayOf(value: PlistValue | undefined): readonly PlistValue[] | undefined {
  return isArray(value) ? value : undefined;
}

export type PlistType = 'string' | 'boolean' | 'integer' | 'real' | 'date' | 'data' | 'uid' | 'array' | 'dictionary';

/** The type's name in Apple's documentation. */
export function typeOf(value: PlistValue): PlistType {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number' || typeof value === 'bigint') return 'integer';
  if (value instanceof PlistReal) return 'real';
  if (value instanceof Date) return 'date';
  if (value instanceof PlistUid) return 'uid';
  if (isData(value)) return 'data';
  return isArray(value) ? 'array' : 'dictionary';
}
