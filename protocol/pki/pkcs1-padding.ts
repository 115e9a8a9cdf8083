import type { Random } from '../base/random.js';
import type { Bytes } from './der.js';

/**
 * EME-PKCS1-v1_5 (RFC 8017 §7.2). Node 20 refuses this padding in `privateDecrypt`, so it is done here, around the native RSA operation.
 */
export function padForTransport(message: Bytes, size: number, random: Random): Bytes {
  if (message.length > size - 11) throw new RangeError(`${message.length} bytes do not fit into ${size}`);
  const block = new Uint8Array(size);
  block[1] = 2;
  block.set(nonZero(size - message.length - 3, random), 2);
  block.set(message, size - message.length);
  return block;
}

function nonZero(count: number, random: Random): Bytes {
  const out = new Uint8Array(count);
  for (let filled = 0; filled < count; ) {
    for (const octet of random.bytes(count - filled)) if (octet !== 0) out[filled++] = octet;
  }
  return out;
}

/**
 * The message at the end of a block, or `otherwise`, which has the message's expected length, when the padding is wrong.
 * The work does not depend on where the padding is wrong (RFC 3218 §2.3.2).
 */
export function unpadTransported(block: Bytes, otherwise: Bytes): Bytes {
  const separator = block.length - otherwise.length - 1;
  let wrong = (block[0] ?? 1) | ((block[1] ?? 0) ^ 2) | (block[separator] ?? 1) | (separator < 10 ? 1 : 0);
  for (let index = 2; index < separator; index += 1) wrong |= ((block[index] ?? 0) - 1) >>> 31;
  const keep = wrong === 0 ? 0xff : 0;
  return otherwise.map((octet, index) => ((block[separator + 1 + index] ?? 0) & keep) | (octet & ~keep));
}
