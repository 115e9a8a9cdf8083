import type { TenantContext } from '../../tenant.js';
import { dynamicGroupsOf, groupEvaluationMs } from '../dynamic-groups.js';
import { hasCompliance, type Sharing } from '../shared-ipad/assignment-rules.js';
import { sharedProgress } from '../shared-ipad/progress.js';
import type { DeviceState } from '../state.js';
import { appleCompliance, type CompliancePolicy } from './compliance-settings.js';
import { appleConfiguration, type ConfigurationPolicy } from './configuration-settings.js';
import type { Mode } from './framework-rules.js';
import { policyIsFor } from './rules.js';
import { directDeliveryWait, dynamicGroupReaches, groupOfUserReaches } from './targeting-rules.js';

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

function isAssigned(context: TenantContext, device: DeviceState, { groups }: Assigned): boolean {
  const { upn, method, enrolledAt = context.now } = device;
  const enrolledFor = context.now - enrolledAt;
  if (method === 'ios-configurator-direct' && enrolledFor < directDeliveryWait(context)) return false;
  if (groups === 'all') return true;
  const owner = upn === undefined ? undefined : context.state.people.get(upn);
  const member = owner?.groups.some((group) => groups.includes(group)) ?? false;
  return groupOfUserReaches(context, member, enrolledFor) || isInDynamicGroup(context, device, groups, enrolledFor);
}

function isInDynamicGroup(
  context: TenantContext,
  device: DeviceState,
  groups: readonly string[],
  enrolledFor: number,
): boolean {
  const own = dynamicGroupsOf(context, device);
  if (own.length === 0) return false;
  const fits = own.some((name) => groups.includes(name));
  return dynamicGroupReaches(context, fits, enrolledFor, groupEvaluationMs(context));
}
