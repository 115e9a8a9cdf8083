import { dict, stringOf } from '../../../protocol/plist/value.js';
import { mayChangePassword } from '../device-rules.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

/** Firmware passwords are for Macs with Intel processors, the recovery lock is for those with Apple silicon. */
const notThisMac = 'This Mac does not support it.';

/** SetFirmwarePassword: the empty password removes it (mdm/commands/firmware.password.set.yaml). */
export const setFirmwarePassword: CommandHandler = (device, command) => {
  if (device.habits.appleSilicon) return failed('impossible', notThisMac);
  const changed = mayChangePassword(
    device.rules,
    device.state.firmwarePassword,
    stringOf(command.get('CurrentPassword')),
  );
  if (changed) device.update({ firmwarePassword: stringOf(command.get('NewPassword')) || undefined });
  return acknowledged({ SetFirmwarePassword: dict({ PasswordChanged: changed }) });
};

export const verifyFirmwarePassword: CommandHandler = ({ habits, state }, command) =>
  habits.appleSilicon
    ? failed('impossible', notThisMac)
    : acknowledged({
        VerifyFirmwarePassword: dict({ PasswordVerified: command.get('Password') === state.firmwarePassword }),
      });

/** SetRecoveryLock: a lock that is set changes only with the current password (mdm/commands/recovery.lock.set.yaml). */
export const setRecoveryLock: CommandHandler = (device, command) => {
  if (!device.habits.appleSilicon) return failed('impossible', notThisMac);
  if (!mayChangePassword(device.rules, device.state.recoveryLock, stringOf(command.get('CurrentPassword'))))
    return failed('impossible', 'The current password is wrong.');
  device.update({ recoveryLock: stringOf(command.get('NewPassword')) || undefined });
  return acknowledged();
};

export const verifyRecoveryLock: CommandHandler = ({ habits, state }, command) =>
  habits.appleSilicon
    ? acknowledged({ PasswordVerified: command.get('Password') === state.recoveryLock })
    : failed('impossible', notThisMac);
