import { createHash, type KeyObject } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshKeys, reusingKeys } from './fresh-keys.js';
import { keyPool } from './key-pool.js';
import { prepareKeys } from './prepare-keys.js';
import { scenarioKeys } from './scenario-keys.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const print = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'pkcs8', format: 'der' }))
    .digest('hex');

describe('prepared keys', () => {
  it('are made once, resumed after an interruption, and read back by seed', async () => {
    const file = join(folder, 'deep', 'pool');
    expect(await prepareKeys({ kind: 'ec-p256', count: 5, file })).toMatchObject({ made: 5, count: 5 });
    const first = keyPool([file]);
    const before = await Promise.all(
      [0, 1, 2, 3, 4].map((index) => first.forDevice(index).take('ec-p256', 'identity')),
    );
    first.close();
    expect(new Set(before.map(print)).size).toBe(5);

    truncateSync(file, statSync(file).size - 10);
    expect(await prepareKeys({ kind: 'ec-p256', count: 7, file })).toMatchObject({ made: 3, count: 7 });
    const second = keyPool([file]);
    const after = await Promise.all([0, 1, 2, 3].map((index) => second.forDevice(index).take('ec-p256', 'identity')));
    expect(after.map(print)).toEqual(before.slice(0, 4).map(print));
    expect(print(await second.take('ec-p256', 'a seed'))).toBe(print(await second.take('ec-p256', 'a seed')));
    second.close();
  });

  it('counts a key that two devices got as reused, and one that a device asked for twice only once', async () => {
    const file = join(folder, 'pool');
    await prepareKeys({ kind: 'ec-p256', count: 2, file, threads: 1 });
    const pool = keyPool([file]);
    for (const index of [0, 1, 2]) {
      const keys = pool.forDevice(index);
      expect(await keys.take('ec-p256', 'identity')).toBe(await keys.take('ec-p256', 'identity'));
    }
    expect(pool.counts).toEqual({ prepared: 2, generated: 0, reused: 1 });
    pool.close();
  });

  it('gives native RSA keys of the size asked for', async () => {
    const file = join(folder, 'rsa');
    await prepareKeys({ kind: 'rsa-2048', count: 1, file });
    const pool = keyPool([file]);
    const key = await pool.take('rsa-2048', 'seed');
    expect([key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength]).toEqual(['rsa', 2048]);
    pool.close();
  });

  it('needs no pool for P-256: such a key follows from its seed, and counts as made', async () => {
    const file = join(folder, 'pool');
    await prepareKeys({ kind: 'ec-p384', count: 1, file });
    const pool = keyPool([file]);
    const [own, again, other] = await Promise.all([
      pool.forDevice(1).take('ec-p256', 'seed'),
      pool.take('ec-p256', 'seed'),
      pool.forDevice(1).take('ec-p256', 'other'),
    ]);
    expect(print(again as KeyObject)).toBe(print(own as KeyObject));
    expect(print(other as KeyObject)).not.toBe(print(own as KeyObject));
    expect(pool.counts).toEqual({ prepared: 0, generated: 3, reused: 0 });
    pool.close();
  });

  it('stops on abort and leaves a pool that can be continued', async () => {
    const file = join(folder, 'pool');
    const stop = new AbortController();
    const aborted = prepareKeys({
      kind: 'ec-p256',
      count: 100_000,
      file,
      signal: stop.signal,
      onProgress: (done) => done >= 3 && stop.abort(),
    });
    await expect(aborted).rejects.toMatchObject({ code: 'ABORTED' });
    const { count } = await prepareKeys({ kind: 'ec-p256', count: 1, file });
    expect(count).toBeGreaterThanOrEqual(3);
  });

  it('refuses a file that is something else, a kind that was not prepared, and a damaged key', async () => {
    const foreign = join(folder, 'notes.txt');
    writeFileSync(foreign, 'not keys, but long enough to be read as a header');
    expect(() => keyPool([foreign])).toThrow(expect.objectContaining({ code: 'KEYS_FILE_FOREIGN', place: foreign }));
    expect(() => keyPool([join(folder, 'absent')])).toThrow(expect.objectContaining({ code: 'KEYS_FILE_UNREADABLE' }));
    await expect(prepareKeys({ kind: 'ec-p256', count: 1, file: foreign })).rejects.toMatchObject({ family: 'usage' });
    const file = join(folder, 'pool');
    await prepareKeys({ kind: 'ec-p256', count: 1, file });
    await expect(prepareKeys({ kind: 'rsa-2048', count: 1, file })).rejects.toMatchObject({
      code: 'KEYS_KIND_MISMATCH',
    });
    appendFileSync(file, Buffer.alloc(160, 0xff));
    const pool = keyPool([file]);
    await expect(pool.take('rsa-2048', 'seed')).rejects.toMatchObject({ code: 'KEYS_MISSING' });
    await expect(pool.forDevice(1).take('ec-p256', 'seed')).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
    pool.close();
  });
});

describe('keys of scenarios', () => {
  it('are the same for the same seed in every run and every process', async () => {
    const first = scenarioKeys(folder, 8).forScenario();
    const second = scenarioKeys(folder, 8).forScenario();
    const seeds = ['a', 'b', 'c'];
    const [before, after] = await Promise.all(
      [first, second].map((keys) => Promise.all(seeds.map((seed) => keys.take('ec-p256', seed)))),
    );
    expect(after?.map(print)).toEqual(before?.map(print));
    expect(readdirSync(folder).filter((name) => !name.endsWith('.der'))).toEqual([]);
  });

  it('are never shared by two devices of one scenario while there are places', async () => {
    const keys = scenarioKeys(folder, 4).forScenario();
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((seed) => keys.take('ec-p256', seed)));
    expect(new Set(taken.map(print)).size).toBe(4);
    expect(print(await keys.take('ec-p256', 'a'))).toBe(print(taken[0] as KeyObject));
    await keys.take('ec-p256', 'e');
    expect(keys.counts).toEqual({ prepared: 0, generated: 4, reused: 1 });
  });

  it('name a file that holds no key', async () => {
    const keys = scenarioKeys(folder, 1);
    await keys.forScenario().take('ec-p256', 'a');
    writeFileSync(join(folder, 'ec-p256-0.der'), 'broken');
    await expect(scenarioKeys(folder, 1).forScenario().take('ec-p256', 'a')).rejects.toMatchObject({
      code: 'KEYS_UNREADABLE',
    });
  });
});

describe('fresh and reused keys', () => {
  it('gives each seed a key of its own and remembers it', async () => {
    const keys = freshKeys();
    const [a, b, again] = await Promise.all(['a', 'b', 'a'].map((seed) => keys.take('ec-p384', seed)));
    expect(print(a as KeyObject)).not.toBe(print(b as KeyObject));
    expect(again).toBe(a);
    expect(keys.counts.generated).toBe(2);
  });

  it('hands out at most as many keys as agreed and counts the repetitions', async () => {
    const keys = reusingKeys(freshKeys(), 3);
    const seeds = Array.from({ length: 40 }, (_, index) => `device ${index}`);
    const taken = await Promise.all([...seeds, ...seeds].map((seed) => keys.take('ec-p256', seed)));
    expect(new Set(taken.map(print)).size).toBe(3);
    expect(keys.counts).toEqual({ prepared: 0, generated: 3, reused: 37 });
  });
});
