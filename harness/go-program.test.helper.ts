import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A program of a public Go module, which judges what we send it. */
export interface GoProgram {
  /** Its package: `github.com/micromdm/nanomdm/cmd/nanomdm`. */
  readonly package: string;
  readonly version: string;
  /** Environment variable that may name a finished program. */
  readonly variable: string;
}

/** Why the program is not here; undefined when it is, or when Go can build it. */
export function goProgramMissing({ variable, ...program }: GoProgram): string | undefined {
  if (process.env[variable] !== undefined || existsSync(placeOf(program).built)) return undefined;
  return spawnSync('go', ['version']).status === 0 ? undefined : `neither ${variable} nor go`;
}

/** Path of the program: the one that the environment names, or one that Go builds once and this machine keeps. Throws when Go cannot. */
export function goProgram({ variable, ...program }: GoProgram): string {
  const given = process.env[variable];
  if (given !== undefined) return given;
  const { folder, built } = placeOf(program);
  if (existsSync(built)) return built;
  mkdirSync(folder, { recursive: true });
  execFileSync('go', ['install', `${program.package}@${program.version}`], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return built;
}

function placeOf({ package: path, version }: Pick<GoProgram, 'package' | 'version'>) {
  const name = path.split('/').at(-1) ?? path;
  const folder = join(homedir(), '.cache', 'muster', `${name}-${version}`);
  return { folder, built: join(folder, name) };
}
