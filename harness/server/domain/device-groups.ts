import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import { dynamicGroupsOf } from './dynamic-groups.js';
import { readSettings } from './settings-read.js';
import type { DeviceState } from './state.js';

/** Groups of devices that an administrator put together by serial number: the settings document `device-groups`. */
export const deviceGroupsSchema = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string().min(1), devices: z.array(z.string().min(1)) })).default([]),
});

interface Memberships {
  readonly assigned: readonly string[];
  readonly dynamic: readonly string[];
}

/** The groups of a device that apps and policies reach it by. */
const groupsThatCount = rule('ACW-011', {
  holds: (_context: RuleContext, { assigned, dynamic }: Memberships): readonly string[] => [...assigned, ...dynamic],
  mutants: {
    assignedOnesOnly: (_context, { assigned }) => assigned,
    dynamicOnesOnly: (_context, { dynamic }) => dynamic,
  },
});

/** Every group that a device is in: its user's, those it was put into, and the dynamic ones whose rule it fulfils. */
export function groupsOfDevice(context: TenantContext, device: DeviceState): ReadonlySet<string> {
  const { serial } = device;
  const person = device.upn === undefined ? undefined : context.state.people.get(device.upn);
  const { groups } = deviceGroupsSchema.parse(readSettings(context.state, 'device-groups'));
  const assigned = groups.filter(({ devices }) => serial !== undefined && devices.includes(serial));
  const own = { assigned: assigned.map(({ name }) => name), dynamic: dynamicGroupsOf(context, device) };
  return new Set([...(person?.groups ?? []), ...groupsThatCount(context, own)]);
}

export const deviceGroupRules: readonly RuleSummary[] = [groupsThatCount];
