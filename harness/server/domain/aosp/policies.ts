import { z } from 'zod';
import {
  type AospPolicyKind,
  aospPasswordTypes,
  aospPolicyKinds,
  aospPolicyRoot,
} from '../../../../protocol/android/aosp-policies.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { CompliancePlatform } from '../compliance/platforms.js';
import { policiesFor } from '../compliance/policy.js';
import { groupsOfDevice } from '../device-groups.js';
import { readSettings } from '../settings-read.js';
import type { DeviceState, TenantState } from '../state.js';
import { aospMethods } from './record.js';

const passwordType = 'Required password type';

const configuration = z.strictObject({
  name: z.string().min(1),
  settings: z.record(z.string(), z.string()).default({}),
  groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
});

/** Device configuration policies of devices without Google Mobile Services: the settings document `aosp-configuration`. */
export const aospConfigurationSchema = z.strictObject({ policies: z.array(configuration).default([]) });

/** Their compliance policies; devices tell nothing by which they could be judged. */
export const aospCompliance: CompliancePlatform = {
  name: 'Android (AOSP)',
  manages: ({ method }) => aospMethods.includes(method),
  sections: () => ({
    'Device Properties': { 'Minimum OS version': 'any' },
    'System Security': { [passwordType]: aospPasswordTypes, 'Minimum password length': 'any' },
  }),
  judge: () => 'not evaluated',
};

/** The kinds of policies that reach such a device. */
const delivered = rule(['AOU-030', 'AOL-028'], {
  holds: (_context: RuleContext): readonly AospPolicyKind[] => aospPolicyKinds,
  mutants: {
    withoutCompliance: (): readonly AospPolicyKind[] => ['Configuration'],
    withoutConfiguration: (): readonly AospPolicyKind[] => ['Compliance'],
  },
});

/** Whether the compliance report has the device. */
export const isInComplianceReport = rule(['AOU-028', 'AOL-026'], {
  holds: (_context: RuleContext): boolean => false,
  mutants: { reportsThem: () => true },
});

interface Policy {
  readonly kind: AospPolicyKind;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

interface PolicyNode {
  readonly target: string;
  readonly format: 'chr';
  readonly data: string;
}

/** The policies of a device as nodes of its tree. */
export function aospPolicyNodes(context: TenantContext, device: DeviceState): readonly PolicyNode[] {
  if (!aospMethods.includes(device.method)) return [];
  const kinds = delivered(context);
  return policiesOf(context, device)
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ kind, name, settings }) =>
      Object.entries(settings).map(([setting, data]): PolicyNode => {
        const target = `${aospPolicyRoot}/${kind}/${encodeURIComponent(name)}/${pathOf(setting, data)}`;
        return { target, format: 'chr', data };
      }),
    );
}

const pathOf = (setting: string, value: string): string =>
  setting === passwordType ? `PasswordType/${encodeURIComponent(value)}` : `Setting/${encodeURIComponent(setting)}`;

function policiesOf(context: TenantContext, device: DeviceState): readonly Policy[] {
  const compliance = policiesFor(context, device).map(({ name, settings }): Policy => {
    return { kind: 'Compliance', name, settings: Object.assign({}, ...Object.values(settings)) };
  });
  const groups = groupsOfDevice(context, device);
  const configurations = stored(context.state)
    .filter((policy) => policy.groups === 'all' || policy.groups.some((group) => groups.has(group)))
    .map(({ name, settings }): Policy => ({ kind: 'Configuration', name, settings }));
  return [...compliance, ...configurations];
}

const stored = (state: TenantState) =>
  aospConfigurationSchema.parse(readSettings(state, 'aosp-configuration')).policies;

/** The report `aosp-policy-status`: how each delivered setting fared on the device that the filter names. */
export function aospPolicyStatus({ state }: TenantContext, { device }: JsonObject): JsonObject {
  const commands = state.devices.get(String(device))?.commands ?? [];
  const rows = commands.flatMap(({ payload, state: at, result }): readonly JsonObject[] => {
    const path = String(payload.target).startsWith(`${aospPolicyRoot}/`) ? String(payload.target) : undefined;
    if (path === undefined) return [];
    const [kind = '', policy = '', , setting = ''] = path
      .slice(aospPolicyRoot.length + 1)
      .split('/')
      .map(decodeURIComponent);
    return [{ kind, policy, setting, state: statusOf(at, result?.status) }];
  });
  return { rows };
}

function statusOf(at: string, code: Json | undefined): string {
  if (at === 'acknowledged') return 'succeeded';
  if (at === 'failed') return code === '406' ? 'not applicable' : 'error';
  return 'pending';
}

export const aospPolicyRules: readonly RuleSummary[] = [delivered, isInComplianceReport];
