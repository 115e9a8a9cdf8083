import { X509Certificate } from 'node:crypto';
import type { CertificateAuthority, CertificateObjection } from './domain/authority.js';

/**
 * An authority that also accepts certificates that devices signed for themselves: some simulated Apple clients enroll with such an
 * identity, because SCEP is optional in an enrollment profile. Everything else is judged as before.
 */
export function acceptingSelfSigned(authority: CertificateAuthority): CertificateAuthority {
  const object = (certificate: Uint8Array, now: number): CertificateObjection | undefined => {
    const objection = authority.object(certificate, now);
    if (objection !== 'foreign-issuer' || !isSelfSigned(certificate)) return objection;
    const { validFrom, validTo } = new X509Certificate(certificate);
    if (now < Date.parse(validFrom)) return 'not-yet-valid';
    return now > Date.parse(validTo) ? 'expired' : undefined;
  };
  return {
    get certificate() {
      return authority.certificate;
    },
    get privateKey() {
      return authority.privateKey;
    },
    get generation() {
      return authority.generation;
    },
    get nextCertificate() {
      return authority.nextCertificate;
    },
    get previousCertificate() {
      return authority.previousCertificate;
    },
    follow: (succession, now) => authority.follow(succession, now),
    issue: (request) => authority.issue(request),
    issueServerCertificate: (request) => authority.issueServerCertificate(request),
    issueRegistrationAuthority: (publicKey, now) => authority.issueRegistrationAuthority(publicKey, now),
    object,
    revoke: (certificate, now) => authority.revoke(certificate, now),
    find: (serial) => authority.find(serial),
    revocationList: (now) => authority.revocationList(now),
    save: () => authority.save(),
  };
}

function isSelfSigned(bytes: Uint8Array): boolean {
  try {
    const certificate = new X509Certificate(bytes);
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}
