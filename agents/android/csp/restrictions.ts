import type { ManagementMode } from '../../../protocol/android/management-modes.table.js';
import type { PolicyReach, RefusalReason } from '../../../protocol/android/policy-engine.js';
import type { StatusCode } from '../../../protocol/syncml/status-codes.table.js';
import type { CspPlugin, NodeCall, NodeSchema } from '../../omadm/csp.js';
import { judgeRestriction } from '../device-rules.js';
import type { NonComplianceReport } from '../non-compliance.js';

/**
 * Where user restrictions live. The two places are ours: no public document describes the nodes of an Android DPC that speaks OMA-DM, so
 * they follow the shape of the published ones (`./Device/Vendor/MSFT/WorkProfile/…`) and end in the value of the UserManager constant.
 */
export const restrictionPlaces: Readonly<Record<PolicyReach, string>> = {
  device: './Device/Vendor/MSFT/DeviceRestrictions',
  profile: './Device/Vendor/MSFT/WorkProfile/Restrictions',
};

/** How a refused setting is answered: a command that the mode does not allow, a feature that this version lacks, an unknown node. */
export const statusOfRefusal: Readonly<Record<RefusalReason, StatusCode>> = {
  MANAGEMENT_MODE: '405',
  API_LEVEL: '406',
  UNSUPPORTED: '404',
  INVALID_VALUE: '400',
};

/** The restrictions of device and profile as nodes; each refusal goes to the report of this session. */
export function restrictionsPlugin(report: NonComplianceReport): CspPlugin {
  return {
    name: 'UserRestrictions',
    nodes: [restrictionNode('device', report), restrictionNode('profile', report)],
  };
}

function restrictionNode(reach: PolicyReach, report: NonComplianceReport): NodeSchema {
  return {
    uri: `${restrictionPlaces[reach]}/{UserRestriction}`,
    format: 'bool',
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
    refuses: (call, verb) => {
      if (verb === 'Get' || verb === 'Delete') return undefined;
      const [value = ''] = call.names;
      const verdict = judgeRestriction(call.world, value, managedAs(call), reach);
      if (verdict.kind === 'refused') return statusOfRefusal[report.refused(value, verdict.reason)];
      report.applied(value);
      return undefined;
    },
  };
}

/** The agent tells the tree what the device is managed as. */
export function managedAs({ world }: NodeCall): { readonly mode: ManagementMode; readonly apiLevel: number } {
  const { mode, apiLevel } = world.facts.more ?? {};
  return { mode: mode as ManagementMode, apiLevel: apiLevel as number };
}
