import { managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import { type ProfilePart, partNode, profileParts, readWorkVpn } from '../../../protocol/android/work-profile.js';
import type { CspPlugin, NodeSchema } from '../../omadm/csp.js';
import { managedAs } from './restrictions.js';

/** VPN connections, certificates and networks of a work profile; without one there is no place for them. */
export const workProfilePlugin: CspPlugin = { name: 'WorkProfile', nodes: profileParts.map(nodeOf) };

function nodeOf(part: ProfilePart): NodeSchema {
  return {
    uri: partNode(part, '{Name}'),
    format: 'chr',
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
    refuses: (call) => (managementModeFacts[managedAs(call).mode].owner === 'PROFILE_OWNER' ? undefined : '405'),
    accepts: (data) => part !== 'VPN' || readWorkVpn(data) !== undefined,
  };
}
