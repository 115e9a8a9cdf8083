import { administratorPolicyPlace } from '../../../protocol/android/administrator-policies.table.js';
import type { CspPlugin } from '../../omadm/csp.js';
import { managedAs, statusOfRefusal } from '../csp/restrictions.js';
import type { NonComplianceReport } from '../non-compliance.js';
import { refusalOfPolicy } from './rules.js';

/** The policies of a device administrator as nodes; each refusal goes to the report of this session. */
export function administratorPlugin(report: NonComplianceReport): CspPlugin {
  return {
    name: 'DeviceAdministrator',
    nodes: [
      {
        uri: `${administratorPolicyPlace}/{Policy}`,
        format: 'chr',
        verbs: ['Get', 'Add', 'Replace', 'Delete'],
        createdByReplace: true,
        refuses: (call, verb) => {
          if (verb === 'Get' || verb === 'Delete') return undefined;
          const [policy = ''] = call.names;
          const reason = refusalOfPolicy(call.world, policy, managedAs(call));
          if (reason !== undefined) return statusOfRefusal[report.refused(policy, reason)];
          report.applied(policy);
          return undefined;
        },
      },
    ],
  };
}
