import type { Random } from '../../protocol/base/random.js';
import type { DeviceIdentity } from '../device/lifecycle.js';
import type { DeviceModel } from '../device/model.js';
import { windowsHabits } from './habits.js';
import { newState } from './state.js';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Serial number, the ids of the enrollment client, network addresses and the name that set-up gives a PC. */
export function identifyWindows(model: DeviceModel, random: Random): DeviceIdentity {
  const { serial, adapters } = windowsHabits(model);
  const state = newState({
    deviceId: hex(random, 16),
    hardwareId: hex(random, 32),
    macs: Array.from({ length: adapters }, () => macAddress(random)),
    deviceName: `DESKTOP-${word(random, 7)}`,
  });
  return {
    serial: serial.prefix + word(random, serial.length - serial.prefix.length),
    enrollmentId: state.deviceId,
    state: { ...state },
  };
}

function hex(random: Random, bytes: number): string {
  return Buffer.from(random.bytes(bytes)).toString('hex').toUpperCase();
}

/** Locally administered (IEEE 802c): no maker's. */
function macAddress(random: Random): string {
  return `02-${[...random.bytes(5)].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('-')}`;
}

function word(random: Random, length: number): string {
  return Array.from({ length: Math.max(length, 0) }, () => letters[random.int(letters.length)]).join('');
}
