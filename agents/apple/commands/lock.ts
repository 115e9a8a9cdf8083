import { dataOf, stringOf } from '../../../protocol/plist/value.js';
import { unlockTokenOf } from '../check-in.js';
import { opensWith } from '../device-rules.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

/** DeviceLock: the device stays locked until its holder takes it up (mdm/commands/device.lock.yaml). */
export const deviceLock: CommandHandler = (device, command) => {
  const pin = stringOf(command.get('PIN'));
  if (device.family === 'macos' && pin !== undefined && !/^\d{6}$/.test(pin)) return failed('malformedRequest', 'PIN');
  device.update({ locked: true });
  return acknowledged(device.family === 'ios' ? { MessageResult: 'Success' } : {});
};

/** ClearPasscode: with the secret that the device escrowed (mdm/commands/passcode.clear.yaml). */
export const clearPasscode: CommandHandler = (device, command) => {
  const shown = Buffer.from(dataOf(command.get('UnlockToken')) ?? []);
  const escrowed = unlockTokenOf(device, device.state.mdm?.pushMagic ?? '');
  if (!opensWith(device.rules, shown.equals(escrowed))) return failed('passcodeNotCleared');
  device.update({ passcodeCleared: true });
  return acknowledged();
};

export const requestUnlockToken: CommandHandler = (device) =>
  acknowledged({ UnlockToken: unlockTokenOf(device, device.state.mdm?.pushMagic ?? '') });
