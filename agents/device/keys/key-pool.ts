import type { KeyObject } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { UsageError } from '../../../protocol/base/errors.js';
import { privateKeyOf } from '../../../protocol/pki/keys.js';
import type { KeyKind, KeySource } from '../keys.js';
import { derivedKey } from './derived-key.js';
import { slotOf } from './fresh-keys.js';
import { openPoolFile, type PoolFile } from './key-pool-file.js';

/** Keys prepared by `prepareKeys`, read one by one when a device asks, so that a pool of a million keys costs no memory. */
export interface KeyPool extends KeySource {
  /** How many keys of a kind the pool holds. */
  size(kind: KeyKind): number;
  /**
   * Keys of one device among many: the device with index 7 gets key 7, and no two devices share one while the pool is large enough.
   * A second seed of the same device gets the key `stride` places further on.
   */
  forDevice(index: number, stride?: number): KeySource;
  close(): void;
}

/** Opens pool files, one per kind of key. Throws UsageError naming a file that is missing or is no pool. */
export function keyPool(files: readonly string[]): KeyPool {
  const pools = new Map<KeyKind, PoolFile>(files.map((file) => openPoolFile(file)).map((pool) => [pool.kind, pool]));
  const counts = { prepared: 0, generated: 0, reused: 0 };
  /** A P-256 key needs no preparation: without a pool of them it follows from the seed. */
  const derives = (kind: KeyKind): boolean => kind === 'ec-p256' && (pools.get(kind)?.count ?? 0) === 0;
  const derive = (seed: string): KeyObject => {
    counts.generated++;
    return derivedKey('P-256', seed);
  };
  /** Who got a key last, as a number other than 0, so that the same asker is not counted twice. */
  const askers = new Map<KeyKind, Uint32Array>();

  const poolOf = (kind: KeyKind): PoolFile => {
    const pool = pools.get(kind);
    if (pool !== undefined && pool.count > 0) return pool;
    throw new UsageError('KEYS_MISSING', `no ${kind} key is prepared`, {
      place: files.join(', '),
      fix: `Prepare some: muster keys prepare --kind ${kind} --count N`,
    });
  };
  const read = (pool: PoolFile, slot: number, asker: number): KeyObject => {
    const last = askers.get(pool.kind) ?? new Uint32Array(pool.count);
    askers.set(pool.kind, last);
    if (last[slot] !== asker) counts[last[slot] === 0 ? 'prepared' : 'reused']++;
    last[slot] = asker;
    return readSlot(pool, slot);
  };
  return {
    counts,
    size: (kind) => pools.get(kind)?.count ?? 0,
    async take(kind, seed) {
      if (derives(kind)) return derive(seed);
      const pool = poolOf(kind);
      return read(pool, slotOf(seed, pool.count), slotOf(`asker ${seed}`, 2 ** 32 - 1) + 1);
    },
    forDevice(index, stride = 1) {
      const given = new Map<string, KeyObject>();
      const seeds: string[] = [];
      const place = (kind: KeyKind, seed: string): KeyObject => {
        const pool = poolOf(kind);
        if (!seeds.includes(seed)) seeds.push(seed);
        return read(pool, (index + seeds.indexOf(seed) * stride) % pool.count, index + 1);
      };
      return {
        counts,
        async take(kind, seed) {
          const known = given.get(`${kind} ${seed}`);
          if (known !== undefined) return known;
          const key = derives(kind) ? derive(seed) : place(kind, seed);
          given.set(`${kind} ${seed}`, key);
          return key;
        },
      };
    },
    close: () => {
      for (const { descriptor } of pools.values()) closeSync(descriptor);
    },
  };
}

function readSlot({ descriptor, headerBytes, slotBytes, file }: PoolFile, slot: number): KeyObject {
  const bytes = Buffer.alloc(slotBytes);
  const read = readSync(descriptor, bytes, 0, slotBytes, headerBytes + slot * slotBytes);
  try {
    const length = bytes.readUInt32BE(0);
    return privateKeyOf(bytes.subarray(4, 4 + length));
  } catch (cause) {
    throw new UsageError('KEYS_UNREADABLE', `key ${slot} of the pool cannot be read (${read} of ${slotBytes} bytes)`, {
      cause,
      place: file,
      fix: 'Prepare the pool again.',
    });
  }
}
