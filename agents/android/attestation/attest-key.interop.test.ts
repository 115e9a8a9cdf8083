import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { id_ce_keyDescription, KeyMintKeyDescription, SecurityLevel, VerifiedBootState } from '@peculiar/asn1-android';
import { AsnConvert } from '@peculiar/asn1-schema';
import { afterAll, describe, expect, it } from 'vitest';
import { simulatedHardwareRoot } from '../../../protocol/android/attestation/simulated-roots.js';
import { parseCertificate } from '../../../protocol/pki/certificate.js';
import { findExtension } from '../../../protocol/pki/extensions.js';
import { toPem } from '../../../protocol/pki/pem.js';
import { attestKey } from './attest-key.js';
import { attestedDevice } from './attested-device.test.helper.js';

const installed = spawnSync('openssl', ['version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'muster-key-attestation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, der: Uint8Array | undefined): string {
  const path = join(folder, name);
  writeFileSync(path, toPem('CERTIFICATE', der ?? new Uint8Array()));
  return path;
}

const challenge = Uint8Array.from({ length: 32 }, (_, index) => index);
const chainOf = (security: object) => attestKey(attestedDevice(security), challenge) ?? [];

describe('a description of a key, as @peculiar/asn1-android reads it', () => {
  it('says what our device said', () => {
    const [leaf = new Uint8Array()] = chainOf({
      keystore: 'strong-box',
      bootState: 'self-signed',
      bootLoaderLocked: false,
    });
    const { value = new Uint8Array() } = findExtension(parseCertificate(leaf).extensions, id_ce_keyDescription) ?? {};
    const read = AsnConvert.parse(Buffer.from(value), KeyMintKeyDescription);
    expect(read.attestationSecurityLevel).toBe(SecurityLevel.strongBox);
    expect([...new Uint8Array(read.attestationChallenge.buffer)]).toEqual([...challenge]);
    const { rootOfTrust, osVersion, osPatchLevel, attestationIdImei } = read.hardwareEnforced;
    expect(rootOfTrust).toMatchObject({ deviceLocked: false, verifiedBootState: VerifiedBootState.selfSigned });
    expect({ osVersion, osPatchLevel }).toEqual({ osVersion: 150_000, osPatchLevel: 202_412 });
    expect(attestationIdImei?.buffer).toBeDefined();
    expect(read.softwareEnforced.attestationApplicationId?.buffer).toBeDefined();
  });
});

describe.skipIf(!installed)('chains of attested keys (skipped: openssl is not installed)', () => {
  const root = file('root.pem', simulatedHardwareRoot.der);
  const verify = ([leaf, authority]: readonly Uint8Array[]) =>
    spawnSync('openssl', [
      'verify',
      '-CAfile',
      root,
      '-untrusted',
      file('authority.pem', authority),
      file('leaf.pem', leaf),
    ]);

  it('lead to the simulated root for openssl too', () => {
    expect(verify(chainOf({})).status).toBe(0);
    expect(verify(chainOf({ keystore: 'strong-box' })).status).toBe(0);
  });

  it('of software and of strangers do not', () => {
    expect(verify(chainOf({ keystore: 'software' })).status).not.toBe(0);
    expect(verify(chainOf({ attestationForgery: 'foreign-root' })).status).not.toBe(0);
  });

  it('carry the description under its OID', () => {
    const text = execFileSync('openssl', ['x509', '-noout', '-text', '-in', file('text.pem', chainOf({})[0])], {
      encoding: 'utf8',
    });
    expect(text).toContain('1.3.6.1.4.1.11129.2.1.17');
    expect(text).toContain('Muster (simulated)');
  });
});
