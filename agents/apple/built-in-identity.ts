import { createHash, type KeyObject } from 'node:crypto';
import { days } from '../../protocol/base/clock.js';
import { simulatedDeviceAuthority } from '../../protocol/dep/simulated-device-authority.js';
import { type Certificate, issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { basicConstraints, keyUsage } from '../../protocol/pki/extensions.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { derivedKey } from '../device/keys/derived-key.js';
import type { AppleDevice } from './device.js';
import type { Identity } from './mdm-request.js';

/** The identity that the factory gave the device, and its chain without gaps, leaf first. Real ones are Apple's; these say that they are simulated. */
export interface BuiltInIdentity extends Identity {
  readonly chain: readonly [Certificate, ...Certificate[]];
}

export async function builtInIdentity({ world, record }: AppleDevice): Promise<BuiltInIdentity> {
  const key = await world.keys.take('ec-p256', `${record.seed} built-in`);
  const now = world.clock.now();
  const named = createHash('sha256').update(`built-in ${record.seed}`).digest();
  const certificate = parseCertificate(
    issueCertificate({
      subject: name({ O: 'Muster (simulated)', CN: `Device ${named.toString('hex', 0, 8)}` }),
      issuer: simulatedDeviceAuthority.subjectDer,
      publicKey: spkiOf(key),
      serial: Uint8Array.of(0x40, ...named.subarray(8, 16)),
      notBefore: now - days(365),
      notAfter: now + days(365),
      extensions: [basicConstraints(false), keyUsage(['digitalSignature'])],
      key: authorityKey(),
    }),
  );
  return { key, certificate, chain: [certificate, simulatedDeviceAuthority] };
}

let authority: KeyObject | undefined;

/** Follows from its name, so that nobody takes it for a secret. */
function authorityKey(): KeyObject {
  authority ??= derivedKey('muster simulated device authority');
  return authority;
}
