import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { Certificate, issueCertificate } from '../certificate.js';
import { spkiOf } from '../keys.js';
import { name } from '../name.js';
import { toPem } from '../pem.js';
import { identityOf, readPfx } from './read-pfx.js';
import { writePfx } from './write-pfx.js';

const installed = spawnSync('openssl', ['version']).status === 0;
const label = `openssl and we open each other's PKCS#12 files${installed ? '' : ' (skipped: openssl is not installed)'}`;

describe.skipIf(!installed)(label, () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-pkcs12-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const openssl = (...args: string[]): string =>
    execFileSync('openssl', ['pkcs12', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });
  const keys: Readonly<Record<string, KeyObject>> = {
    RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    EC: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  };
  const certificateOf = (key: KeyObject): Certificate => {
    const subject = name({ CN: 'device (simulated)' });
    const validity = { notBefore: Date.now() - 86_400_000, notAfter: Date.now() + 86_400_000 };
    const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
    return new Certificate(issueCertificate(fields));
  };

  const flags = [
    ['AES-256 and PBKDF2', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC']],
    ['AES-128 and SHA-1', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha1']],
    ['triple DES', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['RC2 of 40 bits', ['-legacy']],
    ['certificates in the open', ['-certpbe', 'NONE']],
    ['SHA-512', ['-macalg', 'sha512']],
  ] as const;
  const made = Object.keys(keys).flatMap((type) => flags.map(([style, args]) => [type, style, args] as const));

  it.each(made)('reads an %s identity that openssl wrote with %s', (type, _style, args) => {
    const key = keys[type] as KeyObject;
    writeFileSync(join(folder, 'key.pem'), key.export({ format: 'pem', type: 'pkcs8' }));
    writeFileSync(join(folder, 'certificate.pem'), toPem('CERTIFICATE', certificateOf(key).der));
    openssl(
      '-export',
      '-inkey',
      'key.pem',
      '-in',
      'certificate.pem',
      '-passout',
      'pass:secret',
      '-out',
      'a.p12',
      ...args,
    );
    const identity = identityOf(readPfx(readFileSync(join(folder, 'a.p12')), 'secret'));
    expect(identity && spkiOf(identity.key)).toEqual(spkiOf(key));
  });

  it.each([
    ['RSA', 'modern', []],
    ['EC', 'modern', []],
    ['RSA', 'legacy', ['-legacy']],
    ['EC', 'legacy', ['-legacy']],
  ] as const)('openssl reads an %s identity in the %s style', (type, style, args) => {
    const key = keys[type] as KeyObject;
    const random = seededRandom(`${type} ${style}`);
    const file = writePfx({ key, certificates: [certificateOf(key)], password: 'secret', style, random });
    writeFileSync(join(folder, 'b.p12'), file);
    const text = openssl('-in', 'b.p12', '-passin', 'pass:secret', '-nodes', ...args);
    expect(text).toContain('BEGIN PRIVATE KEY');
    expect(text).toContain('BEGIN CERTIFICATE');
    const wrong = spawnSync('openssl', ['pkcs12', '-in', 'b.p12', '-passin', 'pass:other', '-noout', ...args], {
      cwd: folder,
    });
    expect(wrong.status).not.toBe(0);
  });
});
