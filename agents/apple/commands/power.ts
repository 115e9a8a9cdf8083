import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { stringOf } from '../../../protocol/plist/value.js';
import { setUpAfterErase } from '../ade/rules.js';
import type { AppleDevice } from '../device.js';
import { keepsAfterErase } from '../device-rules.js';
import { returningBy } from '../return-to-service/returning.js';
import { type Answer, acknowledged, type CommandHandler, failed } from './answer.js';

/** EraseDevice: a Mac without Apple silicon needs a PIN of six digits to lock it while it erases (mdm/commands/device.erase.yaml). */
export const eraseDevice: CommandHandler = (device, command): Answer => {
  const { family, habits } = device;
  const pin = stringOf(command.get('PIN'));
  if (family === 'macos' && !habits.appleSilicon && !/^\d{6}$/.test(pin ?? ''))
    return failed('malformedRequest', 'PIN');
  device.returning = returningBy(device, command);
  return { Status: 'Acknowledged', keys: new Map(), aftermath: 'erase' };
};

/** The device is as it was when new: nobody is told, and nothing is left of anybody. */
export function erase(device: AppleDevice): void {
  const { udid, wifiMac, bluetoothMac, imei, builtInSince } = device.state;
  const kept = keepsAfterErase(device.rules, device.state);
  const setup = setUpAfterErase(device.rules, device.state.setup);
  device.forgetManagement();
  const maker = { ...(imei !== undefined && { imei }), ...(builtInSince !== undefined && { builtInSince }) };
  const hardware = { udid, wifiMac, bluetoothMac, ...maker };
  device.record = {
    ...device.record,
    state: {
      ...hardware,
      locked: false,
      hello: true,
      ...(setup && { setup: setup as unknown as JsonObject }),
      ...kept,
    },
  };
}

/** RestartDevice: afterwards it is locked until its holder enters the passcode (mdm/commands/device.restart.yaml). */
export const restartDevice: CommandHandler = (device) => {
  device.update({ restarts: (device.state.restarts ?? 0) + 1, locked: device.hasPasscode });
  return acknowledged();
};

export const shutDownDevice: CommandHandler = (device) => {
  device.update({ off: true, locked: device.hasPasscode });
  return acknowledged();
};
