import { Certificate } from '../../../../protocol/pki/certificate.js';
import type { CaAnswer } from '../../../../protocol/scep/ca-certificates.js';
import { encodeNextCa } from '../../../../protocol/scep/next-ca.js';
import { scepSettings } from '../../domain/scep-settings.js';
import type { Tenant } from '../../tenant.js';
import { successorAnnounced } from './scep-rules.js';
import { type Signer, somebody } from './stranger.js';

/** The authority that was announced, for those who trust the one of today; undefined when there is none (RFC 8894 §4.7). */
export function announceSuccessor(tenant: Tenant): CaAnswer | undefined {
  const { ca, clock, state } = tenant;
  const { nextCertificate, certificate, privateKey } = ca;
  if (nextCertificate === undefined) return undefined;
  const current: Signer = { key: privateKey, certificate: new Certificate(certificate) };
  const { named, signer } = successorAnnounced(tenant.context());
  const stranger = signer === 'stranger' || scepSettings(state).strangerAnnounces;
  const announced = named === 'next' ? new Certificate(nextCertificate) : current.certificate;
  return encodeNextCa([announced], stranger ? somebody(clock.now()) : current);
}
