import { stringOf } from '../../../protocol/plist/value.js';
import { type Answer, acknowledged, type CommandHandler, failed } from './answer.js';

/** RequestMirroring: to an AirPlay receiver within reach (mdm/commands/mirroring.request.yaml). */
export const requestMirroring: CommandHandler = (device, command): Answer => {
  const name = stringOf(command.get('DestinationName')) ?? stringOf(command.get('DestinationDeviceID'));
  if (name === undefined) return failed('malformedRequest', 'DestinationName or DestinationDeviceID');
  if (!device.habits.airPlay.includes(name)) return acknowledged({ MirroringResult: 'DestinationNotFound' });
  device.update({ mirroring: name });
  return acknowledged({ MirroringResult: 'Prompting' });
};

export const stopMirroring: CommandHandler = (device) => {
  device.update({ mirroring: undefined });
  return acknowledged();
};
