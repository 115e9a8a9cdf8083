import type { CspPlugin, NodeCall } from '../../omadm/csp.js';
import type { Deed } from '../deeds.js';
import type { NonComplianceReport } from '../non-compliance.js';
import { type ExtensionAbility, extensionsApply } from './extension-rules.js';

/** Where settings of the maker's extensions live in the tree. The place is ours. */
export const extensionPlace = './Device/Vendor/MSFT/MobilityExtensions';

/** Settings of the maker's extensions as nodes. */
export function extensionsPlugin(report: NonComplianceReport): CspPlugin {
  return {
    name: 'MobilityExtensions',
    nodes: [
      {
        uri: `${extensionPlace}/{Setting}`,
        format: 'chr',
        verbs: ['Get', 'Add', 'Replace', 'Delete'],
        createdByReplace: true,
        refuses: (call, verb) => {
          if (verb === 'Get' || verb === 'Delete') return undefined;
          const [setting = ''] = call.names;
          return refusal(call, setting, report);
        },
      },
    ],
  };
}

/** A device without the extensions does not know the node; one that lacks a permission for the app waits for its user. */
function refusal({ world }: NodeCall, setting: string, report: NonComplianceReport): '404' | '425' | undefined {
  const { extensions, extensionsPermitted } = world.facts.more ?? {};
  if (extensionsApply(world, extensions as ExtensionAbility, extensionsPermitted === true)) {
    report.applied(setting);
    return undefined;
  }
  const unknown = extensions === 'none';
  report.refused(setting, unknown ? 'UNSUPPORTED' : 'USER_ACTION');
  return unknown ? '404' : '425';
}

/** What the user does about it. */
export const extensionDeeds: Readonly<Record<string, Deed>> = {
  'permit extensions': ({ device }) => {
    device.state = { ...device.state, extensionsPermitted: true };
    return { kind: 'done' };
  },
};
