import { appsNode, playAccountNode, readAssignment, readPlayAccount } from '../../../protocol/android/managed-play.js';
import type { CspPlugin } from '../../omadm/csp.js';

/** Where the server says what apps it wants and which account managed Google Play has (see `protocol/android/managed-play.ts`). */
export const appManagementPlugin: CspPlugin = {
  name: 'EnterpriseAppManagement',
  nodes: [
    {
      uri: playAccountNode,
      format: 'chr',
      verbs: ['Get', 'Add', 'Replace', 'Delete'],
      createdByReplace: true,
      refuses: ({ world }) => (world.facts.more?.gms === false ? '404' : undefined),
      accepts: (data) => readPlayAccount(data) !== undefined,
    },
    { uri: `${appsNode}/{Package}`, format: 'node', verbs: ['Get', 'Delete'] },
    {
      uri: `${appsNode}/{Package}/Assignment`,
      format: 'chr',
      verbs: ['Get', 'Add', 'Replace', 'Delete'],
      createdByReplace: true,
      accepts: (data) => readAssignment(data) !== undefined,
    },
  ],
};
