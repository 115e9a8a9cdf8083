import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageFile } from '../../agents/device/package-root.js';
import type { LoadResults } from '../../reports/model/load-results.js';
import type { RunResults } from '../../reports/model/results.js';
import { freePort } from '../spawned-server.test.helper.js';
import { ada, Stranger } from '../targets/no-admin/stranger.test.helper.js';

/** The built command line, as users run it; `npm test` builds it first. */
const main = packageFile('dist/harness/cli/main.js');

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let stranger: Stranger;
beforeAll(async () => {
  stranger = await Stranger.start();
});
afterAll(() => stranger.close());

async function muster(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { ...process.env, ADA: ada.password };
  const child = spawn(process.execPath, [main, ...args], { cwd: stranger.folder, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => (stdout += String(part)));
  child.stderr.on('data', (part) => (stderr += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

const reach = (): string[] => ['--trust', 'ca.pem', '--connect', `127.0.0.1:${stranger.server.urls.port}`];
const asAda = ['--user', ada.upn, '--password-env', 'ADA'];
const fileIn = <T>(...names: string[]): T => JSON.parse(readFileSync(join(stranger.folder, ...names), 'utf8')) as T;

describe('muster device, given nothing but a way in', () => {
  it('enrolls an iPhone by the address of a portal, holds sessions, and shows exchanges without secrets', async () => {
    const { url = '' } = await stranger.issue('ios', 'ios-byod');
    const way = ['--profile', url, ...asAda, ...reach()];
    const { code, stdout } = await muster('device', 'ios-byod', ...way, '--sessions', '2', '--exchanges');
    expect(stdout).toContain('the enrollment was accepted');
    expect(stdout.match(/^session completed/gm)).toHaveLength(2);
    expect(stdout).toContain('<key>MessageType</key>');
    expect(stdout).not.toContain(ada.password);
    expect(code).toBe(0);
  });

  it('enrolls a PC by a mail address, and says who refused it', async () => {
    const way = ['--email', ada.upn, '--password-env', 'ADA', ...reach()];
    expect(await muster('device', 'windows-byod', ...way)).toMatchObject({ code: 0 });
    const wrong = await muster('device', 'windows-byod', '--email', ada.upn, '--password-file', 'ca.pem', ...reach());
    expect(wrong.stdout).toMatch(/the enrollment was refused at \w+ by soap-fault 0x80180002/);
    expect(wrong.stdout).toContain('<- 500');
    expect(wrong.code).toBe(1);
  });

  it('says that nobody answers, and ends with 4', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const { code, stderr } = await muster('device', 'windows-byod', '--email', 'a@corp.example', '--connect', address);
    expect(stderr).toContain('nobody answers');
    expect(code).toBe(4);
  });

  it('asks nobody to queue a command where nobody sits at a terminal', async () => {
    const way = ['--email', ada.upn, '--password-env', 'ADA', ...reach(), '--command', '{}'];
    const { code, stderr } = await muster('device', 'windows-byod', ...way);
    expect(stderr).toContain('there is no terminal to ask you');
    expect(code).toBe(3);
  });
});

describe('a target file without an administrator', () => {
  const email = { methods: ['windows-byod'], email: ada.upn, password: { file: 'password' } };

  it('is loaded by one entry that serves many, and not by one that serves one', async () => {
    stranger.write([email]);
    const plan = ['--platform', 'windows', '--devices', '2', '--rate', '1/s', '--target', 'target.yaml'];
    const keys = ['--keys', 'keys.pool', '--reuse-keys'];
    await muster('keys', 'prepare', '--count', '2', '--file', 'keys.pool');
    const { stderr } = await muster('load', ...plan, ...keys);
    expect(fileIn<LoadResults>('muster-load', 'load.json').devices, stderr).toMatchObject({ enrolled: 2, failed: 0 });
    stranger.write([{ ...email, once: true }]);
    const refused = await muster('load', ...plan, ...keys);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('let in 1 of 2 devices') });
    const other = await muster('load', '--platform', 'ios', '--devices', '1', '--target', 'target.yaml');
    expect(other).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no entry of the target file enrolls ios'),
    });
  });

  it('is judged by what devices see, and what needs an administrator is listed with the reason', async () => {
    stranger.write([email]);
    const listed = await muster('list', 'XDM-001', 'XWE-005', '--target', 'target.yaml');
    expect(listed.stdout).toMatch(/inapplicable +XDM-001\S+: the target does not offer verb:command.queue/);
    const { code, stderr } = await muster(
      'run',
      'XWE-005',
      'XWE-009',
      'XDM-001',
      '--target',
      'target.yaml',
      '--out',
      'out',
    );
    const { summary, scenarios } = fileIn<RunResults>('out', 'results.json');
    expect(summary, stderr).toMatchObject({ fail: 0, error: 0 });
    expect(summary.pass).toBeGreaterThan(0);
    expect(scenarios.filter(({ verdict, reason = '' }) => verdict === 'inapplicable' && reason === '')).toEqual([]);
    expect(code).toBe(0);
  });
});
