import { managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import type { CspPlugin } from '../../omadm/csp.js';
import { managedAs } from './restrictions.js';

/** RemoteWipe CSP as far as Android has it: a company's device goes back to factory settings once the session is over. */
export const remoteWipePlugin: CspPlugin = {
  name: 'RemoteWipe',
  nodes: [
    {
      uri: './Device/Vendor/MSFT/RemoteWipe/doWipe',
      format: 'null',
      verbs: ['Exec'],
      refuses: (call) => (managementModeFacts[managedAs(call).mode].ownership === 'COMPANY_OWNED' ? undefined : '405'),
      exec: () => ({ status: '200', event: { kind: 'wipe', detail: { how: 'doWipe' } }, irrevocable: true }),
    },
  ],
};
