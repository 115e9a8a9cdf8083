import { createHash } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';

/** What a hardware hash tells of a PC. */
export interface Hardware {
  readonly serial: string;
  /** SMBIOS UUID. */
  readonly uuid: string;
  readonly mac: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly tpm: string;
}

/** Types of the fields (SyncMLViewer, AutopilotUtility: the only public description of the format; a real hash has more of them). */
const types: Readonly<Record<keyof Hardware, number>> = {
  mac: 8,
  uuid: 12,
  tpm: 13,
  serial: 14,
  manufacturer: 16,
  model: 17,
};

const magic = Buffer.from('OA');
const trailer = Buffer.from('CS$\0');
const digestLength = 32;

/** The 4K hardware hash in base64: magic, length, fields, and a SHA-256 of it all. Ours has the fields that tell PCs apart. */
export function writeHardwareHash(hardware: Hardware): string {
  const fields = Object.entries(types).map(([name, type]) => field(type, hardware[name as keyof Hardware]));
  const body = Buffer.concat(fields);
  const start = Buffer.concat([magic, u16(body.length), body]);
  return Buffer.concat([start, trailer, createHash('sha256').update(start).digest()]).toString('base64');
}

/** Throws ProtocolError `HARDWARE_HASH` on what is none, or was changed. */
export function readHardwareHash(text: string): Hardware {
  const bytes = Buffer.from(text, 'base64');
  const wrong = (reason: string) => new ProtocolError('HARDWARE_HASH', `the hardware hash ${reason}`);
  if (!bytes.subarray(0, 2).equals(magic) || bytes.length < 4) throw wrong('does not begin with OA');
  const end = 4 + bytes.readUInt16LE(2);
  if (bytes.length !== end + trailer.length + digestLength) throw wrong('has another length than it says');
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!bytes.subarray(end, end + trailer.length).equals(trailer) || !bytes.subarray(-digestLength).equals(digest))
    throw wrong('does not end with its own checksum');
  const read = fieldsIn(bytes.subarray(4, end));
  const values = Object.entries(types).map(([name, type]) => [name, read.get(type) ?? ''] as const);
  return Object.fromEntries(values) as unknown as Hardware;
}

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);

function field(type: number, value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u16(type), u16(bytes.length), bytes]);
}

function fieldsIn(body: Buffer): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (let at = 0; at + 4 <= body.length; ) {
    const length = body.readUInt16LE(at + 2);
    found.set(body.readUInt16LE(at), body.subarray(at + 4, at + 4 + length).toString('utf8'));
    at += 4 + length;
  }
  return found;
}
