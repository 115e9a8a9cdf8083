import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../../protocol/base/errors.js';

export const eventsFile = 'events.ndjson';
export const resultsFile = 'results.json';

/**
 * Replaces an out folder in one step by an empty one: whoever looks sees the last run or this one, never a mixture. A folder that holds something
 * else is left alone. Throws UsageError that names the path when it cannot be written.
 */
export function replaceOutFolder(folder: string): string {
  const out = resolve(folder);
  refuseForeignFolder(out);
  const fresh = `${out}.new-${process.pid}`;
  const old = `${out}.old-${process.pid}`;
  try {
    mkdirSync(dirname(out), { recursive: true });
    mkdirSync(fresh);
    writeFileSync(join(fresh, eventsFile), '');
    if (existsSync(out)) renameSync(out, old);
    renameSync(fresh, out);
    rmSync(old, { recursive: true, force: true });
    return out;
  } catch (cause) {
    if (existsSync(fresh)) rmSync(fresh, { recursive: true, force: true });
    throw new UsageError('OUT_UNWRITABLE', 'the out folder cannot be written', {
      place: out,
      fix: 'Give another folder with --out.',
      cause,
    });
  }
}

function refuseForeignFolder(out: string): void {
  const entries = listFolder(out);
  if (entries === undefined || entries.length === 0 || entries.includes(eventsFile)) return;
  throw new UsageError('OUT_NOT_OURS', 'the out folder holds files that are not of a run, and it would be replaced', {
    place: out,
    fix: 'Give an empty folder, a new one, or the out folder of an earlier run with --out.',
  });
}

function listFolder(out: string): readonly string[] | undefined {
  if (!existsSync(out)) return undefined;
  try {
    return readdirSync(out);
  } catch (cause) {
    throw new UsageError('OUT_UNWRITABLE', 'the out folder is no folder that can be read', {
      place: out,
      fix: 'Give another folder with --out.',
      cause,
    });
  }
}

/** Writes a file so that nobody ever reads half of it. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
