import { booleanOf, dict, type PlistDict, type PlistValue, stringOf } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { mayDeleteUser } from '../device-rules.js';
import { logsOut, mayLoseData } from '../shared-ipad/protocol-rules.js';
import { endSession } from '../shared-ipad/session-end.js';
import { configured, sessionNow, sharedStateOf, updateShared } from '../shared-ipad/sessions.js';
import type { Partition } from '../shared-ipad/state.js';
import { type Answer, acknowledged, failed } from './answer.js';

/** What a partition of a gigabyte or less takes at least, bytes. */
const bytesPerEntry = 1024;

/** UserList of a Shared iPad: everybody who has a partition on it (mdm/commands/user.list.yaml). */
export function residentUsers(device: AppleDevice): Answer {
  const account = sessionNow(device)?.account;
  const quota = configured(device, 'QuotaSize');
  const describe = (one: Partition): PlistValue =>
    dict({
      UserName: one.account,
      IsLoggedIn: one.account === account,
      HasDataToSync: one.unsynced,
      DataQuota: typeof quota === 'number' ? quota * 1_048_576 : undefined,
      DataUsed: one.data.length * bytesPerEntry,
    });
  return acknowledged({ Users: sharedStateOf(device).partitions.map(describe) });
}

/** DeleteUser on a Shared iPad: nobody who is signed in, and without ForceDeletion nobody whose data is in no cloud (mdm/commands/user.delete.yaml). */
export function deleteResident(device: AppleDevice, command: PlistDict): Answer {
  const everybody = booleanOf(command.get('DeleteAllUsers')) ?? false;
  const name = stringOf(command.get('UserName'));
  const { partitions } = sharedStateOf(device);
  const named = partitions.filter(({ account }) => everybody || account === name);
  if (named.length === 0 && !everybody) return failed('impossible', `There is no user “${name ?? ''}”.`);
  const forced = booleanOf(command.get('ForceDeletion')) ?? false;
  if (named.some(({ unsynced }) => !mayLoseData(device.rules, unsynced, forced)))
    return failed('impossible', 'The user has data that is not synchronized.');
  const account = sessionNow(device)?.account;
  const gone = named.filter((one) => mayDeleteUser(device.rules, accountOf(one, account)));
  if (gone.length === 0 && named.length > 0) return failed('impossible', 'The user is logged in.');
  updateShared(device, { partitions: partitions.filter((one) => !gone.includes(one)) });
  return acknowledged();
}

function accountOf({ account, fullName }: Partition, signedIn: string | undefined) {
  return { name: account, fullName, loggedIn: account === signedIn, locked: false };
}

/** LogOutUser: whoever is signed in is signed out (mdm/commands/user.logout.yaml). */
export async function logOutResident(device: AppleDevice): Promise<Answer> {
  if (sessionNow(device) === undefined) return failed('impossible', 'Nobody is logged in.');
  if (logsOut(device.rules)) await endSession(device);
  return acknowledged();
}
