import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { prepareKeys } from '../../agents/device/keys/prepare-keys.js';
import { packageFile } from '../../agents/device/package-root.js';
import type { LoadResults } from '../../reports/model/load-results.js';
import { exitCodes } from './exit-codes.js';

/** The built command line, as users run it; `npm test` builds it first. */
const main = packageFile('dist/harness/cli/main.js');

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'muster-load-'));
const inFolder = (...names: string[]): string => join(folder, ...names);
const children: ChildProcess[] = [];
let server: Ready;

interface Ready {
  readonly adminUrl: string;
  readonly adminToken: string;
  readonly caFile: string;
  readonly urls: { readonly host: string; readonly port: string };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function muster(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return { child, ended: once(child, 'close').then(([code]) => ({ code, stdout, stderr })) };
}

const load = (platform: string, out: string, devices: number, ...more: string[]): string[] => [
  ...['load', '--platform', platform, '--devices', String(devices), '--out', out, '--seed', `seed of ${out}`],
  ...['--keys', 'keys.pool', '--reuse-keys', ...more],
];
const target = (file = 'target.yaml'): string[] => ['--target', file];
const resultsIn = (out: string): LoadResults => JSON.parse(readFileSync(inFolder(out, 'load.json'), 'utf8'));

/** Whether a few devices start in time is the machine's business; the code must say what the results say. */
const codeOf = ({ valid, devices }: LoadResults): number => {
  if (!valid) return exitCodes.invalid;
  return devices.failed > 0 ? exitCodes.conformance : exitCodes.pass;
};

function writeTarget(file: string, { adminUrl, host, port }: { adminUrl: string; host: string; port: string }): void {
  writeFileSync(
    inFolder(file),
    `name: a server elsewhere
admin: { kind: reference, url: "${adminUrl}", token: { file: token } }
trust: [ca.pem]
connect: { host: "${host}", port: ${port} }
without: [tenants]
`,
  );
}

async function enrolledOnServer(): Promise<number> {
  const response = await fetch(`${server.adminUrl}/tenants/main/devices`, {
    headers: { authorization: `Bearer ${server.adminToken}` },
  });
  return ((await response.json()) as readonly unknown[]).length;
}

async function limitDevices(perPerson: number): Promise<void> {
  const response = await fetch(`${server.adminUrl}/tenants/main/settings/device-limit`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ default: { limit: perPerson } }),
  });
  expect(response.status).toBe(200);
}

beforeAll(async () => {
  await prepareKeys({ kind: 'rsa-2048', count: 4, file: inFolder('keys.pool') });
  const { child } = muster(['serve', '--port', '0', '--json']);
  const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line');
  server = JSON.parse(String(line)) as Ready;
  writeFileSync(inFolder('token'), server.adminToken);
  writeFileSync(inFolder('ca.pem'), readFileSync(server.caFile));
  writeTarget('target.yaml', { adminUrl: server.adminUrl, ...server.urls });
});

afterEach(() => limitDevices(15));

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('muster load', () => {
  it('enrolls Android devices into a simulated Android Management API of its own, without prepared keys', async () => {
    const amapi = ['--transport', 'amapi', '--keys', 'no-such.pool'];
    const { code, stderr } = await muster(load('android', 'amapi', 3, '--rate', '1/s', ...amapi)).ended;
    const results = resultsIn('amapi');
    expect(results.devices, stderr).toMatchObject({ planned: 3, enrolled: 3, failed: 0 });
    expect(code).toBe(codeOf(results));
    expect(results.steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['RedeemEnrollmentToken', 'Sync', 'enrollment']),
    );
    const refused = await muster(load('ios', 'none', 3, ...amapi)).ended;
    expect(refused).toMatchObject({ code: exitCodes.usage, stderr: expect.stringContaining('--transport') });
  });

  it.each(['ios', 'macos', 'windows', 'android'])('enrolls %s devices into a server of its own', async (platform) => {
    const out = `own-${platform}`;
    const { code, stderr } = await muster(load(platform, out, 3, '--rate', '1/s')).ended;
    const results = resultsIn(out);
    expect(results.devices, stderr).toMatchObject({ planned: 3, enrolled: 3, failed: 0, notStarted: 0 });
    expect(results.steps.find(({ step }) => step === 'enrollment')).toMatchObject({ count: 3, failed: 0 });
    expect(results.keys).toMatchObject({ prepared: 3, generated: 0 });
    expect(code).toBe(codeOf(results));
  });

  it.each([
    ['ios', 'ios-ade'],
    ['macos', 'macos-ade'],
  ])('enrolls %s devices that the organisation registered by their serial numbers', async (platform, method) => {
    const { stderr } = await muster(load(platform, method, 2, '--rate', '1/s', '--method', method)).ended;
    const { devices, steps, ...results } = resultsIn(method);
    expect(devices, stderr).toMatchObject({ planned: 2, enrolled: 2, failed: 0 });
    expect(results.method).toBe(method);
    expect(steps.find(({ step }) => step === 'GetConfiguration')).toMatchObject({ count: 2, failed: 0 });
  });

  it('refuses a way in of another platform, and pushes where nothing pushes', async () => {
    const strange = await muster(load('windows', 'strange', 1, '--method', 'ios-ade')).ended;
    expect(strange).toMatchObject({ code: exitCodes.usage, stderr: expect.stringContaining('windows-byod') });
    const pushed = await muster(load('windows', 'pushed', 1, '--pushes', '1')).ended;
    expect(pushed).toMatchObject({ code: exitCodes.usage, stderr: expect.stringContaining('--pushes') });
  });

  it('wakes every device by push as often as asked, and measures until it has answered', async () => {
    const args = load('ios', 'pushes', 3, ...target(), '--rate', '2/s', '--pushes', '2');
    const { code, stdout, stderr } = await muster(args).ended;
    const results = resultsIn('pushes');
    expect(results.pushes, stderr).toMatchObject({ planned: 6, sent: 6, answered: 6, errors: {} });
    for (const name of ['push to device', 'push to answer', 'Acknowledged'])
      expect(results.steps.find(({ step }) => step === name)).toMatchObject({ count: 6, failed: 0 });
    expect(stdout).toContain('pushes: 6 of 6 answered');
    expect(code).toBe(codeOf(results));

    await muster(load('ios', 'pushes', 3, ...target(), '--rate', '2/s', '--pushes', '1')).ended;
    expect(resultsIn('pushes')).toMatchObject({ devices: { started: 0, resumed: 3 }, pushes: { answered: 3 } });
  });

  it('brings every PC thirty commands in its first session, and looks whether they were obeyed', async () => {
    const { stdout, stderr } = await muster(load('windows', 'policies', 2, '--rate', '1/s')).ended;
    const { firstSession, steps } = resultsIn('policies');
    expect(firstSession, stderr).toEqual({ policies: 30, looked: 2, obeyed: 2 });
    expect(steps.find(({ step }) => step === 'Package3')?.count).toBeGreaterThan(2);
    expect(stdout).toContain('first session: 30 commands for each; 2 of 2');
    const tooMany = await muster(load('windows', 'many', 1, '--policies', '500')).ended;
    expect(tooMany).toMatchObject({ code: exitCodes.usage, stderr: expect.stringContaining('--policies 500') });
    const phone = await muster(load('ios', 'phone', 1, '--policies', '5')).ended;
    expect(phone).toMatchObject({ code: exitCodes.usage, stderr: expect.stringContaining('--policies') });
  });

  it.each(['ios', 'windows', 'android'])(
    'enrolls %s devices into the target of a file, none twice',
    async (platform) => {
      const before = await enrolledOnServer();
      const out = `elsewhere-${platform}`;
      await muster(load(platform, out, 2, ...target())).ended;
      const first = resultsIn(out);
      expect(first.devices.enrolled).toBe(2);
      expect(first.target.name).toBe('a server elsewhere');
      expect(await enrolledOnServer()).toBe(before + 2);

      const { code } = await muster(load(platform, out, 3, ...target())).ended;
      const second = resultsIn(out);
      expect(second.devices).toMatchObject({ planned: 3, started: 1, enrolled: 1, resumed: 2 });
      expect(code).toBe(codeOf(second));
      expect(await enrolledOnServer()).toBe(before + 3);
    },
  );

  it('lets the devices under way end when interrupted, says so with 130, and goes on later', async () => {
    const before = await enrolledOnServer();
    const { child, ended } = muster(load('ios', 'stopped', 1_000, ...target(), '--rate', '1/s'));
    await vi.waitFor(async () => expect(await enrolledOnServer()).toBeGreaterThan(before), { timeout: 100_000 });
    child.kill('SIGINT');
    expect((await ended).code).toBe(exitCodes.interrupted);
    const { devices, valid, reason } = resultsIn('stopped');
    expect([valid, reason]).toEqual([false, `${devices.notStarted} devices were not started`]);
    expect(devices.enrolled).toBe(devices.started);
    expect(await enrolledOnServer()).toBe(before + devices.enrolled);

    await muster(load('ios', 'stopped', devices.enrolled + 1, ...target())).ended;
    expect(resultsIn('stopped').devices).toMatchObject({ resumed: devices.enrolled, enrolled: 1 });
    expect(await enrolledOnServer()).toBe(before + devices.enrolled + 1);
  });

  it('ends with 130 when interrupted before the first device, and still leaves results', async () => {
    const { child, ended } = muster(load('ios', 'early', 5_000, ...target(), '--rate', '1/min'));
    await once(child.stderr as NodeJS.ReadableStream, 'data');
    child.kill('SIGINT');
    expect((await ended).code).toBe(exitCodes.interrupted);
    expect(resultsIn('early').devices).toMatchObject({ started: 0, enrolled: 0, notStarted: 5_000 });
  });

  it('ends with 1 and the class of error when devices are refused', async () => {
    await limitDevices(1);
    const { code } = await muster(load('ios', 'refused', 2, ...target(), '--rate', '1/s')).ended;
    const results = resultsIn('refused');
    expect(results.devices).toMatchObject({ enrolled: 1, failed: 1 });
    expect(Object.values(results.errors)).toEqual([1]);
    expect(code).toBe(codeOf(results));
  });

  it('ends with 6 when it cannot keep its schedule', async () => {
    const args = load('ios', 'late', 12, ...target(), '--rate', '1000/s', '--in-flight', '1');
    expect((await muster(args).ended).code).toBe(exitCodes.invalid);
    const { valid, reason, devices } = resultsIn('late');
    expect([valid, devices.enrolled]).toEqual([false, 12]);
    expect(reason).toContain('late');
  });

  it('ends with 4 when nobody answers at the target', async () => {
    const { port, close } = await freePort();
    await close();
    writeTarget('dead.yaml', { adminUrl: `http://127.0.0.1:${port}`, host: '127.0.0.1', port: String(port) });
    const { code, stderr } = await muster(load('ios', 'dead', 1, ...target('dead.yaml'))).ended;
    expect(code, stderr).toBe(exitCodes.target);
    expect(stderr).toContain('127.0.0.1');
  });

  it('ends with 3 when keys are too few, and says how to prepare them', async () => {
    const args = load('ios', 'keyless', 50).filter((argument) => argument !== '--reuse-keys');
    const { code, stderr } = await muster(args).ended;
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain('muster keys prepare --count 50');
  });

  it('ends with 2 when the out folder cannot be written', async () => {
    writeFileSync(inFolder('file'), '');
    const { code, stderr } = await muster(load('ios', join('file', 'below'), 1, ...target())).ended;
    expect(code).toBe(exitCodes.harness);
    expect(stderr).toContain(inFolder('file', 'below'));
  });
});

async function freePort(): Promise<{ readonly port: number; readonly close: () => Promise<unknown> }> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  return { port, close: () => once(listener.close(), 'close') };
}
