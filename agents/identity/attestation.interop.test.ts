import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freshnessOf } from '../../protocol/acme/attestation.js';
import { simulatedAttestationRoot } from '../../protocol/acme/simulated-attestation-root.js';
import { seededRandom } from '../../protocol/base/random.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { toPem } from '../../protocol/pki/pem.js';
import { foreignAttestation, simulatedAttestation } from './attestation-authority.js';

const installed = spawnSync('openssl', ['version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'muster-attestation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, der: Uint8Array | undefined): string {
  const path = join(folder, name);
  writeFileSync(path, toPem('CERTIFICATE', der ?? new Uint8Array()));
  return path;
}

describe.skipIf(!installed)('attestations (skipped: openssl is not installed)', () => {
  const publicKey = spkiOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey);
  const request = {
    publicKey,
    serialNumber: 'SM123',
    freshness: freshnessOf('token'),
    now: Date.now(),
    random: seededRandom('attestation'),
  };
  const root = file('root.pem', simulatedAttestationRoot.der);

  it('lead to the simulated root for openssl too', () => {
    const [leaf, authority] = simulatedAttestation(request);
    const args = ['-CAfile', root, '-untrusted', file('authority.pem', authority), file('leaf.pem', leaf)];
    expect(execFileSync('openssl', ['verify', ...args], { encoding: 'utf8' })).toContain('OK');
  });

  it('of the foreign authority do not', () => {
    const [leaf, authority] = foreignAttestation(request);
    const args = ['-CAfile', root, '-untrusted', file('other.pem', authority), file('stranger.pem', leaf)];
    expect(spawnSync('openssl', ['verify', ...args]).status).not.toBe(0);
  });

  it('carry the serial number as a raw string', () => {
    const [leaf] = simulatedAttestation(request);
    const text = execFileSync('openssl', ['x509', '-noout', '-text', '-in', file('text.pem', leaf)], {
      encoding: 'utf8',
    });
    expect(text).toMatch(/1\.2\.840\.113635\.100\.8\.9\.1:\s+SM123/);
  });
});
