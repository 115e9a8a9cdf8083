import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadResults } from '../../../reports/model/load-results.js';
import type { RunResults } from '../../../reports/model/results.js';
import { packageRoot } from '../../conformance/paths.js';
import { goProgramMissing } from '../../go-program.test.helper.js';
import { type LocalNanomdm, startNanomdm, topic } from '../nanomdm/local-nanomdm.test.helper.js';
import { nanomdm } from '../nanomdm/nanomdm-program.test.helper.js';

/** The built command line, as users run it; `npm run interop` builds it first. */
const main = join(packageRoot, 'dist/harness/cli/main.js');
const absent = [goProgramMissing(nanomdm), spawnSync('which', ['scepserver']).status === 0 ? undefined : 'scepserver'];
const missing = absent.filter((program) => program !== undefined).join(' and ');
const skipped = missing === '' ? '' : ` (skipped: ${missing} is not installed)`;

/** A profile as somebody writes it by hand for such a server (github.com/micromdm/nanomdm, docs/enroll.mobileconfig); the challenge is not in it. */
const profile = ({ server, scep }: LocalNanomdm): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadContent</key>
      <dict>
        <key>Key Type</key><string>RSA</string>
        <key>Key Usage</key><integer>5</integer>
        <key>Keysize</key><integer>2048</integer>
        <key>URL</key><string>${scep}</string>
      </dict>
      <key>PayloadIdentifier</key><string>com.example.scep</string>
      <key>PayloadType</key><string>com.apple.security.scep</string>
      <key>PayloadUUID</key><string>CB90E976-AD44-4B69-8108-8095E6260978</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
    <dict>
      <key>AccessRights</key><integer>8191</integer>
      <key>CheckOutWhenRemoved</key><true/>
      <key>IdentityCertificateUUID</key><string>CB90E976-AD44-4B69-8108-8095E6260978</string>
      <key>PayloadIdentifier</key><string>com.example.mdm</string>
      <key>PayloadType</key><string>com.apple.mdm</string>
      <key>PayloadUUID</key><string>96B11019-B54C-49DC-9480-43525834DE7B</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>ServerCapabilities</key><array><string>com.apple.mdm.per-user-connections</string></array>
      <key>ServerURL</key><string>${server}</string>
      <key>SignMessage</key><true/>
      <key>Topic</key><string>${topic}</string>
    </dict>
  </array>
  <key>PayloadDisplayName</key><string>Enrollment Profile</string>
  <key>PayloadIdentifier</key><string>com.example.enroll</string>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>F9760DD4-F2D1-4F29-8D2C-48D52DD0A9B3</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`;

describe.skipIf(missing !== '')(`NanoMDM, of which nothing is known but a profile${skipped}`, () => {
  let server: LocalNanomdm;
  beforeAll(async () => {
    server = await startNanomdm({ signMessage: true });
    writeFileSync(join(server.folder, 'enroll.mobileconfig'), profile(server));
    const entry = '{methods: [ios-byod, macos-byod], profile: enroll.mobileconfig, challenge: {file: challenge}}';
    const document = `name: stranger\nadmin: {kind: none}\ntrust: [proxy-ca.pem]\nentries:\n  - ${entry}\n`;
    writeFileSync(join(server.folder, 'stranger.yaml'), document);
  }, 400_000);
  afterAll(() => server.close());

  const muster = (...args: readonly string[]): Promise<{ code: number; stdout: string }> =>
    new Promise((resolve) => {
      const options = { cwd: server.folder, maxBuffer: 2 ** 26, env: { ...process.env, SCEP: 'secret' } };
      const child = execFile(process.execPath, [main, ...args], options, (_error, stdout) =>
        resolve({ code: child.exitCode ?? -1, stdout }),
      );
    });
  const fileIn = <T>(...names: string[]): T => JSON.parse(readFileSync(join(server.folder, ...names), 'utf8')) as T;

  it.each(['ios-byod', 'macos-byod'])(
    'enrolls a device by %s, which holds sessions',
    async (method) => {
      const way = ['--profile', 'enroll.mobileconfig', '--challenge-env', 'SCEP', '--trust', 'proxy-ca.pem'];
      const { code, stdout } = await muster('device', method, ...way, '--sessions', '2');
      expect(stdout).toContain('the enrollment was accepted');
      expect(stdout.match(/^session completed, 0 commands$/gm)).toHaveLength(2);
      expect(stdout).not.toContain('fail: ');
      expect(code).toBe(0);
    },
    60_000,
  );

  it('refuses a device that knows no challenge', async () => {
    const { code, stdout } = await muster('device', 'ios-byod', '--profile', 'enroll.mobileconfig');
    expect(stdout).toContain('the enrollment was refused at PKIOperation by scep-failure badRequest');
    expect(code).toBe(1);
  }, 60_000);

  it('is loaded by devices that share the profile', async () => {
    const plan = ['--platform', 'ios', '--devices', '3', '--rate', '1/s', '--target', 'stranger.yaml'];
    await muster('keys', 'prepare', '--count', '3', '--file', 'keys.pool');
    await muster('load', ...plan, '--keys', 'keys.pool');
    expect(fileIn<LoadResults>('muster-load', 'load.json').devices).toMatchObject({ enrolled: 3, failed: 0 });
  }, 60_000);

  it('is judged by what its devices see', async () => {
    await muster('run', '--suite', 'apple-protocol', '--target', 'stranger.yaml', '--out', 'out');
    const { summary, scenarios } = fileIn<RunResults>('out', 'results.json');
    expect(summary.error).toBe(0);
    expect(summary.pass).toBeGreaterThan(30);
    expect(scenarios.filter(({ verdict, reason = '' }) => verdict === 'inapplicable' && reason === '')).toEqual([]);
  }, 400_000);
});
