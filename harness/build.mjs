// Compiles the checkout to dist/ with the TypeScript compiler that the development dependencies bring.
// Runs on `npm ci` (prepare) and before the tests; incremental, so a second run costs little.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = `${root}node_modules/typescript/bin/tsc`;
const main = `${root}dist/harness/cli/main.js`;

if (!existsSync(tsc)) {
  console.error(
    'muster: TypeScript is not installed, so dist/ was not built. Development dependencies were left out ' +
      '(NODE_ENV=production or --omit=dev). Run `npm ci --include=dev`, or install the published package instead.',
  );
  process.exit(existsSync(main) ? 0 : 1);
}

const { status } = spawnSync(process.execPath, [tsc, '-p', `${root}tsconfig.build.json`], {
  stdio: 'inherit',
  cwd: root,
});
if (status !== 0) process.exit(status ?? 1);
if (existsSync(main)) chmodSync(main, 0o755);
