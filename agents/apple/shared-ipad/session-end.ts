import type { AppleDevice } from '../device.js';
import { effectiveRestrictions } from '../restrictions/effective.js';
import { backUp } from './account-service.js';
import { backsUp, leftByTemporarySession } from './rules.js';
import { isOver, partitionOf, putPartition, sharedStateOf, updateShared } from './sessions.js';

/** Closes a session that was left alone too long. */
export async function settleSession(device: AppleDevice): Promise<void> {
  const { session } = device.shared ? sharedStateOf(device) : {};
  if (session !== undefined && isOver(device, session)) await endSession(device);
}

/**
 * The user signs out: the partition stays and goes to the cloud where that is allowed; a temporary session leaves nothing
 * (Apple Platform Deployment, "Shared iPad", "Temporary Session").
 */
export async function endSession(device: AppleDevice, offline = false): Promise<void> {
  const { session } = sharedStateOf(device);
  if (session?.kind === 'managed') await synchronizePartition(device, session.account, offline);
  const left = session?.kind === 'temporary' ? leftByTemporarySession(device.rules, session.data) : [];
  updateShared(device, { session: undefined });
  device.update({ leftBehind: left.length > 0 ? left : undefined });
}

async function synchronizePartition(device: AppleDevice, account: string | undefined, offline: boolean): Promise<void> {
  const partition = partitionOf(device, account);
  if (partition === undefined || !partition.unsynced || offline) return;
  if (!backsUp(device.rules, effectiveRestrictions(device).get('allowCloudBackup') !== false)) return;
  const kept = await backUp(device, partition.account, partition.passcode, partition.data);
  putPartition(device, { ...partition, unsynced: !kept });
}
