import { actions } from '../../../../protocol/mde2/namespaces.table.js';
import type { Endpoint, Route } from '../../endpoint.js';
import { accountRules } from './account-rules.js';
import { aliases, discoveryPath, enrollmentPath, policyPath } from './addresses.js';
import { soapHandler } from './answers.js';
import { attestationRules } from './attestation.js';
import { certificateTokenRules } from './certificate-rules.js';
import { directoryTokenRules } from './directory-rules.js';
import { discover, probe } from './discovery.js';
import { requestSecurityToken } from './enrollment.js';
import { federatedRules } from './federated-rules.js';
import { getPolicies } from './policies.js';
import { pollRules } from './poll-rules.js';
import type { EnrollmentProfile } from './profile.js';
import { recoveryRules } from './recovery-rules.js';
import { refusalFaultRules } from './refusal-fault.js';
import { renewalRules } from './renewal-rules.js';
import { requestRules } from './request-rules.js';
import { mde2Rules } from './rules.js';
import { signInRoutes } from './sign-in.js';
import { termsOfUseRoutes } from './terms-of-use.js';
import { versionRules } from './version-rules.js';

/**
 * The server half of MS-MDE2: discovery, certificate policy and enrollment, for every platform that has a profile. Every address answers
 * every action, because clients exist that are given one address for policy and enrollment.
 */
export function mde2Endpoint(profiles: readonly EnrollmentProfile[]): Endpoint {
  const handler = soapHandler({
    [actions.discover]: discover(profiles),
    [actions.getPolicies]: getPolicies(profiles),
    [actions.requestSecurityToken]: requestSecurityToken(profiles),
  });
  const discoveryPaths = [discoveryPath, ...aliases.discovery];
  const servicePaths = [policyPath, enrollmentPath, ...aliases.policy, ...aliases.enrollment];
  return {
    name: 'mde2',
    rules: [
      ...mde2Rules,
      ...requestRules,
      ...refusalFaultRules,
      ...federatedRules,
      ...certificateTokenRules,
      ...renewalRules,
      ...directoryTokenRules,
      ...pollRules,
      ...recoveryRules,
      ...versionRules,
      ...accountRules,
      ...attestationRules,
    ],
    routes: [
      ...discoveryPaths.map((path): Route => ({ method: 'GET', path, handler: probe })),
      ...signInRoutes(),
      ...termsOfUseRoutes(),
      ...[...discoveryPaths, ...servicePaths].map((path): Route => ({ method: 'POST', path, handler })),
    ],
  };
}
