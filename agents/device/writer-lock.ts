import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../protocol/base/errors.js';

/**
 * Makes this process the folder's only writer and returns how to let go. A lock left by a process that no longer runs is taken over, so that a killed run
 * can be resumed. Throws HarnessError `STORE_IN_USE` when another process lives and holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'writer.pid');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (isRunning(holder)) {
        throw new HarnessError('STORE_IN_USE', `${folder} is used by the process ${holder}`, {
          place: file,
          fix: 'Let that run end, or name another folder.',
        });
      }
      rmSync(file, { force: true });
    }
  }
  throw new HarnessError('STORE_IN_USE', `${folder} was taken by another process just now`, { place: file });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
