import { parseCsr } from '../../../../protocol/pki/csr.js';
import type { Tenant } from '../../tenant.js';
import { Refused } from './answers.js';
import { certificateValidityDays } from './provisioning.js';
import { unreadableRequest } from './request-rules.js';
import { acceptsSubject, provesPossession } from './rules.js';

/** The certificate for a PKCS#10 that proves its key, under the name of the device. Throws `Refused`. */
export function issueCertificate(tenant: Tenant, request: Uint8Array, enrollmentId: string): Uint8Array {
  const context = tenant.context();
  const refused = (message: string) => new Refused('CertificateRequest', message);
  let csr: ReturnType<typeof parseCsr>;
  try {
    csr = parseCsr(request);
  } catch {
    throw new Refused(unreadableRequest(context), 'the certificate request cannot be read');
  }
  if (!acceptsSubject(context, csr)) throw refused('the subject of the certificate request is malformed');
  if (!provesPossession(context, csr)) throw refused('the certificate request is not signed with its own key');
  return tenant.ca.issue({
    csr: request,
    commonName: enrollmentId,
    now: context.now,
    validityDays: certificateValidityDays,
  });
}
