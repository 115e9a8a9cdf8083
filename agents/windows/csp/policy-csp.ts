import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { CspPlugin, NodeSchema, TreeState } from '../../omadm/csp.js';
import { type PolicyDefinition, policies } from './policies.table.js';

const writable = ['Get', 'Add', 'Replace', 'Delete'] as const;

/**
 * Policy CSP: `Config/<Area>/<Policy>` is what this provider wants, `Result/<Area>/<Policy>` what holds (Policy CSP, nodes Config and
 * Result). Replace creates the policy, as Windows does.
 */
export const policyCsp: CspPlugin = {
  name: 'Policy',
  nodes: policies.flatMap((policy) => rootsOf(policy).flatMap((root) => nodesOf(root, policy))),
};

function rootsOf({ scope }: PolicyDefinition): readonly string[] {
  return scope === 'both' ? ['Device', 'User'] : [scope === 'user' ? 'User' : 'Device'];
}

function nodesOf(root: string, policy: PolicyDefinition): readonly NodeSchema[] {
  const place = `${policy.area}/${policy.name}`;
  const shared = {
    format: policy.values === undefined ? ('chr' as const) : ('int' as const),
    ...(policy.minimumOs !== undefined && { minimumOs: policy.minimumOs }),
  };
  const config = `${root}/Vendor/MSFT/Policy/Config/${place}`;
  return [
    { ...shared, uri: `./${config}`, verbs: writable, createdByReplace: true, accepts: (data) => allows(policy, data) },
    {
      ...shared,
      uri: `./${root}/Vendor/MSFT/Policy/Result/${place}`,
      verbs: ['Get'],
      read: ({ state }) => state[config] ?? policy.initial?.toString(),
    },
  ];
}

function allows({ values }: PolicyDefinition, data: string): boolean {
  const value = Number(data.trim());
  if (values === undefined) return true;
  return 'from' in values ? value >= values.from && value <= values.to : values.includes(value);
}

/** What holds on the device, by area and name: configured values over initial ones. Users' policies only where configured. */
export function effectivePolicies(state: TreeState): JsonObject {
  const areas: Record<string, Record<string, Json>> = {};
  for (const policy of policies) {
    const value = configured(state, policy) ?? policy.initial;
    if (value === undefined) continue;
    areas[policy.area] ??= {};
    Object.assign(areas[policy.area] ?? {}, { [policy.name]: value });
  }
  return areas;
}

function configured(state: TreeState, policy: PolicyDefinition): Json | undefined {
  const stored = rootsOf(policy)
    .map((root) => state[`${root}/Vendor/MSFT/Policy/Config/${policy.area}/${policy.name}`])
    .find((value) => typeof value === 'string');
  if (stored === undefined || stored === null) return undefined;
  return policy.values === undefined ? stored : Number(stored);
}

/** The tree without what the server configured: policies end with the enrollment. */
export function withoutPolicies(state: TreeState): TreeState {
  return Object.fromEntries(
    Object.entries(state).filter(([uri]) => !/^(Device|User)\/Vendor\/MSFT\/Policy\//.test(uri)),
  );
}
