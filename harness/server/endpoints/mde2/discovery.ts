import { readDiscover, writeDiscoverResponse } from '../../../../protocol/mde2/discovery.js';
import { unitOf } from '../../domain/dns-rules.js';
import { dnsZone } from '../../domain/dns-zone.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { EndpointHandler } from '../../endpoint.js';
import { addressOf, enrollmentPath, policyPath, signInPath } from './addresses.js';
import { Refused, type SoapService } from './answers.js';
import { answerOfFront } from './front.js';
import { type EnrollmentProfile, profileFor } from './profile.js';
import { discoverResult, probeStatus, transferHeaders } from './rules.js';
import { answeredVersion } from './version-rules.js';

/** The GET by which a device finds out whether anybody is there; empty (MS-MDE2 §3.1). */
export const probe: EndpointHandler = (request) => answerOfFront(request) ?? present(request);

const present: EndpointHandler = ({ tenant }) => ({
  status: probeStatus(tenant.context()),
  headers: transferHeaders(tenant.context(), 0),
  body: '',
});

/** IDiscoveryService/Discover (MS-MDE2 §3.1.4.1). */
export function discover(profiles: readonly EnrollmentProfile[]): SoapService {
  return (tenant, soap, header) => {
    const { message } = readDiscover(soap);
    const { enrollmentVersion } = windowsEnrollment(tenant.state);
    const authPolicy = profileFor(profiles, message.deviceType).authPolicy(tenant);
    if (message.authPolicies.length > 0 && !message.authPolicies.includes(authPolicy))
      throw new Refused('Authorization', `this server authenticates by ${authPolicy}`, 'NotSupported');
    const unit = unitOf(tenant.context(), message.emailAddress, dnsZone(tenant.state).units);
    const at = (path: string): string =>
      unit === undefined ? addressOf(tenant, path) : tenant.url(unit.service, path);
    return writeDiscoverResponse(
      discoverResult(tenant.context(), {
        ...header,
        authPolicy,
        enrollmentVersion:
          enrollmentVersion ?? answeredVersion(tenant.context(), Number.parseFloat(message.requestVersion) || 3),
        enrollmentPolicyServiceUrl: at(policyPath),
        enrollmentServiceUrl: at(enrollmentPath),
        ...(authPolicy === 'Federated' && { authenticationServiceUrl: addressOf(tenant, signInPath) }),
      }),
    );
  };
}
