import { readJsonObject } from '../../../protocol/android/read-json.js';
import type { CspPlugin } from '../../omadm/csp.js';
import type { AndroidDevice } from '../device.js';

const place = './Device/Vendor/MSFT/CompanyPortal/Notification';

/** Where the server puts what the Company Portal shows as a notification. The node is ours; its value is `{ title, text, target }`. */
export const notificationPlugin: CspPlugin = {
  name: 'CompanyPortal',
  nodes: [{ uri: `${place}/{Id}`, format: 'chr', verbs: ['Get', 'Add', 'Replace', 'Delete'], createdByReplace: true }],
};

export interface PortalNotification {
  readonly title: string;
  readonly text: string;
  /** Page of the app that opens when the user selects it. */
  readonly target: string;
}

/** What lies in the notification shade, oldest first. */
export function notificationsOn({ state }: Pick<AndroidDevice, 'state'>): readonly PortalNotification[] {
  const prefix = `${place.slice(2)}/`;
  const values = Object.entries(state.tree).filter(([uri, value]) => uri.startsWith(prefix) && value !== null);
  return values.flatMap(([, value]) => readNotification(value ?? ''));
}

function readNotification(text: string): readonly PortalNotification[] {
  const read = readJsonObject(text);
  if (read.kind !== 'object') return [];
  const { title = '', text: shown = '', target = '' } = read.object;
  return [{ title: String(title), text: String(shown), target: String(target) }];
}
