import type { KeyObject } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../../../protocol/base/errors.js';
import { privateKeyOf } from '../../../protocol/pki/keys.js';
import type { KeyKind, KeySource } from '../keys.js';
import { slotOf } from './fresh-keys.js';
import { generateKey } from './generate-key.js';

/** Keys that conformance runs share, because generating RSA keys would cost more than everything else a run does. */
export interface ScenarioKeys {
  /** Keys for the devices of one scenario: no two seeds get the same key as long as there are places. */
  forScenario(): KeySource;
}

/**
 * A pool in a folder of the caller's choice. A seed has its place in the pool from the start, and a key is made when its place is first
 * needed: so the same seed gives the same key as long as the folder lives, however full the pool was. Any number of processes may share it.
 */
export function scenarioKeys(folder: string, places = 64): ScenarioKeys {
  const loaded = new Map<string, Promise<LoadedKey>>();
  const load = (kind: KeyKind, place: number): Promise<LoadedKey> => {
    const name = `${kind}-${place}.der`;
    const known = loaded.get(name);
    if (known !== undefined) return known.then(({ key }) => ({ key, made: false }));
    const key = readOrMake(folder, name, kind);
    loaded.set(name, key);
    key.catch(() => loaded.delete(name));
    return key;
  };
  return { forScenario: () => distinctKeys(load, places) };
}

interface LoadedKey {
  readonly key: KeyObject;
  readonly made: boolean;
}

/** Two devices of one scenario must not share a key: a seed whose place is taken moves on to the next. */
function distinctKeys(load: (kind: KeyKind, place: number) => Promise<LoadedKey>, places: number): KeySource {
  const given = new Map<string, number>();
  const taken = new Set<string>();
  const counts = { prepared: 0, generated: 0, reused: 0 };
  const place = (kind: KeyKind, seed: string): number => {
    const home = slotOf(seed, places);
    for (let step = 0; step < places; step++) {
      const candidate = (home + step) % places;
      if (!taken.has(`${kind} ${candidate}`)) return candidate;
    }
    return home;
  };
  return {
    counts,
    async take(kind, seed) {
      const id = `${kind} ${seed}`;
      const chosen = given.get(id) ?? place(kind, seed);
      const first = !given.has(id);
      const shared = taken.has(`${kind} ${chosen}`);
      given.set(id, chosen);
      taken.add(`${kind} ${chosen}`);
      const { key, made } = await load(kind, chosen);
      if (first) counts[shared ? 'reused' : made ? 'generated' : 'prepared']++;
      return key;
    },
  };
}

async function readOrMake(folder: string, name: string, kind: KeyKind): Promise<LoadedKey> {
  const file = join(folder, name);
  const found = await readKey(file);
  if (found !== undefined) return { key: found, made: false };
  const key = await generateKey(kind);
  // linking is atomic: of several processes that make the same key, one wins and the others take its key
  const draft = `${file}.${process.pid}.${performance.now()}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, key.export({ type: 'pkcs8', format: 'der' }), { mode: 0o600 });
    await link(draft, file).catch(ignoreExisting);
    await unlink(draft);
  } catch (cause) {
    throw new HarnessError('KEYS_UNWRITABLE', `cannot keep a key in ${folder}`, {
      cause,
      fix: 'Choose a folder that can be written.',
    });
  }
  return { key: (await readKey(file)) ?? key, made: true };
}

async function readKey(file: string): Promise<KeyObject | undefined> {
  try {
    return privateKeyOf(await readFile(file));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new HarnessError('KEYS_UNREADABLE', `${file} holds no PKCS#8 key`, { cause: error, fix: 'Delete the file.' });
  }
}

function ignoreExisting(error: unknown): void {
  if (!isCode(error, 'EEXIST')) throw error;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
