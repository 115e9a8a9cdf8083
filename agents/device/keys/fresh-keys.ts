import { createHash, type KeyObject } from 'node:crypto';
import type { KeySource } from '../keys.js';
import { generateKey } from './generate-key.js';

/** A key of its own for every seed, generated when first asked for and kept in memory. */
export function freshKeys(): KeySource {
  const made = new Map<string, Promise<KeyObject>>();
  const counts = { prepared: 0, generated: 0, reused: 0 };
  return {
    counts,
    take(kind, seed) {
      const id = `${kind} ${seed}`;
      const known = made.get(id);
      if (known !== undefined) return known;
      counts.generated++;
      const key = generateKey(kind);
      made.set(id, key);
      return key;
    },
  };
}

/** At most `count` keys of each kind from another source, handed out again and again. For load runs that say so in their report. */
export function reusingKeys(source: KeySource, count: number): KeySource {
  const places = new Set<string>();
  const askers = new Set<string>();
  return {
    get counts() {
      return { ...source.counts, reused: source.counts.reused + askers.size - places.size };
    },
    take(kind, seed) {
      const shared = `shared key ${slotOf(seed, count)}`;
      places.add(`${kind} ${shared}`);
      askers.add(`${kind} ${seed}`);
      return source.take(kind, shared);
    },
  };
}

/** Spreads seeds evenly over `slots` places; the same seed always has the same place. */
export function slotOf(seed: string, slots: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) % slots;
}
