import type { AppleDevice } from '../device.js';
import { accountSettingsHold, makesRoom, mostResident } from './rules.js';
import { configured, isTemporaryOnly, sharedStateOf, updateShared } from './sessions.js';
import type { Partition } from './state.js';

/** How many users have room on the iPad, as its storage allows (gigabytes): up to 24 from 32 GB on. */
export function roomFor({ habits }: AppleDevice): number {
  return habits.capacity >= 32 ? 24 : 10;
}

/** How many users stay on the iPad. */
export function residentLimit(device: AppleDevice): number {
  const asked = configured(device, 'ResidentUsers');
  const counts = typeof asked === 'number' && accountSettingsHold(device.rules, isTemporaryOnly(device));
  return mostResident(device.rules, counts ? asked : undefined, roomFor(device));
}

export function hasRoom(device: AppleDevice): boolean {
  return sharedStateOf(device).partitions.length < residentLimit(device) || leaving(device) !== undefined;
}

/** Who has not been here longest, and lost nothing by going, goes (mdm/commands/settings.yaml, MaximumResidentUsers). */
export function makeRoom(device: AppleDevice): void {
  const { partitions } = sharedStateOf(device);
  const gone = partitions.length < residentLimit(device) ? undefined : leaving(device);
  if (gone !== undefined) updateShared(device, { partitions: partitions.filter((one) => one !== gone) });
}

function leaving(device: AppleDevice): Partition | undefined {
  return sharedStateOf(device)
    .partitions.filter((one) => makesRoom(device.rules, one))
    .sort((a, b) => a.usedAt - b.usedAt)[0];
}
