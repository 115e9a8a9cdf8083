import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenmdmPeer } from '../../agents/android/openmdm/openmdm-peer.test.helper.js';
import { packageFile } from '../../agents/device/package-root.js';

/** The built command line, as users run it; `npm test` builds it first. */
const main = packageFile('dist/harness/cli/main.js');

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'muster-device-'));
const file = join(folder, 'target.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

let peer: OpenmdmPeer;
beforeEach(async () => {
  peer = await new OpenmdmPeer().listen();
  peer.adminToken = peer.secret;
  writeFileSync(
    file,
    `name: lab\nadmin: {kind: openmdm, url: "${peer.url}", token: {env: LAB}}\nagent: {secret: {env: LAB}}\n`,
  );
});
afterEach(() => peer.close());

async function device(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, 'device', ...args], { env: { ...process.env, LAB: 'enroll-me' } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => (stdout += String(part)));
  child.stderr.on('data', (part) => (stderr += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

const fullyManaged = ['android-fully-managed', '--model', 'Pixel 8'];

describe('muster device', () => {
  it('enrolls a device into the embedded server and shows what it saw', async () => {
    const { code, stdout } = await device('android-work-profile', '--model', 'Pixel 8', '--seed', 's', '--json');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      seed: 's',
      outcome: 'the enrollment was accepted',
      sessions: [{ kind: 'completed' }],
      findings: [],
      device: { phase: 'enrolled' },
    });
    expect(report.exchanges.map(({ step }: { step: string }) => step)).toContain('RequestSecurityToken');
    expect(code).toBe(0);
  });

  it.each([
    ['android-da', 'device-administrator'],
    ['ios-configurator-setup-assistant', 'configurator'],
    ['windows-autopilot-self-deploying', 'autopilot-profiles, autopilot-devices'],
    ['windows-gpo', 'on-premises'],
  ])('prepares the embedded server for %s, and says how', async (method, settings) => {
    const { code, stdout } = await device(method);
    expect(stdout).toContain(`the embedded server was prepared: ${settings}\nthe enrollment was accepted`);
    expect(code).toBe(0);
  });

  it.each(['android-aosp-user', 'windows-bulk'])('needs nothing but the name of the way %s', async (method) => {
    const { code, stdout } = await device(method);
    expect(stdout).toContain('the enrollment was accepted');
    expect(code).toBe(0);
  });

  it('enrolls one into the server of a target file', async () => {
    const { code, stdout } = await device(...fullyManaged, '--target', file);
    expect(stdout).toContain('the enrollment was accepted');
    expect(stdout).toMatch(/Heartbeat +200/);
    expect(code).toBe(0);
    expect(peer.asked).toContain('POST /enroll');
    expect(peer.devices.size, 'the device is forgotten when the session ends').toBe(0);
  });

  it('says what the server did wrong, and ends with 1', async () => {
    peer.wrong.set('/config', { body: { ok: false } });
    const { code, stdout } = await device(...fullyManaged, '--target', file);
    expect(stdout).toContain(
      'fail: expected retry, reauth, unenroll, received nothing (action, OpenMDM, Agent Wire Protocol',
    );
    expect(code).toBe(1);
  });

  it.each([
    [['android-work-profile', '--model', 'Nokia 3310'], 'Nokia 3310'],
    [[...fullyManaged, '--command', 'lock'], '--command'],
  ])('names what it cannot use: %j', async (args, named) => {
    const { code, stderr } = await device(...args, '--target', file);
    expect(stderr).toContain(named);
    expect(code).toBe(3);
  });
});
