import { closeSync, existsSync, fdatasyncSync, mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AbortedError, HarnessError, UsageError } from '../../../protocol/base/errors.js';
import type { KeyKind } from '../keys.js';
import { openPoolFile, poolHeader, poolSlot } from './key-pool-file.js';

export interface PrepareKeys {
  readonly kind: KeyKind;
  /** How many keys the file holds at the end; keys that are there already count. */
  readonly count: number;
  readonly file: string;
  /** Threads; one per core by default. */
  readonly threads?: number;
  readonly onProgress?: (done: number, count: number) => void;
  readonly signal?: AbortSignal;
}

export interface PreparedKeys {
  /** Keys that this call made. */
  readonly made: number;
  readonly count: number;
  readonly durationMs: number;
}

/** Each thread makes keys until it is ended. The source is text because a worker cannot load TypeScript where the tests run from source. */
const workerSource = `
const { generateKeyPairSync } = require('node:crypto');
const { parentPort, workerData } = require('node:worker_threads');
const [type, options] = workerData;
parentPort.on('message', () => {
  const { privateKey } = generateKeyPairSync(type, options);
  parentPort.postMessage(privateKey.export({ type: 'pkcs8', format: 'der' }));
});
`;

const parameters: Readonly<Record<KeyKind, readonly [type: string, options: object]>> = {
  'rsa-2048': ['rsa', { modulusLength: 2048 }],
  'rsa-4096': ['rsa', { modulusLength: 4096 }],
  'ec-p256': ['ec', { namedCurve: 'P-256' }],
  'ec-p384': ['ec', { namedCurve: 'P-384' }],
};

/**
 * Fills a pool file up to `count` keys, on all cores. Interrupted, it leaves whole keys behind, and the next call goes on from there.
 * Throws UsageError when the file is something else, HarnessError when it cannot be written, AbortedError on abort.
 */
export async function prepareKeys({
  kind,
  count,
  file,
  threads = availableParallelism(),
  onProgress,
  signal,
}: PrepareKeys): Promise<PreparedKeys> {
  const began = performance.now();
  createPool(file, kind);
  const pool = openPoolFile(file, 'r+');
  try {
    if (pool.kind !== kind) {
      throw new UsageError('KEYS_KIND_MISMATCH', `the pool holds ${pool.kind} keys, not ${kind}`, {
        place: file,
        fix: 'Name another file: a pool holds keys of one kind.',
      });
    }
    let done = pool.count;
    onProgress?.(done, count);
    await generateOnThreads(kind, Math.max(0, count - done), threads, signal, (pkcs8) => {
      writeSync(pool.descriptor, poolSlot(kind, pkcs8), 0, pool.slotBytes, pool.headerBytes + done * pool.slotBytes);
      done++;
      onProgress?.(done, count);
    });
    fdatasyncSync(pool.descriptor);
    return { made: done - pool.count, count: done, durationMs: performance.now() - began };
  } finally {
    closeSync(pool.descriptor);
  }
}

function createPool(file: string, kind: KeyKind): void {
  if (existsSync(file)) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, poolHeader(kind), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new HarnessError('KEYS_UNWRITABLE', 'the key pool cannot be written', { cause, place: file });
  }
}

async function generateOnThreads(
  kind: KeyKind,
  count: number,
  threads: number,
  signal: AbortSignal | undefined,
  onKey: (pkcs8: Uint8Array) => void,
): Promise<void> {
  let asked = 0;
  const workers: Worker[] = [];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerSource, { eval: true, workerData: parameters[kind] });
      workers.push(worker);
      const next = (): void => {
        if (asked < count) worker.postMessage(++asked);
        else resolve();
      };
      worker.on('message', (pkcs8: Uint8Array) => {
        try {
          onKey(pkcs8);
          next();
        } catch (cause) {
          reject(new HarnessError('KEYS_UNWRITABLE', 'the key pool cannot be written', { cause }));
        }
      });
      worker.once('error', reject);
      signal?.addEventListener(
        'abort',
        () => reject(new AbortedError('key preparation aborted', { cause: signal.reason })),
        { once: true },
      );
      next();
    });
  if (signal?.aborted) throw new AbortedError('key preparation aborted', { cause: signal.reason });
  try {
    await Promise.all(Array.from({ length: Math.min(threads, count) }, work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
