import { real, stringOf } from '../../../protocol/plist/value.js';
import { tellsWhereItIs } from '../device-rules.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

const notLost = 'The device is not in Lost Mode.';

/** EnableLostMode: with a message or a telephone number for whoever finds it (mdm/commands/device.lostmode.enable.yaml). */
export const enableLostMode: CommandHandler = (device, command) => {
  const message = stringOf(command.get('Message'));
  const phoneNumber = stringOf(command.get('PhoneNumber'));
  const footnote = stringOf(command.get('Footnote'));
  if (message === undefined && phoneNumber === undefined) return failed('malformedRequest', 'Message or PhoneNumber');
  const lostMode = {
    sounds: 0,
    ...(message !== undefined && { message }),
    ...(phoneNumber !== undefined && { phoneNumber }),
    ...(footnote !== undefined && { footnote }),
  };
  device.update({ lostMode, locked: true });
  return acknowledged();
};

export const disableLostMode: CommandHandler = (device) => {
  if (device.state.lostMode === undefined) return failed('impossible', notLost);
  device.update({ lostMode: undefined });
  return acknowledged();
};

export const playLostModeSound: CommandHandler = (device) => {
  const { lostMode } = device.state;
  if (lostMode === undefined) return failed('impossible', notLost);
  device.update({ lostMode: { ...lostMode, sounds: lostMode.sounds + 1 } });
  return acknowledged();
};

/** DeviceLocation: only a lost device tells where it is (mdm/commands/device.location.yaml). */
export const deviceLocation: CommandHandler = ({ rules, state, habits }) => {
  if (!tellsWhereItIs(rules, state.lostMode !== undefined)) return failed('impossible', notLost);
  const [latitude, longitude] = habits.position;
  return acknowledged({
    Latitude: real(latitude),
    Longitude: real(longitude),
    HorizontalAccuracy: real(10),
    VerticalAccuracy: real(5),
    Altitude: real(34),
    Speed: real(-1),
    Course: real(-1),
    Timestamp: new Date(rules.now).toISOString(),
  });
};
