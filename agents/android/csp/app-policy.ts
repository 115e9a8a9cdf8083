import { managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import type { CspPlugin, NodeSchema, TreeState } from '../../omadm/csp.js';
import type { NonComplianceReport } from '../non-compliance.js';
import { managedAs } from './restrictions.js';

const root = './Device/Vendor/MSFT/AppPolicy';

/** What a device owner can say of every app of the device; the nodes are ours. */
export type AppPolicy = 'ManagedPlayOnly' | 'UninstallBlocked';

/** A profile owner has no say in it. */
export const appPolicyPlugin = (report: NonComplianceReport): CspPlugin => ({
  name: 'AppPolicy',
  nodes: [policyNode('ManagedPlayOnly', report), policyNode('UninstallBlocked', report)],
});

function policyNode(name: AppPolicy, report: NonComplianceReport): NodeSchema {
  return {
    uri: `${root}/${name}`,
    format: 'bool',
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
    refuses: (call, verb) => {
      if (verb === 'Get' || verb === 'Delete') return undefined;
      if (managementModeFacts[managedAs(call).mode].owner === 'DEVICE_OWNER') return undefined;
      report.refused(name, 'MANAGEMENT_MODE');
      return '405';
    },
  };
}

export const appPolicyHolds = (tree: TreeState, name: AppPolicy): boolean =>
  tree[`${root.slice(2)}/${name}`] === 'true';
