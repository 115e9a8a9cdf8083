import { bypassCodeAfter } from '../ade/migration-rules.js';
import type { AppleDevice } from '../device.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

/** Characters of a bypass code; none that is easily misread. */
const alphabet = '0123456789ACDEFGHJKLMNPQRTUVWXYZ';

/** Groups of 5, 5, 4, 4, 4 and 4 characters, the same until the device changes its server. */
function bypassCode(device: AppleDevice): string {
  const count = bypassCodeAfter(device.rules, device.state.migrations ?? 0);
  const random = device.constant(count === 0 ? 'activation lock' : `activation lock ${count}`);
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
