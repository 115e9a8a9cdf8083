/** Type name formats of a record (NFC Forum NDEF 1.0, §3.2.6). */
export const typeNameFormats = {
  empty: 0,
  wellKnown: 1,
  media: 2,
  uri: 3,
  external: 4,
  unknown: 5,
  unchanged: 6,
} as const;

export interface NdefRecord {
  /** One of `typeNameFormats`. */
  readonly tnf: number;
  readonly type: Uint8Array;
  readonly id: Uint8Array;
  readonly payload: Uint8Array;
}

export type NdefReading =
  | { readonly kind: 'messages'; readonly messages: readonly (readonly NdefRecord[])[] }
  | { readonly kind: 'unreadable'; readonly message: string };

const flag = { begin: 0x80, end: 0x40, chunk: 0x20, short: 0x10, hasId: 0x08 } as const;

/** Writes one message of these records (NFC Forum NDEF 1.0, §3.2). */
export function writeNdefMessage(records: readonly NdefRecord[]): Uint8Array {
  return Buffer.concat(records.map((record, index) => writeRecord(record, index === 0, index === records.length - 1)));
}

function writeRecord({ tnf, type, id, payload }: NdefRecord, first: boolean, last: boolean): Uint8Array {
  const short = payload.length < 256;
  const header =
    tnf |
    (first ? flag.begin : 0) |
    (last ? flag.end : 0) |
    (short ? flag.short : 0) |
    (id.length > 0 ? flag.hasId : 0);
  const length = short ? Buffer.from([payload.length]) : Buffer.alloc(4);
  if (!short) length.writeUInt32BE(payload.length);
  return Buffer.concat([
    Buffer.from([header, type.length]),
    length,
    Buffer.from(id.length > 0 ? [id.length] : []),
    type,
    id,
    payload,
  ]);
}

interface RawRecord extends NdefRecord {
  readonly flags: number;
  readonly next: number;
}

/** Reads the messages of a tag, a chunked record as one. Never throws. */
export function readNdefMessages(bytes: Uint8Array): NdefReading {
  const messages: NdefRecord[][] = [];
  let chunks: RawRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const record = readRecord(bytes, at);
    if (record === undefined) return unreadable(`a record that ends beyond the tag, at byte ${at}`);
    if (chunks.length > 0 && record.tnf !== typeNameFormats.unchanged)
      return unreadable(`a chunked record that does not go on at byte ${at}`);
    at = record.next;
    chunks.push(record);
    if ((record.flags & flag.chunk) !== 0) continue;
    if (((chunks[0] ?? record).flags & flag.begin) !== 0) messages.push([]);
    const message = messages.at(-1);
    if (message === undefined) return unreadable('a first record without the flag that begins a message');
    message.push(joined(chunks));
    chunks = [];
  }
  return chunks.length > 0 ? unreadable('a chunked record without its last chunk') : { kind: 'messages', messages };
}

function readRecord(bytes: Uint8Array, start: number): RawRecord | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view[start] ?? 0;
  const typeLength = view[start + 1];
  let at = start + 2;
  const lengthBytes = (flags & flag.short) !== 0 ? 1 : 4;
  if (typeLength === undefined || at + lengthBytes > view.length) return undefined;
  const payloadLength = view.readUIntBE(at, lengthBytes);
  at += lengthBytes;
  const idLength = (flags & flag.hasId) !== 0 ? (view[at++] ?? 0) : 0;
  const next = at + typeLength + idLength + payloadLength;
  if (next > view.length) return undefined;
  const idAt = at + typeLength;
  const payloadAt = idAt + idLength;
  return {
    tnf: flags & 0x07,
    type: view.subarray(at, idAt),
    id: view.subarray(idAt, payloadAt),
    payload: view.subarray(payloadAt, next),
    flags,
    next,
  };
}

function joined(chunks: readonly RawRecord[]): NdefRecord {
  const [first] = chunks as [RawRecord, ...RawRecord[]];
  return {
    tnf: first.tnf,
    type: first.type,
    id: first.id,
    payload: Buffer.concat(chunks.map(({ payload }) => payload)),
  };
}

function unreadable(message: string): NdefReading {
  return { kind: 'unreadable', message };
}
