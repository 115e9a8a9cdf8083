import { appSourceNode, logServiceNode } from '../../../protocol/android/managing-apps.js';
import type { CspPlugin, NodeSchema } from '../../omadm/csp.js';

const address = (uri: string): NodeSchema => ({
  uri,
  format: 'chr',
  verbs: ['Get', 'Add', 'Replace', 'Delete'],
  createdByReplace: true,
  accepts: (data) => URL.canParse(data),
});

/** Addresses that the managing app of a device without Google Play works with. */
export const appSourcePlugin: CspPlugin = {
  name: 'AppSource',
  nodes: [address(appSourceNode), address(logServiceNode)],
};
