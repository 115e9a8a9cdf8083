import { ZodError, z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { groupsOfDevice } from '../device-groups.js';
import { readSettings } from '../settings-read.js';
import type { DeviceState, TenantState } from '../state.js';
import { actionSchema, type ScheduledAction, scheduledActions } from './actions.js';
import { compliancePlatform, compliancePlatforms } from './platforms.js';

const policySchema = z.strictObject({
  platform: z.string().exactOptional(),
  name: z.string().exactOptional(),
  description: z.string().exactOptional(),
  /** By section and setting of the platform's form. */
  settings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  locations: z.array(z.string()).default([]),
  actions: z.array(actionSchema).default([]),
  scopeTags: z.array(z.string()).default(['Default']),
  assignments: z.union([z.literal('all'), z.array(z.string().min(1))]).default([]),
});

type WantedPolicy = z.infer<typeof policySchema>;

export type CompliancePolicy = Omit<WantedPolicy, 'actions'> & {
  readonly platform: string;
  readonly name: string;
  readonly actions: readonly ScheduledAction[];
};

const schema = z.strictObject({ policies: z.array(policySchema) });

const fields = [
  'platform',
  'name',
  'description',
  'settings',
  'locations',
  'actions',
  'scopeTags',
  'assignments',
] as const;
type Field = (typeof fields)[number];

/** What a policy cannot do without. */
const requiredFields = rule('MIG-008', {
  holds: (_context: RuleContext): readonly Field[] => ['platform', 'name'],
  mutants: { nameIsOptional: () => ['platform'] as const, everythingIsRequired: () => fields },
});

/** What is kept of a policy. */
const keptFields = rule('MIG-008', {
  holds: (_context: RuleContext): readonly Field[] => fields,
  mutants: {
    forgetsDescription: () => fields.filter((field) => field !== 'description'),
    forgetsLocations: () => fields.filter((field) => field !== 'locations'),
    forgetsScopeTags: () => fields.filter((field) => field !== 'scopeTags'),
    forgetsAssignments: () => fields.filter((field) => field !== 'assignments'),
  },
});

/** Settings `compliance-policies`; what is stored has every action with its schedule. Throws ZodError. */
export function normalizeCompliancePolicies(document: JsonObject, context: TenantContext): JsonObject {
  const policies = schema.parse(document).policies.map((policy) => normalized(context, policy));
  return { policies } as unknown as JsonObject;
}

function normalized(context: TenantContext, policy: WantedPolicy): Partial<CompliancePolicy> {
  const missing = requiredFields(context).find((field) => policy[field] === undefined || policy[field] === '');
  if (missing !== undefined) throw objection([missing], `a compliance policy needs its ${missing}`);
  checkSettings(context, policy);
  const whole = { ...policy, actions: scheduledActions(context, policy.actions) };
  const kept = keptFields(context);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => kept.some((field) => field === name)));
}

function checkSettings(context: TenantContext, { platform = '', settings }: WantedPolicy): void {
  const offered = compliancePlatform(platform)?.sections(context);
  if (offered === undefined)
    throw objection(['platform'], `the platforms are ${compliancePlatforms.map(({ name }) => name).join(', ')}`);
  for (const [section, lines] of Object.entries(settings))
    for (const [setting, value] of Object.entries(lines)) {
      const values = offered[section]?.[setting];
      if (values === undefined) throw objection([section, setting], `${platform} has no such setting`);
      if (values !== 'any' && !values.includes(value))
        throw objection([section, setting], `choose ${values.join(', ')}`);
    }
}

function objection(path: readonly string[], message: string): ZodError {
  return new ZodError([{ code: 'custom', path: ['policies', ...path], message, input: path.at(-1) }]);
}

function compliancePolicies(state: TenantState): readonly CompliancePolicy[] {
  const { policies = [] } = readSettings(state, 'compliance-policies');
  return policies as unknown as readonly CompliancePolicy[];
}

/** The policies that hold for a device: those of its platform that are assigned to a group it or its owner is in. */
export function policiesFor(context: TenantContext, device: DeviceState): readonly CompliancePolicy[] {
  // most devices have none, and a large fleet is asked at every session
  const ofPlatform = compliancePolicies(context.state).filter(({ platform }) =>
    compliancePlatform(platform)?.manages(device),
  );
  if (ofPlatform.length === 0) return [];
  const groups = groupsOfDevice(context, device);
  return ofPlatform.filter(
    ({ assignments = [] }) => assignments === 'all' || assignments.some((group) => groups.has(group)),
  );
}

export const policyRules: readonly RuleSummary[] = [requiredFields, keptFields];
