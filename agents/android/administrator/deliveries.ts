import type { CspPlugin, TreeState } from '../../omadm/csp.js';

const policyPlace = './Device/Vendor/MSFT/CompanyPortal/CompliancePolicy';
const appPlace = './Device/Vendor/MSFT/CompanyPortal/App';

/** What a device administrator is told to hold the device to and to install. Both places are ours. */
export const deliveryPlugin: CspPlugin = {
  name: 'AdministratorDelivery',
  nodes: [policyPlace, appPlace].map((place) => ({
    uri: `${place}/{Name}`,
    format: 'chr',
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
  })),
};

/** Names of what lies in the two places. */
export function deliveriesIn(tree: TreeState): {
  readonly policies: readonly string[];
  readonly apps: readonly string[];
} {
  const below = (place: string): readonly string[] => {
    const prefix = `${place.slice(2)}/`;
    const uris = Object.keys(tree).filter((uri) => uri.startsWith(prefix));
    return uris.map((uri) => decodeURIComponent(uri.slice(prefix.length)));
  };
  return { policies: below(policyPlace), apps: below(appPlace) };
}
