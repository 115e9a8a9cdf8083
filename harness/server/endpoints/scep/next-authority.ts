import { generateKeyPairSync } from 'node:crypto';
import { Certificate, issueCertificate } from '../../../../protocol/pki/certificate.js';
import { spkiOf } from '../../../../protocol/pki/keys.js';
import { name } from '../../../../protocol/pki/name.js';
import type { CaAnswer } from '../../../../protocol/scep/ca-certificates.js';
import { encodeNextCa } from '../../../../protocol/scep/next-ca.js';
import { scepSettings } from '../../domain/scep-settings.js';
import type { Tenant } from '../../tenant.js';
import { successorAnnounced } from './scep-rules.js';

type Signer = Parameters<typeof encodeNextCa>[1];

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

/** A key that vouches for itself. */
function somebody(now: number): Signer {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = name({ CN: 'nobody (simulated)' });
  const validity = { notBefore: now - 1000, notAfter: now + 1000 };
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
  return { key, certificate: new Certificate(issueCertificate(fields)) };
}
