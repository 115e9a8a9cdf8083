import { days } from '../../protocol/base/clock.js';
import { issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import type { AppleDevice } from './device.js';
import type { Identity } from './mdm-request.js';

/** The identity that the factory gave the device. A real one is issued by Apple; this one says that it is simulated. */
export async function builtInIdentity({ world, record }: AppleDevice): Promise<Identity> {
  const key = await world.keys.take('ec-p256', `${record.seed} built-in`);
  const now = world.clock.now();
  const certificate = issueCertificate({
    subject: name({ CN: 'device (simulated)' }),
    issuer: name({ CN: 'device CA (simulated)' }),
    publicKey: spkiOf(key),
    serial: 1,
    notBefore: now - days(365),
    notAfter: now + days(365),
    extensions: [],
    key,
  });
  return { key, certificate: parseCertificate(certificate) };
}
