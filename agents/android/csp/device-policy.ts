import type { CspPlugin, NodeSchema, TreeState } from '../../omadm/csp.js';
import { reachesDevice } from '../mode-rules.js';
import type { NonComplianceReport } from '../non-compliance.js';
import { managedAs } from './restrictions.js';

const root = './Device/Vendor/MSFT/DevicePolicy';

/** Policies about the device as a whole (DevicePolicyManager: setPasswordMinimumLength, setFactoryResetProtectionPolicy); the nodes are ours. */
const policies = ['MinimumPasswordLength', 'FactoryResetProtection'] as const;

export const devicePolicyPlugin = (report: NonComplianceReport): CspPlugin => ({
  name: 'DevicePolicy',
  nodes: policies.map((name) => policyNode(name, report)),
});

function policyNode(name: string, report: NonComplianceReport): NodeSchema {
  return {
    uri: `${root}/${name}`,
    format: 'chr',
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
    refuses: (call, verb) => {
      if (verb === 'Get' || verb === 'Delete' || reachesDevice(call.world, managedAs(call).mode)) return undefined;
      report.refused(name, 'MANAGEMENT_MODE');
      return '405';
    },
  };
}

/** What the device holds, by policy. */
export function devicePolicies(tree: TreeState): Readonly<Record<string, string>> {
  const held = policies.map((name) => [name, tree[`${root.slice(2)}/${name}`]] as const);
  return Object.fromEntries(held.filter((entry): entry is [(typeof policies)[number], string] => !!entry[1]));
}
