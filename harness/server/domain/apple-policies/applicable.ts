import type { TenantContext } from '../../tenant.js';
import { hasCompliance, type Sharing } from '../shared-ipad/assignment-rules.js';
import { sharedProgress } from '../shared-ipad/progress.js';
import type { DeviceState } from '../state.js';
import { appleCompliance, type CompliancePolicy } from './compliance-settings.js';
import { appleConfiguration, type ConfigurationPolicy } from './configuration-settings.js';
import type { Mode } from './framework-rules.js';
import { policyIsFor } from './rules.js';

interface Assigned {
  readonly groups: 'all' | readonly string[];
}

/** Configuration policies of this device: by its owner's groups, and by the kind of device that they were made for. */
export function configurationFor(
  context: TenantContext,
  device: DeviceState,
  mode: Mode,
): readonly ConfigurationPolicy[] {
  return appleConfiguration(context.state).filter(
    (policy) => isAssigned(context, device, policy) && policyIsFor(context, policy.for, mode),
  );
}

/** Compliance policies of this device; they hold for personal and supervised devices alike. */
export function complianceFor(context: TenantContext, device: DeviceState): readonly CompliancePolicy[] {
  if (!hasCompliance(context, sharedProgress(device)?.sharing as Sharing | undefined)) return [];
  return appleCompliance(context.state).filter((policy) => isAssigned(context, device, policy));
}

function isAssigned({ state }: TenantContext, { upn }: DeviceState, { groups }: Assigned): boolean {
  if (groups === 'all') return true;
  const owner = upn === undefined ? undefined : state.people.get(upn);
  return owner?.groups.some((group) => groups.includes(group)) ?? false;
}
