import { ProtocolError } from '../base/errors.js';

/** Types of records that are used here (RFC 1035 §3.2.2). */
export const recordTypes = { A: 1, CNAME: 5 } as const;
export type RecordType = keyof typeof recordTypes;

export interface DnsRecord {
  readonly name: string;
  readonly type: RecordType;
  /** Seconds. */
  readonly ttl: number;
  /** A name, or an address with dots. */
  readonly data: string;
}

export interface DnsQuery {
  readonly id: number;
  readonly name: string;
  readonly type: RecordType;
}

export interface DnsResponse extends DnsQuery {
  /** `NXDOMAIN`: the name does not exist (RFC 1035 §4.1.1, RCODE 3). */
  readonly code: 'NOERROR' | 'NXDOMAIN';
  readonly answers: readonly DnsRecord[];
}

/** Media type of messages over HTTPS (RFC 8484 §6). */
export const dnsMediaType = 'application/dns-message';

const internet = 1;

/** A query with one question (RFC 1035 §4.1). */
export const writeQuery = ({ id, name, type }: DnsQuery): Uint8Array =>
  Buffer.concat([header(id, 0x0100, 0), question(name, type)]);

/** Throws ProtocolError. */
export function readQuery(bytes: Uint8Array): DnsQuery {
  const reader = new Reader(bytes);
  const id = reader.short();
  reader.skip(10);
  return { id, ...readQuestion(reader) };
}

export function writeResponse({ id, name, type, code, answers }: DnsResponse): Uint8Array {
  const flags = 0x8180 | (code === 'NXDOMAIN' ? 3 : 0);
  return Buffer.concat([header(id, flags, answers.length), question(name, type), ...answers.map(resource)]);
}

/** Records of types that are not known here are passed over. Throws ProtocolError. */
export function readResponse(bytes: Uint8Array): DnsResponse {
  const reader = new Reader(bytes);
  const id = reader.short();
  const flags = reader.short();
  reader.skip(2);
  const count = reader.short();
  reader.skip(4);
  const asked = readQuestion(reader);
  const answers = Array.from({ length: count }, () => readResource(reader)).filter((one) => one !== undefined);
  return { id, ...asked, code: (flags & 15) === 3 ? 'NXDOMAIN' : 'NOERROR', answers };
}

function header(id: number, flags: number, answers: number): Uint8Array {
  return shorts(id, flags, 1, answers, 0, 0);
}

function shorts(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));
}

const question = (name: string, type: RecordType): Uint8Array =>
  Buffer.concat([labels(name), shorts(recordTypes[type], internet)]);

function resource({ name, type, ttl, data }: DnsRecord): Uint8Array {
  const bytes = type === 'CNAME' ? labels(data) : Uint8Array.from(data.split('.').map(Number));
  const length = shorts(recordTypes[type], internet, ttl >>> 16, ttl & 65_535, bytes.length);
  return Buffer.concat([labels(name), length, bytes]);
}

/** Throws ProtocolError on a label of more than 63 octets (RFC 1035 §2.3.4). */
function labels(name: string): Uint8Array {
  const parts = name.split('.').filter((label) => label !== '');
  const long = parts.find((label) => Buffer.byteLength(label) > 63);
  if (long !== undefined) throw new ProtocolError('DNS_LABEL', `the label ${long} has more than 63 octets`);
  const written = parts.map((label) => Buffer.concat([Uint8Array.of(Buffer.byteLength(label)), Buffer.from(label)]));
  return Buffer.concat([...written, Uint8Array.of(0)]);
}

function readQuestion(reader: Reader): Pick<DnsQuery, 'name' | 'type'> {
  const name = reader.name();
  const type = typeOf(reader.short());
  reader.skip(2);
  if (type === undefined) throw new ProtocolError('DNS_TYPE', 'a type that is not served here is asked for');
  return { name, type };
}

function readResource(reader: Reader): DnsRecord | undefined {
  const name = reader.name();
  const type = typeOf(reader.short());
  reader.skip(2);
  const ttl = reader.short() * 65_536 + reader.short();
  const end = reader.short() + reader.offset;
  const data = type === 'CNAME' ? reader.name() : [...reader.bytesTo(end)].join('.');
  reader.offset = end;
  return type === undefined ? undefined : { name, type, ttl, data };
}

const typeOf = (value: number): RecordType | undefined =>
  (Object.keys(recordTypes) as RecordType[]).find((type) => recordTypes[type] === value);

/** Reads with bounds; names may point back to where they stood before (RFC 1035 §4.1.4). */
class Reader {
  offset = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  short(): number {
    return this.#octet() * 256 + this.#octet();
  }

  skip(count: number): void {
    for (let left = count; left > 0; left--) this.#octet();
  }

  bytesTo(end: number): Uint8Array {
    if (end > this.#bytes.length) throw truncated();
    return this.#bytes.subarray(this.offset, end);
  }

  name(): string {
    const parts: string[] = [];
    let back: number | undefined;
    for (let hops = 0; hops < 128; hops++) {
      const length = this.#octet();
      if (length === 0) {
        this.offset = back ?? this.offset;
        return parts.join('.');
      }
      if (length >= 0xc0) {
        const target = (length & 0x3f) * 256 + this.#octet();
        back ??= this.offset;
        this.offset = target;
      } else {
        parts.push(Buffer.from(this.bytesTo(this.offset + length)).toString('utf8'));
        this.offset += length;
      }
    }
    throw new ProtocolError('DNS_NAME', 'a name has no end');
  }

  #octet(): number {
    const value = this.#bytes[this.offset];
    if (value === undefined) throw truncated();
    this.offset += 1;
    return value;
  }
}

const truncated = (): ProtocolError => new ProtocolError('DNS_TRUNCATED', 'the message ends too soon');
