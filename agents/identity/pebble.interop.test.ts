import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceAttest, permanentIdentifier } from '../../protocol/acme/messages.js';
import { systemClock } from '../../protocol/base/clock.js';
import { seededRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import { readSubjectAltName } from '../../protocol/pki/extensions.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { createTransport } from '../device/create-transport.js';
import { freshKeys } from '../device/keys/fresh-keys.js';
import { obtainByAcme } from './acme-client.js';
import type { AcmeWorld } from './acme-post.js';
import type { AcmeRequest } from './acme-request.js';

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const missing = ['pebble', 'openssl'].filter((program) => !has(program));

let folder: string;
let pebble: ChildProcess;
let directoryUrl: string;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Resolves when the service says that it listens. */
function listening(process: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      if (chunk.toString().includes('ACME directory available')) resolve();
    };
    process.stdout?.on('data', read);
    process.stderr?.on('data', read);
    process.once('exit', (code) => reject(new Error(`pebble ended with ${code}`)));
  });
}

function world(): AcmeWorld {
  const anchors = fromPem(readFileSync(join(folder, 'cert.pem'), 'latin1'), 'CERTIFICATE');
  const transport = createTransport({ clock: systemClock });
  const own = { keys: freshKeys(), keySeed: 'pebble', random: seededRandom('pebble'), anchors, device: {} };
  return { ...own, transport, clock: systemClock, rules: soundRules, userAgent: 'MDM/1.0' };
}

const wanted = (more: Partial<AcmeRequest> = {}): AcmeRequest => ({
  directoryUrl,
  identifier: { type: 'dns', value: 'device.muster.test' },
  challengeType: 'http-01',
  keyKind: 'ec-p256',
  subject: [],
  keyUsage: [],
  extendedKeyUsage: [],
  subjectAltName: [],
  attest: false,
  ...more,
});

/** Pebble refuses some good nonces by chance, and takes every challenge as answered when it is told to (PEBBLE_VA_ALWAYS_VALID). */
describe.skipIf(missing.length > 0)(`the ACME client at Pebble (skipped: ${missing.join(', ')} not installed)`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-pebble-'));
    const [privateKey, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const files = ['-keyout', privateKey, '-out', certificate];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...subject], {
      stdio: 'ignore',
    });
    const [listen, management] = [await freePort(), await freePort()];
    const at = { listenAddress: `127.0.0.1:${listen}`, managementListenAddress: `127.0.0.1:${management}` };
    const config = { pebble: { ...at, certificate, privateKey, httpPort: 5002, tlsPort: 5001 } };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    const env = { ...process.env, PEBBLE_VA_ALWAYS_VALID: '1', PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '30' };
    pebble = spawn('pebble', ['-config', join(folder, 'config.json')], { env });
    await listening(pebble);
    directoryUrl = `https://127.0.0.1:${listen}/dir`;
  });
  afterAll(() => {
    pebble.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets a certificate for its key, in spite of refused nonces', async () => {
    const device = world();
    const outcome = await obtainByAcme(device, wanted());
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal));
    const names = readSubjectAltName(outcome.certificate.extensions);
    expect(names).toEqual([{ kind: 'dns', value: 'device.muster.test' }]);
    const protocolRows = /^XAC-/;
    const findings = device.transport.exchanges.flatMap(({ decoded }) => decoded?.findings ?? []);
    expect(findings.filter(({ requirement }) => protocolRows.test(requirement ?? ''))).toEqual([]);
  });

  it('is refused what Pebble does not offer: permanent identifiers and device-attest-01', async () => {
    const identifier = { type: permanentIdentifier, value: 'client' };
    const outcome = await obtainByAcme(world(), wanted({ identifier, challengeType: deviceAttest }));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { form: 'acme-problem', step: 'newOrder' } });
  });
});
