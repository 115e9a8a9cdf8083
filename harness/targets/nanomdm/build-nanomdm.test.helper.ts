import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The version that the table of known deviations was written for. */
export const nanomdmVersion = 'v0.9.0';

const cached = join(homedir(), '.cache', 'muster', `nanomdm-${nanomdmVersion}`);
const built = join(cached, 'nanomdm');

/** Why there is no NanoMDM here; undefined when there is one, or when Go can build it. */
export function nanomdmMissing(): string | undefined {
  if (process.env.NANOMDM_BIN !== undefined || existsSync(built)) return undefined;
  return spawnSync('go', ['version']).status === 0 ? undefined : 'neither NANOMDM_BIN nor go';
}

/** Path of a NanoMDM program: `NANOMDM_BIN`, or one that Go builds once and this machine keeps. Throws what Go says when it cannot. */
export function nanomdmProgram(): string {
  const given = process.env.NANOMDM_BIN;
  if (given !== undefined) return given;
  if (existsSync(built)) return built;
  mkdirSync(cached, { recursive: true });
  execFileSync('go', ['install', `github.com/micromdm/nanomdm/cmd/nanomdm@${nanomdmVersion}`], {
    env: { ...process.env, GOBIN: cached, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return built;
}
