import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { keyDescriptionExtension } from '../../../protocol/android/attestation/key-description.js';
import type { KeyDescription, SecurityLevel } from '../../../protocol/android/attestation/messages.js';
import { days } from '../../../protocol/base/clock.js';
import { Certificate, issueCertificate } from '../../../protocol/pki/certificate.js';
import { basicConstraints, keyUsage } from '../../../protocol/pki/extensions.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { name } from '../../../protocol/pki/name.js';
import type { Issuer } from '../../identity/published-authority.js';
import type { AndroidDevice } from '../device.js';
import { hasHardwareKey } from '../security/rules.js';
import { postureOf } from '../security/state.js';
import { authorityOf } from './authorities.js';
import { describeKey } from './describe.js';
import { schemaVersion } from './rules.js';

/**
 * Makes a key, has the keystore attest it for this challenge, and gives the chain, leaf first, root last (KeyStore.getCertificateChain). Undefined on
 * Android below 7, which attests nothing.
 */
export function attestKey(device: AndroidDevice, challenge: Uint8Array): readonly Uint8Array[] | undefined {
  const { apiLevel } = device.habits;
  const { attestationForgery, soldWithApiLevel = apiLevel } = postureOf(device);
  const version = schemaVersion(device.rules, soldWithApiLevel, apiLevel);
  if (version === undefined) return undefined;
  const kept = keystoreOf(device, soldWithApiLevel);
  const description = describeKey(device, kept, challenge, version);
  const authority = authorityOf(attestationForgery === 'foreign-root' ? 'foreign' : kept);
  const above = [authority.certificate.der, authority.root.der];
  if (attestationForgery === 'extended-chain') return [...extendedChain(device, authority, description), ...above];
  return [certify(device, authority, description).certificate.der, ...above];
}

function keystoreOf(device: AndroidDevice, soldWith: number): SecurityLevel {
  const { keystore } = postureOf(device);
  if (keystore !== undefined) return keystore;
  return hasHardwareKey(device.rules, soldWith, device.habits.apiLevel) ? 'trusted-environment' : 'software';
}

/** Below a certificate of the keystore an attacker hangs one of their own, which says the best of the device. */
function extendedChain(device: AndroidDevice, authority: Issuer, honest: KeyDescription): readonly Uint8Array[] {
  const middle = certify(device, authority, honest, true);
  const root = honest.hardwareEnforced.rootOfTrust;
  const trust = root && { rootOfTrust: { ...root, deviceLocked: true, verifiedBootState: 'verified' as const } };
  const praise = { ...honest, hardwareEnforced: { ...honest.hardwareEnforced, ...trust } };
  return [certify(device, middle, praise).certificate.der, middle.certificate.der];
}

function certify(device: AndroidDevice, issuer: Issuer, description: KeyDescription, signs = false): Issuer {
  const key: KeyObject = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const now = device.world.clock.now();
  const der = issueCertificate({
    subject: name({ O: 'Muster (simulated)', CN: signs ? 'Android Keystore Attest Key' : 'Android Keystore Key' }),
    issuer: issuer.certificate.subjectDer,
    publicKey: spkiOf(key),
    serial: 1,
    notBefore: now - days(1),
    notAfter: Date.UTC(2048, 0, 1),
    extensions: [
      ...(signs ? [basicConstraints(true), keyUsage(['keyCertSign'])] : [keyUsage(['digitalSignature'])]),
      keyDescriptionExtension(description),
    ],
    key: issuer.key,
  });
  return { certificate: new Certificate(der), key };
}
