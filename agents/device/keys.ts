import type { KeyObject } from 'node:crypto';

export type KeyKind = 'rsa-2048' | 'rsa-4096' | 'ec-p256' | 'ec-p384';

/** Where devices get key pairs from: a prepared pool by seed, a capsule, or fresh generation. Private key objects are native. */
export interface KeySource {
  /** The key of this seed and purpose; the same call gives the same key as long as the pool is the same. */
  take(kind: KeyKind, seed: string): Promise<KeyObject>;
  /** How many keys came from preparation and how many were handed out again. */
  readonly counts: { readonly prepared: number; readonly generated: number; readonly reused: number };
}
