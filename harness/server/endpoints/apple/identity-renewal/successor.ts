import { Certificate } from '../../../../../protocol/pki/certificate.js';
import type { Csr } from '../../../../../protocol/pki/csr.js';
import { findDevice } from '../../../domain/devices.js';
import { findEnrollmentBySecret, spendEnrollment } from '../../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { renewalIsSuccessor } from './rules.js';

/** A certificate was given for the secret of a renewal: the device may go over to it. Others are none of this. */
export function noteRenewal(tenant: Tenant, issued: IssuedEnrollment | undefined, certificate: Uint8Array): void {
  const renews = issued?.options.renews;
  if (issued === undefined || typeof renews !== 'string') return;
  const device = findDevice(tenant.state, renews);
  if (device === undefined || device.state === 'unenrolled') return;
  spendEnrollment(tenant.context(), issued);
  const successor = renewalIsSuccessor(tenant.context(), new Certificate(certificate).sha256);
  if (successor !== undefined) device.successorSha256 = successor;
}

/** The same for a SCEP request, which shows the secret as its challenge. */
export function noteRenewalByChallenge(tenant: Tenant, certificate: Uint8Array, { challengePassword }: Csr): void {
  if (challengePassword === undefined) return;
  noteRenewal(tenant, findEnrollmentBySecret(tenant.state, challengePassword), certificate);
}
