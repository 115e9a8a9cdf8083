import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** A source of bytes. Seeded for devices (same seed, same bytes), the system's for servers. */
export interface Random {
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** Uniform integer in [0, below). */
  int(below: number): number;
  /** Uniform in [0, 1). */
  fraction(): number;
  /** Random UUID (RFC 9562 §5.4), upper case as Apple and Windows devices write it. */
  uuid(): string;
  /** An independent generator for one purpose, so that a new draw in one place does not shift another. */
  fork(label: string): Random;
}

abstract class BaseRandom implements Random {
  abstract bytes(count: number): Uint8Array<ArrayBuffer>;
  abstract fork(label: string): Random;

  int(below: number): number {
    if (!Number.isSafeInteger(below) || below < 1)
      throw new RangeError(`int(below): ${below} is not a positive integer`);
    return Math.floor(this.fraction() * below);
  }

  fraction(): number {
    const view = new DataView(this.bytes(8).buffer);
    return (view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11)) / 2 ** 53;
  }

  uuid(): string {
    const bytes = this.bytes(16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString('hex').toUpperCase();
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}

/** Bytes drawn ahead. */
const block = 128;

class SeededRandom extends BaseRandom {
  readonly #key: Uint8Array;
  /** Made with the first draw: many generators are only forked. */
  #stream: ReturnType<typeof createCipheriv> | undefined;
  /** What comes next in the key stream, drawn a block at a time: a call of the cipher costs more than the bytes of many draws. */
  #ahead: Uint8Array = new Uint8Array(0);

  constructor(key: Uint8Array) {
    super();
    this.#key = key;
  }

  bytes(count: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(count);
    const known = this.#ahead.subarray(0, count);
    out.set(known);
    const missing = count - known.length;
    if (missing === 0) this.#ahead = this.#ahead.subarray(count);
    else {
      const next = this.#draw(missing + block);
      out.set(next.subarray(0, missing), known.length);
      this.#ahead = next.subarray(missing);
    }
    return out;
  }

  #draw(count: number): Uint8Array {
    this.#stream ??= createCipheriv('aes-256-ctr', this.#key, new Uint8Array(16));
    return this.#stream.update(new Uint8Array(count));
  }

  fork(label: string): Random {
    return new SeededRandom(createHash('sha256').update(this.#key).update(label).digest());
  }
}

class SystemRandom extends BaseRandom {
  bytes(count: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(count);
    out.set(randomBytes(count));
    return out;
  }

  fork(): Random {
    return this;
  }
}

/** AES-256-CTR key stream under SHA-256 of the seed: the same seed gives the same bytes on every machine. */
export function seededRandom(seed: string): Random {
  return new SeededRandom(createHash('sha256').update(seed).digest());
}

/** The operating system's generator. */
export const systemRandom: Random = new SystemRandom();

/** Seed of one device: run seed, scenario id or load index, device name, hashed to hex. */
export function deviceSeed(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
