import { type LockTaskPolicy, lockTaskNode, readLockTask } from '../../../protocol/android/lock-task.js';
import type { CspPlugin, TreeState } from '../../omadm/csp.js';
import { managedAs } from '../csp/restrictions.js';

/** Only a device owner locks a device to apps (DevicePolicyManager.setLockTaskPackages). */
export const lockTaskPlugin: CspPlugin = {
  name: 'LockTask',
  nodes: [
    {
      uri: lockTaskNode,
      format: 'chr',
      verbs: ['Get', 'Add', 'Replace', 'Delete'],
      createdByReplace: true,
      refuses: (call) => (managedAs(call).mode === 'dedicated' ? undefined : '405'),
      accepts: (data) => readLockTask(data) !== undefined,
    },
  ],
};

/** What the device is locked to; undefined when it is not. */
export function lockTaskIn(tree: TreeState): LockTaskPolicy | undefined {
  const text = tree[lockTaskNode.slice(2)];
  return typeof text === 'string' ? readLockTask(text) : undefined;
}
