import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bench, describe } from 'vitest';
import { packageFile } from '../../agents/device/package-root.js';
import type { EnrollmentCost } from './enrollment-cost.bench.helper.js';

/** Most that an enrollment or a report should cost, as a multiple of what no client can do without. */
const aim = 3;

async function measure(): Promise<readonly EnrollmentCost[]> {
  const helper = packageFile('harness/load/enrollment-cost.bench.helper.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', helper], {
    cwd: packageFile('.'),
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as EnrollmentCost);
}

function table(costs: readonly EnrollmentCost[]): string {
  const part = ({ count, cpuMs }: EnrollmentCost['privateKey']): string =>
    `${count.toFixed(1)} = ${cpuMs.toFixed(1)} ms`.padStart(16);
  return [
    'CPU of one enrollment or one session with a report on the device side, against its private-key operations and bare TLS handshakes',
    `${'devices'.padEnd(28)}${'CPU'.padStart(12)}${'private keys'.padStart(16)}${'handshakes'.padStart(16)}${'with certif.'.padStart(16)}${'ratio'.padStart(8)}  aim`,
    ...costs.map(
      ({ platform, adapter, what, cpuMs, privateKey, anonymous, identified, ratio }) =>
        `${`${platform} ${what}${adapter === 'amapi' ? ' by AMAPI' : ''}`.padEnd(28)}${`${cpuMs.toFixed(1)} ms`.padStart(12)}${part(privateKey)}${part(anonymous)}${part(identified)}${`${ratio.toFixed(2)}x`.padStart(8)}  <= ${aim}x`,
    ),
  ].join('\n');
}

/** The times vary with the machine; the ratios are what counts. The bench itself is one whole measurement. */
describe('agent CPU per enrollment and per report', () => {
  bench('every platform', async () => console.log(`\n${table(await measure())}\n`), {
    iterations: 1,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
    throws: true,
  });
});
