import { writeRegistryPolicy } from '../../../../protocol/group-policy/registry-policy.js';
import { onPremises } from '../../domain/on-premises.js';
import type { Endpoint, EndpointHandler } from '../../endpoint.js';

/** Where PCs of the domain find its policy, and what Configuration Manager tells its clients; both are on the organisation's own network. */
export const policyFilePath = '/sysvol/policies/machine/registry.pol';
export const coManagementPath = '/ccm/co-management';

/** HTTPS stands for SMB here. */
export function groupPolicyEndpoint(): Endpoint {
  return {
    name: 'on-premises',
    rules: [],
    routes: [
      { method: 'GET', path: policyFilePath, handler: policyFile },
      { method: 'GET', path: coManagementPath, handler: coManagement },
    ],
  };
}

const key = 'Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\MDM';

/** Values of "Enable automatic MDM enrollment using default Azure AD credentials" (MDM.admx). */
const policyFile: EndpointHandler = ({ tenant }) => {
  const { autoEnrollMdm, credential, mdmApplicationId, disableRegistration } = onPremises(tenant.state).groupPolicy;
  const values = [
    { key, name: 'AutoEnrollMDM', value: 1 },
    { key, name: 'UseAADCredentialType', value: credential === 'device' ? 2 : 1 },
    ...(mdmApplicationId === '' ? [] : [{ key, name: 'MDMApplicationId', value: mdmApplicationId }]),
  ];
  const disabled = disableRegistration ? [{ key, name: 'DisableRegistration', value: 1 }] : [];
  const body = writeRegistryPolicy([...(autoEnrollMdm ? values : []), ...disabled]);
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
};

const coManagement: EndpointHandler = ({ tenant }) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(onPremises(tenant.state).coManagement),
});
