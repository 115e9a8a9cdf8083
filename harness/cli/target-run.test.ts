import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunResults } from '../../reports/model/results.js';
import { packageRoot } from '../conformance/paths.js';

/** The built command line, as users run it; `npm test` builds it first. */
const main = join(packageRoot, 'dist/harness/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'muster-target-run-'));
let server: ChildProcess;

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

interface Ready {
  readonly adminUrl: string;
  readonly adminToken: string;
  readonly caFile: string;
}

beforeAll(async () => {
  server = spawn(process.execPath, [main, 'serve', '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (server.stdout === null) throw new Error('the server has no output');
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: server.stdout as never }).once('line', resolve),
  );
  const { adminUrl, adminToken, caFile } = JSON.parse(line) as Ready;
  writeFileSync(join(folder, 'token'), adminToken);
  const target = `name: served\nadmin: {kind: reference, url: '${adminUrl}', token: {file: token}}\ntrust: ['${caFile}']\n`;
  writeFileSync(join(folder, 'target.yaml'), target);
  writeFileSync(join(folder, 'shared.yaml'), `${target}without: [tenants, clock]\n`);
});

afterAll(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function verdicts(out: string, ...args: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const selection = ['LIM-028', 'RES-003', 'TNC-003', 'AOU-006'];
  await promisify(execFile)(process.execPath, [main, 'run', ...selection, '--out', out, ...args], { cwd: folder });
  const { scenarios } = JSON.parse(readFileSync(join(folder, out, 'results.json'), 'utf8')) as RunResults;
  return Object.fromEntries(
    scenarios.map(({ id, verdict, reason }) => [id, reason === undefined ? verdict : `${verdict}: ${reason}`]),
  );
}

describe('a server in another process', () => {
  it('gets the verdicts that the embedded one gets', async () => {
    const embedded = await verdicts('embedded');
    expect(Object.keys(embedded).length).toBeGreaterThan(10);
    expect(new Set(Object.values(embedded))).toEqual(new Set(['pass']));
    expect(await verdicts('served', '--target', 'target.yaml')).toEqual(embedded);
  });

  it('is judged one scenario after the other where it has no tenants and no clock, and says what that leaves out', async () => {
    const shared = await verdicts('shared', '--target', 'shared.yaml');
    const of = (requirement: string): readonly string[] =>
      Object.entries(shared).flatMap(([id, verdict]) => (id.startsWith(requirement) ? [verdict] : []));
    expect(new Set([...of('RES-003'), ...of('TNC-003')])).toEqual(new Set(['pass']));
    expect(new Set(of('LIM-028'))).toEqual(new Set(['inapplicable: the target does not offer clock']));
    expect(new Set(of('AOU-006'))).toEqual(new Set(['inapplicable: the target does not offer editions']));
  });

  it('is left as it was found', async () => {
    const again = await verdicts('again', '--target', 'shared.yaml');
    expect(again).toEqual(await verdicts('once-more', '--target', 'shared.yaml'));
  });
});
