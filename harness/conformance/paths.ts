import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('muster is not installed in a package folder: package.json is missing');
  return findRoot(parent);
}

/** Folder of the installed package or checkout; feature files, catalog and models lie below it as they are. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Compiled code runs from `dist`, tests run the sources. */
export const codeRoot = fileURLToPath(new URL('../../', import.meta.url));
export const codeEnding = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

export const scenariosFolder = join(packageRoot, 'scenarios');
export const requirementsFolder = join(scenariosFolder, 'requirements');
export const suitesFolder = join(scenariosFolder, 'suites');
export const stepsFolder = join(codeRoot, 'scenarios', 'steps');
