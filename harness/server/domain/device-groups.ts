import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import { dynamicGroupsOf } from './dynamic-groups.js';
import { readSettings } from './settings-read.js';
import type { DeviceState, TenantState } from './state.js';

/** Groups of devices that an administrator put together by serial number: the settings document `device-groups`. */
export const deviceGroupsSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        devices: z.array(z.string().min(1)).default([]),
        /** AppIDs of service principals that may put devices into it. */
        owners: z.array(z.string().min(1)).default([]),
        /** Roles of the directory can be given to its members. */
        roleAssignable: z.boolean().default(false),
      }),
    )
    .default([]),
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

export type DeviceGroup = z.infer<typeof deviceGroupsSchema>['groups'][number];

/** By document: a group of ten thousand PCs is not to be checked anew in each of their sessions. */
const checked = new WeakMap<object, readonly DeviceGroup[]>();

export function deviceGroups(state: TenantState): readonly DeviceGroup[] {
  const document = readSettings(state, 'device-groups');
  const groups = checked.get(document) ?? deviceGroupsSchema.parse(document).groups;
  checked.set(document, groups);
  return groups;
}

/** Groups that a device was put into. */
export function assignedGroupsOf(state: TenantState, serial: string | undefined): readonly string[] {
  return deviceGroups(state)
    .filter(({ devices }) => serial !== undefined && devices.includes(serial))
    .map(({ name }) => name);
}

/** Every group that a device is in: its user's, those it was put into, and the dynamic ones whose rule it fulfils. */
export function groupsOfDevice(context: TenantContext, device: DeviceState): ReadonlySet<string> {
  const person = device.upn === undefined ? undefined : context.state.people.get(device.upn);
  const own = { assigned: assignedGroupsOf(context.state, device.serial), dynamic: dynamicGroupsOf(context, device) };
  return new Set([...(person?.groups ?? []), ...groupsThatCount(context, own)]);
}

export const deviceGroupRules: readonly RuleSummary[] = [groupsThatCount];
