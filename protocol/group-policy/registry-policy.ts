import { ProtocolError } from '../base/errors.js';

/** A value that group policy writes into the registry. */
export interface RegistryValue {
  readonly key: string;
  readonly name: string;
  readonly value: string | number;
}

/** Types of registry values (MS-GPREG §2.2.1). */
const types = { text: 1, number: 4 } as const;

/** `PReg`, and version 1 (MS-GPREG §2.2.1). */
const signature = Uint8Array.of(0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0);

/** A file `Registry.pol`: bodies `[key;value;type;size;data]` in UTF-16 (MS-GPREG §2.2.1). */
export const writeRegistryPolicy = (values: readonly RegistryValue[]): Uint8Array =>
  Buffer.concat([signature, ...values.map(writeBody)]);

function writeBody({ key, name, value }: RegistryValue): Uint8Array {
  const data = typeof value === 'number' ? number(value) : text(value);
  const type = number(typeof value === 'number' ? types.number : types.text);
  const semicolon = utf16(';');
  const head = [text(key), semicolon, text(name), semicolon, type, semicolon, number(data.length), semicolon];
  return Buffer.concat([utf16('['), ...head, data, utf16(']')]);
}

const utf16 = (written: string): Uint8Array => Buffer.from(written, 'utf16le');
const text = (written: string): Uint8Array => utf16(`${written}\0`);

function number(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Values of other types are passed over. Throws ProtocolError. */
export function readRegistryPolicy(bytes: Uint8Array): readonly RegistryValue[] {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, signature.length).equals(signature))
    throw new ProtocolError('REGISTRY_POLICY', 'the file does not begin with PReg and version 1');
  const reader = new Reader(file, signature.length);
  const values: RegistryValue[] = [];
  while (!reader.atEnd) {
    const value = readBody(reader);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function readBody(reader: Reader): RegistryValue | undefined {
  reader.sign('[');
  const key = reader.text(';');
  const name = reader.text(';');
  const type = reader.number(';');
  const data = reader.data(reader.number(';'));
  reader.sign(']');
  if (type === types.number && data.length === 4) return { key, name, value: data.readUInt32LE(0) };
  return type === types.text ? { key, name, value: data.toString('utf16le').replace(/\0$/, '') } : undefined;
}

class Reader {
  readonly #file: Buffer;
  #offset: number;

  constructor(file: Buffer, offset: number) {
    this.#file = file;
    this.#offset = offset;
  }

  get atEnd(): boolean {
    return this.#offset >= this.#file.length;
  }

  sign(expected: string): void {
    const found = this.data(2).toString('utf16le');
    if (found !== expected)
      throw new ProtocolError('REGISTRY_POLICY', `"${expected}" is expected at octet ${this.#offset - 2}`);
  }

  /** Up to its end, and the sign after it. */
  text(after: string): string {
    const units: string[] = [];
    for (let unit = this.data(2).toString('utf16le'); unit !== '\0'; unit = this.data(2).toString('utf16le'))
      units.push(unit);
    this.sign(after);
    return units.join('');
  }

  number(after: string): number {
    const value = this.data(4).readUInt32LE(0);
    this.sign(after);
    return value;
  }

  data(size: number): Buffer {
    const data = this.#file.subarray(this.#offset, this.#offset + size);
    if (data.length < size) throw new ProtocolError('REGISTRY_POLICY', 'the file ends too soon');
    this.#offset += size;
    return data;
  }
}
