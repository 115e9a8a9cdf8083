import { booleanOf, dict, type PlistValue, stringOf } from '../../../protocol/plist/value.js';
import type { Account } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { mayDeleteUser } from '../device-rules.js';
import { type Answer, acknowledged, type CommandHandler, failed } from './answer.js';
import { deleteResident, logOutResident, residentUsers } from './shared-users.js';

/** Accounts of the device; the first of the model's is the one that is logged in. */
export function accountsOf({ state, habits }: AppleDevice): readonly Account[] {
  return state.users ?? habits.accounts.map((account, index) => ({ ...account, loggedIn: index === 0, locked: false }));
}

/** iPhones, and iPads that one person has, know no users. */
function onlyShared(device: AppleDevice): Answer | undefined {
  if (device.family === 'macos' || device.shared) return undefined;
  return failed('impossible', 'The device is no Shared iPad.');
}

/** UserList (mdm/commands/user.list.yaml). */
export const userList: CommandHandler = (device) => {
  const describe = ({ name, fullName, loggedIn }: Account): PlistValue =>
    dict({ UserName: name, FullName: fullName, IsLoggedIn: loggedIn, HasDataToSync: false, MobileAccount: false });
  if (device.shared) return residentUsers(device);
  return onlyShared(device) ?? acknowledged({ Users: accountsOf(device).map(describe) });
};

/** DeleteUser: by name or all of them, but nobody who is logged in (mdm/commands/user.delete.yaml). */
export const deleteUser: CommandHandler = (device, command) => {
  if (device.shared) return deleteResident(device, command);
  const everybody = booleanOf(command.get('DeleteAllUsers')) ?? false;
  const name = stringOf(command.get('UserName'));
  const accounts = accountsOf(device);
  const named = accounts.filter((account) => everybody || account.name === name);
  const refused = onlyShared(device);
  if (refused !== undefined) return refused;
  if (named.length === 0) return failed('impossible', `There is no user “${name ?? ''}”.`);
  const gone = named.filter((account) => mayDeleteUser(device.rules, account));
  if (gone.length === 0) return failed('impossible', 'The user is logged in.');
  device.update({ users: accounts.filter((account) => !gone.includes(account)) });
  return acknowledged();
};

/** LogOutUser is for Shared iPad (mdm/commands/user.logout.yaml). */
export const logOutUser: CommandHandler = (device) => {
  if (device.shared) return logOutResident(device);
  return onlyShared(device) ?? failed('unavailableCommand', 'LogOutUser');
};

export const unlockUserAccount: CommandHandler = (device, command) => {
  const name = stringOf(command.get('UserName')) ?? '';
  const accounts = accountsOf(device);
  if (!accounts.some((account) => account.name === name)) return failed('impossible', `There is no user “${name}”.`);
  device.update({
    users: accounts.map((account) => (account.name === name ? { ...account, locked: false } : account)),
  });
  return acknowledged();
};
