import { createHash } from 'node:crypto';
import type { Csr } from '../../../../../protocol/pki/csr.js';
import { findEnrollmentBySecret, issueEnrollment } from '../../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';

/** What is kept between the phases: for which device of which enrollment an identity is given, and which it became. */
const referenceOf = ({ reference }: IssuedEnrollment, udid: string): string => `ota ${reference} ${udid}`;

/** An enrollment of its own for the identity of this device, so that its challenge is good for no other. */
export function offerIdentity(tenant: Tenant, issued: IssuedEnrollment, udid: string): IssuedEnrollment {
  const { platform, method } = issued;
  return issueEnrollment(tenant.context(), {
    reference: referenceOf(issued, udid),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    options: { otaDevice: udid },
  });
}

/** Remembers the certificate that was given for the challenge of an offer; other certificates are none of this. */
export function noteIdentity({ state }: Tenant, certificate: Uint8Array, csr: Csr): void {
  const offered = findEnrollmentBySecret(state, csr.challengePassword ?? '');
  if (offered?.options.otaDevice === undefined) return;
  const options = { ...offered.options, certificate: sha256(certificate) };
  state.enrollments.set(offered.reference, { ...offered, options });
}

/** UDID of the device that this certificate was given to, in this enrollment. */
export function deviceOf({ state }: Tenant, issued: IssuedEnrollment, certificate: Uint8Array): string | undefined {
  const prefix = referenceOf(issued, '');
  const wanted = sha256(certificate);
  for (const { reference, options } of state.enrollments.values())
    if (reference.startsWith(prefix) && options.certificate === wanted) return String(options.otaDevice);
  return undefined;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
