import { existsSync, readFileSync } from 'node:fs';
import { killsFile, provenFile } from './coverage.js';
import { writeWhole } from './out-folder.js';
import type { Kills, ProveResult, Unproven } from './prove.js';

/** What is committed of the proof of all requirements. */
interface Kept {
  readonly total: number;
  readonly proven: readonly string[];
  readonly unproven: readonly Unproven[];
}

/** A file that a proof left; undefined where none did. */
export function readKept<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

const committed = { proven: provenFile, kills: killsFile };

/** Puts a proof in the place of what is kept about these requirements, and forgets those that have no scenarios any more. */
export function keepProof(
  result: ProveResult,
  chosen: readonly string[],
  covered: readonly string[],
  files = committed,
): void {
  const known = new Set(covered);
  const fresh = new Set(chosen);
  const stays = (requirement: string): boolean => known.has(requirement) && !fresh.has(requirement);
  const { proven = [], unproven = [] } = readKept<Kept>(files.proven) ?? {};
  const kept: Kept = {
    total: covered.length,
    proven: [...proven.filter(stays), ...result.proven].sort(),
    unproven: [...unproven.filter(({ requirement }) => stays(requirement)), ...result.unproven.map(withoutDetail)],
  };
  writeWhole(files.proven, `${JSON.stringify(kept, undefined, 2)}\n`);
  const kills = Object.entries(readKept<Kills>(files.kills) ?? {}).filter(([mutant]) =>
    stays(mutant.split('/')[0] ?? ''),
  );
  const all = [...kills, ...Object.entries(result.kills)].sort(([one], [other]) => (one < other ? -1 : 1));
  writeWhole(files.kills, `${JSON.stringify(Object.fromEntries(all), undefined, 1)}\n`);
}

/** What is committed must not differ from one run to the next. */
function withoutDetail({ detail: _detail, ...rest }: Unproven): Unproven {
  return rest;
}
