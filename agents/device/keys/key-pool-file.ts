import { fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../../protocol/base/errors.js';
import type { KeyKind } from '../keys.js';

/**
 * A pool file: a header line, then slots of equal size, each a 32-bit length and a PKCS#8 key (RFC 5958). Equal slots make the n-th key
 * a seek away and let an interrupted append be recognised: what does not fill a slot does not count.
 */
export interface PoolFile {
  readonly file: string;
  readonly kind: KeyKind;
  readonly count: number;
  readonly descriptor: number;
  readonly headerBytes: number;
  readonly slotBytes: number;
}

/** Room for the largest PKCS#8 encoding of each kind, its length included. */
const slotBytes: Readonly<Record<KeyKind, number>> = {
  'rsa-2048': 1280,
  'rsa-4096': 2560,
  'ec-p256': 160,
  'ec-p384': 224,
};
const headerBytes = 32;

export const keyKinds = Object.keys(slotBytes) as readonly KeyKind[];

/** First bytes of a pool of this kind. */
export function poolHeader(kind: KeyKind): Buffer {
  return Buffer.from(`muster keys 1 ${kind}`.padEnd(headerBytes - 1).concat('\n'), 'ascii');
}

/** One key as it lies in the file. */
export function poolSlot(kind: KeyKind, pkcs8: Uint8Array): Buffer {
  const slot = Buffer.alloc(slotBytes[kind]);
  if (pkcs8.byteLength + 4 > slot.byteLength)
    throw new RangeError(`a ${kind} key of ${pkcs8.byteLength} bytes fits no slot`);
  slot.writeUInt32BE(pkcs8.byteLength, 0);
  slot.set(pkcs8, 4);
  return slot;
}

/** Opens a pool for reading, or for appending with `r+`. Throws UsageError when the file is missing or is no pool. */
export function openPoolFile(file: string, flags: 'r' | 'r+' = 'r'): PoolFile {
  let descriptor: number;
  try {
    descriptor = openSync(file, flags);
  } catch (cause) {
    throw new UsageError('KEYS_FILE_UNREADABLE', 'the key pool cannot be opened', {
      cause,
      place: file,
      fix: 'Prepare it first: muster keys prepare',
    });
  }
  const header = Buffer.alloc(headerBytes);
  readSync(descriptor, header, 0, headerBytes, 0);
  const kind = keyKinds.find((candidate) => poolHeader(candidate).equals(header));
  if (kind === undefined) {
    throw new UsageError('KEYS_FILE_FOREIGN', 'the file is no key pool', { place: file, fix: 'Name another file.' });
  }
  const count = Math.floor((fstatSync(descriptor).size - headerBytes) / slotBytes[kind]);
  return { file, kind, count, descriptor, headerBytes, slotBytes: slotBytes[kind] };
}
