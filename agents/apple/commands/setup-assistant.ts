import { minutes } from '../../../protocol/base/clock.js';
import { plistToJson } from '../../../protocol/plist/json.js';
import { arrayOf, dictOf, stringOf } from '../../../protocol/plist/value.js';
import { appsOf } from '../apps.js';
import type { AppleDevice } from '../device.js';
import { changesPassword, makesAccounts } from '../mac/rules.js';
import { pausesForApps } from '../return-to-service/preservation-rules.js';
import { sharedStateOf, updateShared } from '../shared-ipad/sessions.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

const notWaiting = 'The device does not wait for its configuration.';

/** DeviceConfigured lets a device that awaits its configuration leave Setup Assistant (mdm/commands/device.configured.yaml). */
export const deviceConfigured: CommandHandler = (device) => {
  if (device.state.awaiting !== true) return failed('impossible', notWaiting);
  device.update({ awaiting: undefined, ...pauseOf(device) });
  return acknowledged();
};

/** For how long apps are on their way; the time is our choice. */
const pause = minutes(2);

/** A device that will keep its apps takes commands again once all of them are there ("Returning a managed device to service", Preserve apps). */
function pauseOf(device: AppleDevice): { readonly pausedUntil?: number } {
  const underway = appsOf(device).some(({ status }) => status === 'Installing');
  const pauses = pausesForApps(device.rules, device.state.setup?.returnsToService === true, underway);
  return pauses ? { pausedUntil: device.rules.now + pause } : {};
}

/** UserConfigured is the same for a user of Shared iPad (mdm/commands/user.configured.yaml). */
export const userConfigured: CommandHandler = (device) => {
  if (!device.shared) return failed('impossible', 'The device is no Shared iPad.');
  const { session } = sharedStateOf(device);
  if (session?.awaiting !== true) return failed('impossible', 'The user does not wait for the configuration.');
  const { awaiting: _, ...going } = session;
  updateShared(device, { session: going });
  return acknowledged();
};

/** AccountConfiguration: only from within Setup Assistant (mdm/commands/account.configuration.yaml). */
export const accountConfiguration: CommandHandler = (device, command) => {
  if (!makesAccounts(device.rules, device.state.awaiting === true)) return failed('impossible', notWaiting);
  const named = (arrayOf(command.get('AutoSetupAdminAccounts')) ?? []).flatMap((account) => {
    const name = stringOf(dictOf(account)?.get('shortName'));
    return name === undefined ? [] : [[device.constant(`account ${name}`).uuid(), plistToJson(name)] as const];
  });
  if (named.length > 0) device.update({ administrators: Object.fromEntries(named) });
  return acknowledged();
};

/** SetAutoAdminPassword: for an administrator whom the server made (mdm/commands/autoadmin.password.set.yaml). */
export const setAutoAdminPassword: CommandHandler = (device, command) => {
  const guid = stringOf(command.get('GUID')) ?? '';
  const known = Object.hasOwn(device.state.administrators ?? {}, guid);
  return changesPassword(device.rules, known)
    ? acknowledged()
    : failed('impossible', `There is no such administrator: ${guid}`);
};
