import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTransport } from '../../../../agents/device/create-transport.js';
import { freshKeys } from '../../../../agents/device/keys/fresh-keys.js';
import { obtainByScep, renewByScep, type ScepOutcome } from '../../../../agents/identity/scep-client.js';
import type { ScepWorld } from '../../../../agents/identity/scep-conversation.js';
import type { ScepRequest } from '../../../../agents/identity/scep-request.js';
import { systemClock } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import { Certificate } from '../../../../protocol/pki/certificate.js';
import { commonName, name } from '../../../../protocol/pki/name.js';
import { fromPem } from '../../../../protocol/pki/pem.js';
import { parseSignedData } from '../../../../protocol/pki/signed-data.js';
import { answering, freePort } from '../../../spawned-server.test.helper.js';
import { scepEndpoint } from './endpoint.js';
import { type LocalScep, localScep } from './local-scep.js';

const installed = (program: string): boolean => spawnSync('which', [program]).status === 0;
const skipped = (program: string): string => (installed(program) ? '' : ` (skipped: ${program} is not installed)`);

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-scep-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const keys = freshKeys();
function world(seed: string): ScepWorld {
  return {
    transport: createTransport({ clock: systemClock }),
    keys,
    keySeed: seed,
    random: seededRandom(seed),
    clock: systemClock,
    rules: soundRules,
  };
}

const wanted = (url: string, more: Partial<ScepRequest> = {}): ScepRequest => ({
  url,
  subject: name({ O: 'Muster', CN: 'simulated iPhone' }),
  challenge: 'secret',
  keyKind: 'rsa-2048',
  keyUsage: ['digitalSignature', 'keyEncipherment'],
  subjectAltName: [],
  retries: 0,
  retryDelay: 0,
  ...more,
});

function issued(outcome: ScepOutcome): Extract<ScepOutcome, { kind: 'issued' }> {
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal));
  return outcome;
}

describe.skipIf(!installed('scepserver'))(`Debian's scepserver issues to our client${skipped('scepserver')}`, () => {
  let url = '';
  let stop = (): void => {};
  let root: Certificate;

  beforeAll(async () => {
    const folder = newFolder();
    spawnSync('scepserver', ['ca', '-init', '-keySize', '2048'], { cwd: folder });
    root = new Certificate(fromPem(readFileSync(join(folder, 'depot/ca.pem'), 'utf8'))[0] as Uint8Array);
    const port = await freePort();
    const server = spawn(
      'scepserver',
      ['-depot', 'depot', '-port', `${port}`, '-challenge', 'secret', '-allowrenew', '0'],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
    stop = () => server.kill();
    url = `http://127.0.0.1:${port}/scep`;
    await answering(`${url}?operation=GetCACaps`);
  });
  afterAll(() => stop());

  it('enrolls, by the fingerprint of the authority, and renews', async () => {
    const authorityFingerprint = createHash('sha256').update(root.der).digest();
    const first = issued(await obtainByScep(world('debian 1'), wanted(url, { authorityFingerprint })));
    expect(first.certificate.isIssuedBy(root)).toBe(true);
    expect(commonName(first.certificate.subject)).toBe('simulated iPhone');
    const next = issued(await renewByScep(world('debian 1'), wanted(url), first));
    expect(next.certificate.isIssuedBy(root)).toBe(true);
    expect(next.certificate.serial).not.toBe(first.certificate.serial);
  });

  it('is refused for a wrong challenge', async () => {
    const outcome = await obtainByScep(world('debian 2'), wanted(url, { challenge: 'wrong' }));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { form: 'scep-failure', code: 'badRequest' } });
  });

  it('does not trust an authority with another fingerprint', async () => {
    const outcome = await obtainByScep(world('debian 3'), wanted(url, { authorityFingerprint: new Uint8Array(32) }));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { form: 'local', code: 'CAFingerprint' } });
  });
});

describe.skipIf(!installed('scepclient'))(
  `Debian's scepclient enrolls with our service${skipped('scepclient')}`,
  () => {
    let service: LocalScep;
    beforeAll(async () => {
      service = await localScep(scepEndpoint());
    });
    afterAll(() => service.close());

    const client = (folder: string, ...more: string[]) =>
      run(
        'scepclient',
        ['-private-key', 'k.pem', '-certificate', 'c.pem', '-server-url', service.url, '-cn', 'theirs', ...more],
        folder,
      );
    const read = (folder: string): Certificate =>
      new Certificate(fromPem(readFileSync(join(folder, 'c.pem'), 'utf8'), 'CERTIFICATE')[0] as Uint8Array);

    it('enrolls and renews', async () => {
      const folder = newFolder();
      const first = await client(folder, '-challenge', 'secret');
      expect(first.status, first.output).toBe(0);
      const before = read(folder);
      expect(service.tenant.ca.object(before.der, Date.now())).toBeUndefined();
      expect(commonName(before.subject)).toBe('theirs');
      const second = await client(folder, '-challenge', '');
      expect(second.status, second.output).toBe(0);
      expect(read(folder).serial).not.toBe(before.serial);
    });

    it('is refused for a wrong challenge, and nothing is issued', async () => {
      const folder = newFolder();
      const count = service.tenant.ca.save().issued.length;
      const { status, output } = await client(folder, '-challenge', 'wrong');
      expect(status).not.toBe(0);
      expect(output).toMatch(/badRequest|bad request|failInfo|2/i);
      expect(service.tenant.ca.save().issued).toHaveLength(count);
    });

    it('finds the authority of an RA chain by its fingerprint, and misses another', async () => {
      service.tenant.state.settings.set('scep', { registrationAuthority: true });
      const chain = await fetch(`${service.url}?operation=GetCACert`);
      expect(chain.headers.get('content-type')).toBe('application/x-x509-ca-ra-cert');
      const answer = Buffer.from(await chain.arrayBuffer());
      const agent = answer.length;
      expect(agent).toBeGreaterThan(1000);
      const folder = newFolder();
      const fingerprint = createHash('sha256')
        .update(new Certificate(registrationAuthority(answer)).der)
        .digest('hex');
      const right = await client(folder, '-challenge', 'secret', '-ca-fingerprint', fingerprint);
      expect(right.status, right.output).toBe(0);
      const wrong = await client(newFolder(), '-challenge', 'secret', '-ca-fingerprint', '00'.repeat(32));
      expect(wrong.status).not.toBe(0);
      service.tenant.state.settings.delete('scep');
    });
  },
);

/** The first certificate of a degenerate message: the one the client encrypts to. */
function registrationAuthority(message: Uint8Array): Uint8Array {
  const first = parseSignedData(message).certificates[0];
  if (first === undefined) throw new Error('no certificate');
  return first.der;
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}
