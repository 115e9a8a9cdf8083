import { createHash } from 'node:crypto';
import { ProtocolError } from '../../base/errors.js';
import type { Digest } from '../algorithms.table.js';
import type { Bytes } from '../der.js';

/** What the bytes are for (RFC 7292 appendix B.3). */
export const purpose = Object.freeze({ key: 1, iv: 2, mac: 3 });

/** More rounds than any file has; without a limit a hostile file would cost hours. */
const mostIterations = 600_000;

/** Throws ProtocolError on a count that nobody writes. */
export function checkIterations(iterations: number): number {
  if (iterations >= 1 && iterations <= mostIterations) return iterations;
  throw new ProtocolError('PKCS12_ITERATIONS', `${iterations} iterations, at most ${mostIterations} are done`);
}

export interface Derivation {
  readonly digest: Digest;
  readonly password: string;
  readonly salt: Bytes;
  readonly iterations: number;
  readonly purpose: number;
  /** Bytes wanted. */
  readonly length: number;
}

/** Bytes made of a password by PKCS#12's own way (RFC 7292 appendix B.2). */
export function derive({ digest, password, salt, iterations, purpose: id, length }: Derivation): Bytes {
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const diversifier = Buffer.alloc(block, id);
  let input = Buffer.concat([stretched(salt, block), stretched(passwordBytes(password), block)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < length; ) {
    const hash = hashed(digest, Buffer.concat([diversifier, input]), checkIterations(iterations));
    parts.push(hash);
    made += hash.length;
    input = advanced(input, stretched(hash, block), block);
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** BMPString with two zero octets at its end (RFC 7292 appendix B.1). */
function passwordBytes(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Repeated up to a multiple of the block; nothing stays nothing. */
function stretched(bytes: Bytes, block: number): Buffer {
  const length = Math.ceil(bytes.length / block) * block;
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

function hashed(digest: Digest, first: Buffer, iterations: number): Buffer {
  let hash = createHash(digest).update(first).digest();
  for (let round = 1; round < iterations; round += 1) hash = createHash(digest).update(hash).digest();
  return hash;
}

/** Every block of the input plus the block and one, as big-endian numbers. */
function advanced(input: Buffer, addend: Buffer, block: number): Buffer<ArrayBuffer> {
  const next = Buffer.from(input);
  for (let start = 0; start < next.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      const sum = (next[start + at] as number) + (addend[at] as number) + carry;
      next[start + at] = sum & 0xff;
      carry = sum >> 8;
    }
  }
  return next;
}
