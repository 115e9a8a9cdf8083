import { type DeploymentProfile, oobeConfig } from '../../../../protocol/autopilot/deployment-profile.js';
import { RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { recognize } from './devices.js';
import * as rules from './rules.js';
import { autopilotProfiles, type DeploymentProfileSettings } from './settings.js';

/** The profile of the PC with this hardware hash; undefined for a stranger, one without a profile, and one that needs attention. */
export function profileOf(tenant: Tenant, hardwareHash: string): DeploymentProfile | undefined {
  const context = tenant.context();
  const pc = recognize(context, hardwareHash);
  if (pc === undefined || pc.trouble === 'attention required') return undefined;
  if (!rules.importIsOver(context, pc.importedAt)) return undefined;
  const assigned = autopilotProfiles(tenant.state).find((one) => rules.isAssigned(context, one, pc));
  return assigned && written(tenant, assigned);
}

function written(tenant: Tenant, settings: DeploymentProfileSettings): DeploymentProfile {
  const firstRun = rules.firstRunSettings(tenant.context(), settings);
  return {
    Version: 2049,
    Comment_File: `Profile ${settings.name} (simulated)`,
    CloudAssignedTenantId: tenant.id,
    CloudAssignedTenantDomain: tenant.domain,
    CloudAssignedOobeConfig: oobeConfig({ skipCortana: true, skipOemRegistration: true, ...firstRun }),
    CloudAssignedDomainJoinMethod: 0,
    ZtdCorrelationId: tenant.random.uuid(),
    MusterDeploymentMode: settings.mode as DeploymentProfile['MusterDeploymentMode'],
  };
}

/** AutopilotConfigurationFile.json of the organisation's profile for existing devices, for the disk of a PC that is set up anew. */
export function profileOnDisk(tenant: Tenant): string {
  const found = autopilotProfiles(tenant.state).find(({ mode }) => mode === 'existing-devices');
  if (found === undefined) throw new RefusedByProduct('There is no profile for existing devices.');
  return JSON.stringify(written(tenant, found));
}
