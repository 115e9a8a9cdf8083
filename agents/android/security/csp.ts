import { attestationChallengeNode, readChallenge } from '../../../protocol/android/attestation/link.js';
import { judgePolicySetting } from '../../../protocol/android/security-policy.js';
import { type PolicyPlace, policyPlaces } from '../../../protocol/android/security-policy.table.js';
import { readReportRequest, securityReportNode } from '../../../protocol/android/security-report.js';
import type { CspPlugin, NodeSchema } from '../../omadm/csp.js';
import { managedAs, statusOfRefusal } from '../csp/restrictions.js';
import type { NonComplianceReport } from '../non-compliance.js';

/** Places of a policy's other parts: networks, connections, certificates and what the device is judged by. The nodes are ours. */
export const deliveredParts = ['WiFi', 'VPN', 'Certificates', 'CompliancePolicy'] as const;

/** The settings of security policies as nodes; each refusal goes to the report of this session. */
export function securityPlugin(report: NonComplianceReport): CspPlugin {
  return {
    name: 'SecurityPolicy',
    nodes: [
      ...policyPlaces.map((place) => settingNode(place, report)),
      ...deliveredParts.map((part) => valueNode(`./Device/Vendor/MSFT/${part}/{Name}`)),
      { ...valueNode(attestationChallengeNode), accepts: (data) => readChallenge(data) !== undefined },
      { ...valueNode(securityReportNode), accepts: (data) => readReportRequest(data) !== undefined },
    ],
  };
}

function valueNode(uri: string): NodeSchema {
  return { uri, format: 'chr', verbs: ['Get', 'Add', 'Replace', 'Delete'], createdByReplace: true };
}

/** What the mode and the Android version refuse comes before the value, which is judged by itself. */
function settingNode(place: PolicyPlace, report: NonComplianceReport): NodeSchema {
  return {
    ...valueNode(`./Device/Vendor/MSFT/${place}/{Setting}`),
    refuses: (call, verb) => {
      if (verb === 'Get' || verb === 'Delete') return undefined;
      const [name = ''] = call.names;
      const verdict = judgePolicySetting(place, name, '', managedAs(call));
      if (verdict.kind === 'applied' || verdict.reason === 'INVALID_VALUE') return undefined;
      return statusOfRefusal[report.refused(`${place}/${name}`, verdict.reason)];
    },
    accepts: (data, call) => {
      const [name = ''] = call.names;
      const verdict = judgePolicySetting(place, name, data, managedAs(call));
      if (verdict.kind === 'refused') report.refused(`${place}/${name}`, verdict.reason);
      else report.applied(`${place}/${name}`);
      return verdict.kind === 'applied';
    },
  };
}
