import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { toPem } from '../pki/pem.js';
import { tokenHolder } from './dep.test.helper.js';
import { signMachineInfo } from './machine-info.js';
import { hmacSha1Signature } from './oauth1.js';
import { readTokenFile, writeTokenFile } from './token-file.js';

const installed = spawnSync('openssl', ['version']).status === 0;
const label = `openssl judges ADE files${installed ? '' : ' (skipped: openssl is not installed)'}`;

describe.skipIf(!installed)(label, () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-dep-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const holder = tokenHolder();
  writeFileSync(path('cert.pem'), toPem('CERTIFICATE', holder.certificate.der));
  writeFileSync(path('key.pem'), holder.key.export({ type: 'pkcs8', format: 'pem' }));
  const token = {
    consumerKey: 'CK_a',
    consumerSecret: 'CS_b',
    accessToken: 'AT_c',
    accessSecret: 'AS_d',
    expiresAt: Date.UTC(2031, 0, 1),
  };

  it('opens our token file as S/MIME and finds the message between its marks', () => {
    writeFileSync(path('ours.p7m'), writeTokenFile(token, holder.certificate, seededRandom('x')));
    const text = openssl(
      'smime',
      '-decrypt',
      '-in',
      path('ours.p7m'),
      '-recip',
      path('cert.pem'),
      '-inkey',
      path('key.pem'),
    );
    const json = /-----BEGIN MESSAGE-----([\s\S]*)-----END MESSAGE-----/.exec(text)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ consumer_key: 'CK_a', access_token_expiry: '2031-01-01T00:00:00Z' });
  });

  it.each(['-des3', '-aes256'])('makes a token file with %s that we open', (cipher) => {
    const message = {
      consumer_key: 'CK',
      consumer_secret: 'CS',
      access_token: 'AT',
      access_secret: 'AS',
      access_token_expiry: '2031-01-01T00:00:00Z',
    };
    writeFileSync(
      path('plain'),
      `Content-Type: text/plain;charset=UTF-8\r\n\r\n-----BEGIN MESSAGE-----\r\n${JSON.stringify(message)}\r\n-----END MESSAGE-----\r\n`,
    );
    openssl('smime', '-encrypt', cipher, '-in', path('plain'), '-out', path('theirs.p7m'), path('cert.pem'));
    expect(readTokenFile(readFileSync(path('theirs.p7m')), holder).message).toMatchObject({
      consumerKey: 'CK',
      accessSecret: 'AS',
    });
  });

  it('verifies our MachineInfo', () => {
    const info = { UDID: '1', SERIAL: '2', PRODUCT: '3', VERSION: '4' };
    writeFileSync(path('info.der'), signMachineInfo(info, { key: holder.key, chain: [holder.certificate] }));
    expect(openssl('cms', '-verify', '-inform', 'DER', '-in', path('info.der'), '-noverify')).toContain(
      '<key>SERIAL</key>',
    );
  });

  it('computes the same HMAC-SHA1 (RFC 5849 §3.4.2)', () => {
    writeFileSync(path('base'), 'GET&a&b');
    const hex = openssl('dgst', '-sha1', '-hmac', 'c%20s&t', path('base')).trim().split(/\s+/).at(-1) ?? '';
    expect(hmacSha1Signature('GET&a&b', 'c s', 't')).toBe(Buffer.from(hex, 'hex').toString('base64'));
  });
});
