import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tokenTypes } from './namespaces.table.js';
import { writeRequestSecurityToken } from './security-token.js';

const installed = spawnSync('xmlsec1', ['--version']).status === 0;
const label = `xmlsec1 judges a signed RequestSecurityToken${installed ? '' : ' (skipped: xmlsec1 is not installed)'}`;

describe.skipIf(!installed)(label, () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-signed-token-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('as signed, and not as changed', () => {
    const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'message.xml')];
    writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));
    const message = new TextDecoder().decode(
      writeRequestSecurityToken({
        messageId: 'urn:uuid:1',
        to: 'https://x.test/',
        security: { kind: 'certificate', certificate: Uint8Array.of(1), key, created: 0, expires: 1 },
        requestType: 'Issue',
        request: { valueType: tokenTypes.pkcs10, value: Uint8Array.of(2) },
        contextItems: [{ name: 'DeviceName', value: 'Ada\'s "PC" & <more>' }],
      }),
    );
    const verify = (text: string): boolean => {
      writeFileSync(file, text);
      return spawnSync('xmlsec1', ['--verify', '--pubkey-pem', keyFile, file]).status === 0;
    };
    expect(verify(message)).toBe(true);
    expect(verify(message.replace('urn:uuid:1', 'urn:uuid:2'))).toBe(false);
  });
});
