import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { MusterError } from '../../protocol/base/errors.js';
import { parseTarget, readTargetFile } from './target-file.js';
import { targetJsonSchema } from './target-schema.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-target-'));
const file = join(folder, 'target.yaml');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const valid = `name: lab
admin:
  kind: reference
  url: http://127.0.0.1:8444
  token: {env: LAB_TOKEN}
`;

function errorOf(text: string): MusterError {
  try {
    parseTarget(text, 'target.yaml');
  } catch (error) {
    if (error instanceof MusterError) return error;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('a target file', () => {
  it('becomes a locator with its secret and its anchors', () => {
    writeFileSync(join(folder, 'token'), 'from-file\n');
    writeFileSync(join(folder, 'ca.pem'), 'PEM');
    writeFileSync(
      file,
      `${valid.replace('{env: LAB_TOKEN}', '{file: token}')}trust: [ca.pem]\nwithout: [clock]\nlimits: {settle: 5000}\n`,
    );
    expect(readTargetFile(file)).toMatchObject({
      adapter: 'reference',
      name: 'lab',
      adminToken: 'from-file',
      ca: 'PEM',
      without: ['clock'],
      settleMs: 5_000,
    });
  });

  it('takes a secret from the environment and says which variable is missing', () => {
    writeFileSync(file, valid);
    vi.stubEnv('LAB_TOKEN', '');
    expect(() => readTargetFile(file)).toThrow('the environment has no LAB_TOKEN');
    vi.stubEnv('LAB_TOKEN', 'secret');
    expect(readTargetFile(file).adminToken).toBe('secret');
  });

  it.each([
    ['a misspelt key', valid.replace('  url:', '  adress:'), 4, 'admin.url'],
    ['an unknown key at the top', `${valid}colour: blue\n`, 6, 'colour'],
    ['an address that is none', valid.replace('http://127.0.0.1:8444', 'lab'), 4, 'admin.url'],
    ['an adapter that is none', valid.replace('reference', 'refrence'), 3, 'admin.kind'],
    ['a secret in the file itself', valid.replace('{env: LAB_TOKEN}', 'hunter2'), 5, 'admin.token'],
    ['a capability out of form', `${valid}capabilities:\n  - clock\n  - Push it\n`, 8, 'capabilities.1'],
    ['a text for a number', `${valid}limits:\n  settle: soon\n`, 7, 'limits.settle'],
    ['broken YAML', 'name: [lab\n', 2, ''],
    ['an empty file', '', 1, 'name'],
  ])('names line and key: %s', (_what, text, line, key) => {
    const error = errorOf(text);
    expect(error.family).toBe('usage');
    expect(error.message).toContain(key);
    if (key !== 'admin.url' || !text.includes('adress')) expect(error.place).toBe(`target.yaml:${line}`);
    else expect(error.place).toMatch(/target\.yaml:[24]/);
  });

  it('of a NanoMDM says what a profile is made from', () => {
    const nanomdm = valid.replace('reference', 'nanomdm');
    expect(errorOf(nanomdm).message).toContain('enrollment: is missing');
    const enrollment =
      'enrollment:\n  serverUrl: https://mdm.lab/mdm\n  topic: com.apple.mgmt.External.x\n  scep: {url: http://scep.lab, challenge: {env: SCEP}}\n';
    writeFileSync(file, `${nanomdm}${enrollment}webhook: {port: 9010}\n`);
    vi.stubEnv('LAB_TOKEN', 'key');
    vi.stubEnv('SCEP', 'challenge');
    expect(readTargetFile(file)).toMatchObject({
      adapter: 'nanomdm',
      settleMs: 5_000,
      nanomdm: {
        enrollment: { signMessage: true, scep: { challenge: 'challenge' } },
        webhook: { host: '127.0.0.1', port: 9010 },
      },
    });
    expect(errorOf(`${valid}${enrollment}`)).toMatchObject({ place: 'target.yaml:6' });
    expect(errorOf(nanomdm + enrollment.replace('https', 'http')).message).toContain('serverUrl: an https address');
  });

  it('of a Headwind MDM names the administrator and what devices get', () => {
    const headwind = valid.replace('kind: reference', 'kind: headwind\n  user: admin');
    expect(errorOf(valid.replace('reference', 'headwind')).message).toContain('admin.user: is missing');
    expect(errorOf(headwind).message).toContain('agent.configuration: is missing');
    vi.stubEnv('LAB_TOKEN', 'password');
    vi.stubEnv('SHARED', 'hash');
    writeFileSync(file, `${headwind}agent: {configuration: Managed, secret: {env: SHARED}}\n`);
    expect(readTargetFile(file)).toMatchObject({
      adapter: 'headwind',
      adminUser: 'admin',
      agent: { configuration: 'Managed', secret: 'hash' },
      settleMs: 5_000,
    });
    expect(errorOf(`${valid}agent: {configuration: x}\n`).message).toContain('agent: reference has no agent app');
  });

  it('without an administrator says how devices get in', () => {
    vi.stubEnv('ADA', 'Pw');
    const none = 'name: lab\nadmin: {kind: none}\n';
    const entries = (text: string) => `${none}entries:\n  - ${text}\n`;
    writeFileSync(file, entries('{methods: [windows-byod], email: ada@corp.example, password: {env: ADA}}'));
    expect(readTargetFile(file)).toMatchObject({
      adapter: 'none',
      settleMs: 5_000,
      entries: [
        {
          methods: ['windows-byod'],
          account: { upn: 'ada@corp.example', password: 'Pw' },
          gives: {
            username: 'ada@corp.example',
            url: 'https://EnterpriseEnrollment.corp.example/EnrollmentServer/Discovery.svc',
          },
        },
      ],
    });
    expect(errorOf(`${valid}allowHosts: ['*.apple.com']\n`)).toMatchObject({ place: 'target.yaml:6' });
    expect(errorOf(none).message).toContain('entries: is missing');
    expect(errorOf(`${valid}entries: [{methods: [ios-byod], profile: x}]\n`).message).toContain('reference issues');
    const wrong = (text: string) => errorOf(entries(text));
    expect(wrong('{methods: [ios-byod]}').message).toContain('an entry needs one of profile, email');
    expect(wrong('{methods: [ios-byod], profile: x, qr: y}').message).toContain('entries.0.qr: profile says already');
    expect(wrong('{methods: [windows-byod], profile: x}')).toMatchObject({ place: 'target.yaml:4' });
    expect(wrong('{methods: [ios-byod], profile: x, server: y}').message).toContain('profile has no server');
    expect(wrong('{methods: [ios-byod], profile: x, user: ada}').message).toContain('user and password go together');
    expect(wrong('{methods: [ios-byod], profile: x, password: hunter2}').message).toContain('expected {env: NAME}');
    expect(wrong('{methods: [ios-byod],\n     colour: blue}').place).toBe('target.yaml:5');
  });

  it.each([
    ['profile: nowhere.mobileconfig', 'profile: the file nowhere.mobileconfig cannot be read'],
    ['profile: target.yaml', 'profile: this is no configuration profile'],
    ['profile: signed.mobileconfig, challenge: {env: ADA}', 'this is no configuration profile'],
  ])('names the file that an entry cannot use: %s', (entry, said) => {
    writeFileSync(join(folder, 'signed.mobileconfig'), new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x01]));
    writeFileSync(file, `name: lab\nadmin: {kind: none}\nentries:\n  - {methods: [ios-byod], ${entry}}\n`);
    expect(() => readTargetFile(file)).toThrow(said);
  });

  it.each(['nanomdm', 'headwind', 'openmdm', 'no-admin'])('is in the repository as an example for %s', (kind) => {
    for (const name of [
      'NANOMDM_API',
      'SCEP_CHALLENGE',
      'HEADWIND_PASSWORD',
      'HEADWIND_SECRET',
      'OPENMDM_ADMIN',
      'OPENMDM_DEVICE_SECRET',
    ])
      vi.stubEnv(name, 'secret');
    const text = readFileSync(new URL(`${kind}/target.example.yaml`, import.meta.url), 'utf8');
    expect(parseTarget(text, 'target.example.yaml').admin.kind).toBe(kind === 'no-admin' ? 'none' : kind);
  });

  it('never repeats a secret that was written into it', () => {
    expect(errorOf(valid.replace('{env: LAB_TOKEN}', 'hunter2')).message).not.toContain('hunter2');
  });

  it('has a JSON Schema for editors', async () => {
    const schema = `${JSON.stringify(targetJsonSchema(), undefined, 2)}\n`;
    await expect(schema).toMatchFileSnapshot('target.schema.json');
  });
});
