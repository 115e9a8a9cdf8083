import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import { windowsCertificateRequest } from './certificate-request.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe.skipIf(!hasOpenssl)('openssl reads our certificate requests (skipped: openssl is not installed)', () => {
  it.each([
    ['current', 'Signature Algorithm: sha256WithRSAEncryption'],
    ['legacy', 'Signature Algorithm: sha1WithRSA'],
  ] as const)('%s', (shape, algorithm) => {
    const csr = windowsCertificateRequest(
      { now: 0, rules: soundRules },
      { key, deviceId: '0'.repeat(32), enrollmentGuid: '8F4A7C2E-1111-4222-8333-444455556666', shape },
    );
    const text = execFileSync('openssl', ['req', '-inform', 'DER', '-noout', '-verify', '-text'], {
      input: csr,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    expect(text).toContain(algorithm);
    expect(text).toContain('1.3.6.1.4.1.311.66.1.0');
  });
});
