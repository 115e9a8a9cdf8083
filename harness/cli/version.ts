import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../conformance/paths.js';

const { version: packageVersion } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
};

/** Version of this package. */
export const version: string = packageVersion;

/** How results name their tool. */
export const tool = { name: 'muster', version } as const;
