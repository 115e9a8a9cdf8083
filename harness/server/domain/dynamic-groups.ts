import { z } from 'zod';
import { minutes } from '../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { readSettings } from './settings-read.js';
import type { DeviceState } from './state.js';

const operators = {
  eq: (value: string, text: string) => value.toLowerCase() === text.toLowerCase(),
  startsWith: (value: string, text: string) => value.toLowerCase().startsWith(text.toLowerCase()),
  contains: (value: string, text: string) => value.toLowerCase().includes(text.toLowerCase()),
} as const;

/** `(device.enrollmentProfileName -eq "Phones")` */
const form = /^\(?device\.enrollmentProfileName -(eq|startsWith|contains) "([^"]*)"\)?$/;

/** Dynamic groups of the directory, the settings document `dynamic-groups`: a name and a rule that devices fulfil. */
export const dynamicGroupsSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({ name: z.string().min(1), rule: z.string().regex(form, 'no rule over enrollmentProfileName') }),
    )
    .default([]),
  /** How long the directory takes until a new device is a member. */
  evaluationMinutes: z.number().int().min(0).default(5),
});

/** Whether a device is in a group, by whether the rule holds for it. */
const belongs = rule(['ADE-069', 'AOU-017', 'AOL-015', 'ADD-012', 'ACW-012'], {
  holds: (_context: TenantContext, fulfils: boolean): boolean => fulfils,
  mutants: { everyDeviceBelongs: () => true },
});

export const dynamicGroupRules: readonly RuleSummary[] = [belongs];

/** Names of the dynamic groups that a device is in. */
export function dynamicGroupsOf(context: TenantContext, device: DeviceState): readonly string[] {
  const { groups } = dynamicGroupsSchema.parse(readSettings(context.state, 'dynamic-groups'));
  return groups.filter(({ rule: text }) => belongs(context, fulfils(device, text))).map(({ name }) => name);
}

function fulfils({ detail }: DeviceState, groupRule: string): boolean {
  const [, operator = 'eq', text = ''] = form.exec(groupRule) ?? [];
  const { enrollmentProfileName: name } = detail;
  return typeof name === 'string' && operators[operator as keyof typeof operators](name, text);
}

/** How long the directory takes until a new device is a member, milliseconds. */
export function groupEvaluationMs({ state }: TenantContext): number {
  return minutes(dynamicGroupsSchema.parse(readSettings(state, 'dynamic-groups')).evaluationMinutes);
}

/** The report `group-members`: serial numbers of the devices in the group that the filter names. */
export function groupMembers(context: TenantContext, { group }: JsonObject): JsonObject {
  const { groups } = dynamicGroupsSchema.parse(readSettings(context.state, 'dynamic-groups'));
  const found = groups.find(({ name }) => name === group)?.rule ?? '';
  const members = [...context.state.devices.values()].filter((device) => belongs(context, fulfils(device, found)));
  return { members: members.map(({ serial = '' }) => serial) };
}
