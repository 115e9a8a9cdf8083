import type { TenantContext } from '../tenant.js';
import { dynamicGroupsOf } from './dynamic-groups.js';
import type { DeviceState } from './state.js';

/** Every group that a device is in: its user's, and the dynamic ones whose rule it fulfils. */
export function groupsOfDevice(context: TenantContext, device: DeviceState): ReadonlySet<string> {
  const person = device.upn === undefined ? undefined : context.state.people.get(device.upn);
  return new Set([...(person?.groups ?? []), ...dynamicGroupsOf(context, device)]);
}
