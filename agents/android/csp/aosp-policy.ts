import { aospPolicyRoot } from '../../../protocol/android/aosp-policies.js';
import type { CspPlugin, NodeSchema, TreeState } from '../../omadm/csp.js';
import { passwordTypeIsEnforced } from '../aosp-rules.js';
import type { NonComplianceReport } from '../non-compliance.js';

/** Policies of a device without Google Mobile Services; a password type that cannot be enforced is answered with 406 and reported. */
export const aospPolicyPlugin = (report: NonComplianceReport): CspPlugin => ({
  name: 'AospPolicy',
  nodes: [
    node('Setting/{Setting}', () => undefined),
    node('PasswordType/{Type}', ({ world, names: [, , type = ''] }) => {
      if (passwordTypeIsEnforced(world, decodeURIComponent(type))) return undefined;
      report.refused(`PasswordType/${decodeURIComponent(type)}`, 'UNSUPPORTED');
      return '406';
    }),
  ],
});

function node(path: string, refusal: NonNullable<NodeSchema['refuses']>): NodeSchema {
  return {
    uri: `${aospPolicyRoot}/{Kind}/{Policy}/${path}`,
    format: 'chr',
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
    refuses: (call, verb) => {
      if (call.world.facts.more?.gms !== false) return '404';
      return verb === 'Get' || verb === 'Delete' ? undefined : refusal(call, verb);
    },
  };
}

/** What the device holds: `Compliance/Headsets/Setting/Minimum OS version`. */
export function aospPoliciesIn(tree: TreeState): readonly string[] {
  const prefix = `${aospPolicyRoot.slice(2)}/`;
  return Object.keys(tree)
    .filter((uri) => uri.startsWith(prefix))
    .map((uri) => decodeURIComponent(uri.slice(prefix.length)));
}
