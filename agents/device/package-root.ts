import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../../protocol/base/errors.js';

const packageName = 'mdm-muster';

/**
 * Path of a file that ships with the package, given relative to its root: `agents/models`. The root is found by walking up, because this module
 * runs from `dist/` when installed and from its source in tests. Throws HarnessError when no root is found.
 */
export function packageFile(relative: string): string {
  return join(packageRoot(dirname(fileURLToPath(import.meta.url))), relative);
}

/** The folder at or above `start` whose package.json names this package. */
export function packageRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && nameIn(file) === packageName) return folder;
    if (dirname(folder) === folder) {
      throw new HarnessError('PACKAGE_ROOT_MISSING', `no package.json of ${packageName} at or above ${start}`, {
        fix: 'Reinstall the package; its files belong together.',
      });
    }
  }
}

function nameIn(file: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof content === 'object' && content !== null && 'name' in content ? content.name : undefined;
  } catch {
    // somebody else's unreadable package.json is not ours, so the walk goes on
    return undefined;
  }
}
