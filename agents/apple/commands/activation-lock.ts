import type { AppleDevice } from '../device.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

/** Characters of a bypass code; none that is easily misread. */
const alphabet = '0123456789ACDEFGHJKLMNPQRTUVWXYZ';

/** Groups of 5, 5, 4, 4, 4 and 4 characters, the same for the life of the device. */
function bypassCode(device: AppleDevice): string {
  const random = device.constant('activation lock');
  const group = (length: number): string =>
    Array.from({ length }, () => alphabet.charAt(random.int(alphabet.length))).join('');
  return [5, 5, 4, 4, 4, 4].map(group).join('-');
}

/** ActivationLockBypassCode, until the server clears it (mdm/commands/device.activationlock.bypasscode.yaml). */
export const activationLockBypassCode: CommandHandler = (device) =>
  device.state.bypassCodeCleared === true
    ? failed('impossible', 'There is no bypass code.')
    : acknowledged({ ActivationLockBypassCode: bypassCode(device) });

export const clearActivationLockBypassCode: CommandHandler = (device) => {
  device.update({ bypassCodeCleared: true });
  return acknowledged();
};
