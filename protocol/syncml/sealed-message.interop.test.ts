import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { Certificate, issueCertificate } from '../pki/certificate.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import { toPem } from '../pki/pem.js';
import { openMessage, sealMessage } from './sealed-message.js';

const installed = spawnSync('openssl', ['version']).status === 0;
const label = `openssl and sealed messages${installed ? '' : ' (skipped: openssl is not installed)'}`;

describe.skipIf(!installed)(label, () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-sealed-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const openssl = (...args: string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const file = (path: string, content: Uint8Array | string): string => {
    writeFileSync(join(folder, path), content);
    return path;
  };

  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = name({ CN: 'PC and server' });
  const issued = { subject, issuer: subject, publicKey: spkiOf(publicKey), serial: 7, extensions: [], key };
  const der = issueCertificate({ ...issued, notBefore: 0, notAfter: Date.UTC(2040, 0, 1) });
  const holder = { key, certificate: new Certificate(der) };
  file('key.pem', key.export({ type: 'pkcs8', format: 'pem' }));
  file('certificate.pem', toPem('CERTIFICATE', der));
  const message = '<SyncML/>';

  it('openssl decrypts and verifies what we sign and encrypt', () => {
    const fields = { signer: holder, recipients: [holder.certificate], random: seededRandom('openssl') };
    file('sealed.der', sealMessage(Buffer.from(message), { mode: 'sign-encrypt', ...fields }));
    const opened = ['-inform', 'DER', '-in', 'sealed.der', '-binary', '-out', 'signed.der'];
    openssl('cms', '-decrypt', ...opened, '-inkey', 'key.pem', '-recip', 'certificate.pem');
    expect(openssl('cms', '-verify', '-inform', 'DER', '-in', 'signed.der', '-noverify', '-binary').toString()).toBe(
      message,
    );
  });

  it('we open what openssl signs and encrypts', () => {
    file('message.xml', message);
    const form = ['-outform', 'DER', '-binary'];
    const signer = ['-signer', 'certificate.pem', '-inkey', 'key.pem', '-nodetach'];
    openssl('cms', '-sign', '-in', 'message.xml', ...form, ...signer, '-out', 's.der');
    openssl('cms', '-encrypt', '-in', 's.der', ...form, '-aes256', '-out', 'e.der', 'certificate.pem');
    const { content, encrypted, signature } = openMessage(readFileSync(join(folder, 'e.der')), holder);
    expect([Buffer.from(content).toString(), encrypted, signature?.valid]).toEqual([message, true, true]);
  });
});
