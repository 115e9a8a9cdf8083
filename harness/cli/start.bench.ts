import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, describe } from 'vitest';
import { packageFile } from '../../agents/device/package-root.js';

/** Most that a run of one scenario should cost, as a multiple of importing cucumber alone. */
const aim = 2;
const rounds = 7;

/** Told by the process itself as it ends: nothing outside sees the CPU time of one child. */
const onExit = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs';
   process.on('exit', () => writeFileSync(process.env.MUSTER_BENCH_COST, JSON.stringify(process.cpuUsage())));`,
)}`;

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function costOf(folder: string, args: readonly string[]): Promise<Cost> {
  const file = join(folder, 'cost.json');
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', onExit, ...args], {
    cwd: folder,
    env: { ...process.env, MUSTER_BENCH_COST: file },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
  const { user, system } = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.CpuUsage;
  return { wallMs: performance.now() - began, cpuMs: (user + system) / 1_000 };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** One after the other in turns, so that both meet the same machine. */
async function measure(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-start-'));
  const main = packageFile('dist/harness/cli/main.js');
  const cucumber = [
    '--input-type=module',
    '-e',
    `await import(${JSON.stringify(import.meta.resolve('@cucumber/cucumber/api'))})`,
  ];
  const run = [main, 'run', packageFile('scenarios/product/device-limit.feature:37'), '--out', 'out'];
  const pairs: (readonly [run: Cost, cucumber: Cost])[] = [];
  try {
    for (let round = 0; round < rounds; round += 1)
      pairs.push([await costOf(folder, run), await costOf(folder, cucumber)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const line = (name: string, of: (cost: Cost) => number): string => {
    const [ours, theirs] = [median(pairs.map(([own]) => of(own))), median(pairs.map(([, other]) => of(other)))];
    const ratio = median(pairs.map(([own, other]) => of(own) / of(other)));
    return `${name.padEnd(6)}${`${ours.toFixed(0)} ms`.padStart(12)}${`${theirs.toFixed(0)} ms`.padStart(12)}${`${ratio.toFixed(2)}x`.padStart(9)}  <= ${aim}x`;
  };
  return [
    'muster run with one scenario, against importing cucumber alone',
    `${''.padEnd(6)}${'run'.padStart(12)}${'import'.padStart(12)}${'ratio'.padStart(9)}  aim`,
    line('wall', ({ wallMs }) => wallMs),
    line('CPU', ({ cpuMs }) => cpuMs),
  ].join('\n');
}

describe('start of a run', () => {
  bench('one scenario', async () => console.log(`\n${await measure()}\n`), {
    iterations: 1,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
    throws: true,
  });
});
