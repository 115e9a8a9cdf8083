import { PageSettings } from '../../../protocol/device-preparation/page-settings.js';
import type { CspPlugin, NodeCall, NodeSchema } from '../../omadm/csp.js';
import { settingsAreTaken, verbsOfTold } from '../device-preparation/node-rules.js';
import { preparationRoot } from '../device-preparation/nodes.js';
import { hasPage } from '../device-preparation/rules.js';

const node = (name: string, format: NodeSchema['format'], more: Partial<NodeSchema> = {}): NodeSchema => ({
  uri: `./${preparationRoot}/${name}`,
  format,
  verbs: ['Get', 'Replace'],
  createdByReplace: true,
  refuses: ({ world }) => (hasPage(world, world.facts.osVersion) ? undefined : '404'),
  ...more,
});

/** What only the PC itself says. */
const told = (name: string, format: NodeSchema['format']): NodeSchema =>
  node(name, format, {
    read: (call) => pageNode(call, name),
    refuses: ({ world }, verb) => {
      if (!hasPage(world, world.facts.osVersion)) return '404';
      return verbsOfTold(world, verb) ? undefined : '405';
    },
  });

function pageNode({ world }: NodeCall, name: string): string | undefined {
  const nodes = world.facts.more?.devicePreparation as Readonly<Record<string, string>> | undefined;
  return nodes?.[name];
}

/** DevicePreparation CSP: the page of the first run on which a PC is prepared, and what server and management agent tell each other meanwhile. */
export const devicePreparationCsp: CspPlugin = {
  name: 'DevicePreparation',
  nodes: [
    node('PageEnabled', 'bool', { initial: 'false' }),
    told('PageStatus', 'int'),
    told('PageErrorPhase', 'int'),
    told('PageErrorCode', 'int'),
    told('PageErrorDetails', 'chr'),
    node('PageSettings', 'chr', { accepts: (data, { world }) => settingsAreTaken(world, PageSettings.read(data)) }),
    node('BootstrapperAgent/ExecutionContext', 'chr'),
    node('MDMProvider/Progress', 'chr', { verbs: ['Add', 'Delete', 'Get', 'Replace'] }),
    node('MDMProvider/MdmAgentInstalled', 'bool', { initial: 'false' }),
    told('MDMProvider/RebootRequired', 'bool'),
  ],
};
