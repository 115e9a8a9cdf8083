import type { Random } from '../../protocol/base/random.js';
import type { DeviceIdentity } from '../device/lifecycle.js';
import type { DeviceModel } from '../device/model.js';
import { androidHabits } from './habits.js';
import { type AndroidState, newState } from './state.js';

const serialAlphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Serial number as the maker forms it, an IMEI with its check digit, and the id of the first user (Settings.Secure.ANDROID_ID). */
export function identifyAndroid(model: DeviceModel, random: Random): DeviceIdentity {
  const habits = androidHabits(model);
  const { prefix, length } = habits.serial;
  const state: AndroidState = newState({
    imei: imei(habits.typeAllocationCode, random),
    androidId: Buffer.from(random.bytes(8)).toString('hex'),
    userSetupComplete: habits.userSetupComplete,
  });
  return { serial: prefix + letters(random, length - prefix.length), state: { ...state } };
}

/** Type allocation code, six digits of the device, Luhn check digit (3GPP TS 23.003, annex B). */
export function imei(typeAllocationCode: string, random: Random): string {
  const body = typeAllocationCode + String(random.int(1_000_000)).padStart(6, '0');
  return body + luhnDigit(body);
}

/** The second IMEI of a device with two SIMs: of the same model, with another number. */
export function secondImei(first: string): string {
  const body = first.slice(0, 8) + String((Number(first.slice(8, 14)) + 1) % 1_000_000).padStart(6, '0');
  return body + luhnDigit(body);
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function letters(random: Random, count: number): string {
  return Array.from({ length: Math.max(count, 0) }, () => serialAlphabet[random.int(serialAlphabet.length)]).join('');
}
