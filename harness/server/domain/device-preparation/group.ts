import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { deviceGroups } from '../device-groups.js';
import type { TenantState } from '../state.js';
import { joinsAtEnrollment, ownerIsNeeded } from './deployment-rules.js';
import type { GroupStanding } from './policy-rules.js';

/** AppID of the service principal Intune Provisioning Client, which puts PCs into groups (Learn, "Create an assigned device group"). */
export const provisioningClient = 'f1346770-5b25-470b-88bd-d5744ab7952c';

/** How a group of devices stands; one that no administrator puts devices into is not assigned. */
export function standingOf(state: TenantState, name: string): GroupStanding {
  const group = deviceGroups(state).find((one) => one.name === name);
  return {
    assigned: group !== undefined,
    owned: group?.owners.includes(provisioningClient) ?? false,
    roleAssignable: group?.roleAssignable ?? false,
  };
}

/** Enrollment time grouping: the PC is a member before its first session (Learn, "Overview of Windows Autopilot device preparation"). Gives whether it is. */
export function joinGroup(context: TenantContext, name: string, serial: string): boolean {
  const { assigned, owned } = standingOf(context.state, name);
  if (!assigned || !ownerIsNeeded(context, owned) || !joinsAtEnrollment(context)) return false;
  const groups = deviceGroups(context.state).map((group) =>
    group.name === name && !group.devices.includes(serial) ? { ...group, devices: [...group.devices, serial] } : group,
  );
  context.state.settings.set('device-groups', { groups } as unknown as JsonObject);
  return true;
}
