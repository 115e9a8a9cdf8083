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
import { factoryCertificateSince } from './message-rules.js';

/** The identity that the factory gave the device, and its chain without gaps, leaf first. Real ones are Apple's; these say that they are simulated. */
export interface BuiltInIdentity extends Identity {
  readonly chain: readonly [Certificate, ...Certificate[]];
}

/** How long the certificate of a device is good for; the key stays the same for good. */
export const builtInLife = days(365);

/** A certificate that has run out is replaced by the maker when the device shows it next; `since` (ms) asks for one of another time. */
export async function builtInIdentity(device: AppleDevice, since = currentSince(device)): Promise<BuiltInIdentity> {
  const { world, record } = device;
  const key = await world.keys.take('ec-p256', `${record.seed} built-in`);
  const named = createHash('sha256').update(`built-in ${record.seed}`).digest();
  const certificate = parseCertificate(
    issueCertificate({
      subject: name({ O: 'Muster (simulated)', CN: `Device ${named.toString('hex', 0, 8)}` }),
      issuer: simulatedDeviceAuthority.subjectDer,
      publicKey: spkiOf(key),
      serial: Uint8Array.of(
        0x40,
        ...named.subarray(8, 16),
        ...Buffer.from((since / 1000).toString(16).padStart(10, '0'), 'hex'),
      ),
      notBefore: since - days(1),
      notAfter: since + builtInLife,
      extensions: [basicConstraints(false), keyUsage(['digitalSignature'])],
      key: authorityKey(),
    }),
  );
  return { key, certificate, chain: [certificate, simulatedDeviceAuthority] };
}

/** Since when the device has its certificate, whole seconds in ms. */
function currentSince(device: AppleDevice): number {
  const { now } = device.rules;
  const since = factoryCertificateSince(
    device.rules,
    device.state.builtInSince,
    Math.floor(now / 1000) * 1000,
    builtInLife,
  );
  if (since !== device.state.builtInSince) device.update({ builtInSince: since });
  return since;
}

let authority: KeyObject | undefined;

/** Follows from its name, so that nobody takes it for a secret. */
function authorityKey(): KeyObject {
  authority ??= derivedKey('P-256', 'muster simulated device authority');
  return authority;
}
