import { pinTo } from '../../domain/certificate-successors.js';
import type { DeviceState } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { factsOf, keep, retireCertificate } from './device-detail.js';
import { certificateIsPinned, successorTakesOver } from './rules.js';
import { Refused, type ShownCertificate } from './sender.js';
import { stalenessForgiven } from './session-rules.js';

/**
 * A device speaks with the certificate that it showed at Authenticate, or with the one that was issued to it on the proof of that: the old one is worth
 * nothing once the new one was shown. Throws Refused.
 */
export function requireOwnCertificate(tenant: Tenant, device: DeviceState, { der, sha256 }: ShownCertificate): void {
  const context = tenant.context();
  const { certificateSha256, successorSha256 } = device;
  if (certificateSha256 !== sha256 && successorTakesOver(context, successorSha256, sha256)) {
    retireCertificate(tenant, device);
    pinTo(device, sha256);
    keep(device, factsOf(tenant, der));
    return;
  }
  const own = certificateIsPinned(context, certificateSha256, sha256);
  if (!own && !stalenessForgiven(context, 'replaced'))
    throw new Refused('the certificate is not the one shown at Authenticate');
}
