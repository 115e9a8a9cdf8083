import type { GetPoliciesResponse } from '../../../../protocol/mde2/messages.js';
import { readGetPolicies, writeGetPoliciesResponse } from '../../../../protocol/mde2/policies.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';
import type { SoapService } from './answers.js';
import { attestationOf } from './attestation.js';
import { authenticated } from './authentication.js';
import type { EnrollmentProfile } from './profile.js';
import { certificateValidityDays } from './provisioning.js';
import { policiesAnswer } from './rules.js';

const secondsPerDay = 86_400;

/** One policy: RSA 2048 and SHA-256, for a certificate of a year; what the organisation wants of attestation. */
const policiesOf = (tenant: Tenant): Pick<GetPoliciesResponse, 'policies' | 'oids'> => ({
  policies: [
    {
      policyOidReference: 0,
      policySchema: 3,
      validityPeriodSeconds: certificateValidityDays * secondsPerDay,
      renewalPeriodSeconds: windowsEnrollment(tenant.state).renewal.periodDays * secondsPerDay,
      enroll: true,
      autoEnroll: false,
      minimalKeyLength: 2048,
      hashAlgorithmOidReference: 1,
      ...attestationOf(tenant),
    },
  ],
  oids: [
    { referenceId: 0, value: '1.3.6.1.4.1.311.20.2.1', group: 6, defaultName: 'Muster simulated enrollment' },
    { referenceId: 1, value: '2.16.840.1.101.3.4.2.1', group: 1, defaultName: 'szOID_NIST_sha256' },
  ],
});

/** IPolicy/GetPolicies (MS-XCEP §3.1.4.1); whoever may not enroll need not know what with. */
export function getPolicies(profiles: readonly EnrollmentProfile[]): SoapService {
  return (tenant, soap, header) => {
    readGetPolicies(soap);
    authenticated(tenant, profiles, soap.security);
    const answer: GetPoliciesResponse = {
      ...header,
      policyId: tenant.id,
      policyFriendlyName: 'Muster simulated policy',
      nextUpdateHours: 12,
      ...policiesOf(tenant),
    };
    return writeGetPoliciesResponse(policiesAnswer(tenant.context(), answer));
  };
}
