import type { Random } from '../../protocol/base/random.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { DeviceIdentity } from '../device/lifecycle.js';
import type { DeviceModel } from '../device/model.js';
import { appleHabits } from './habits.js';

/** Letters and digits of Apple serial numbers; vowels and what is easily misread are not among them. */
const serialAlphabet = '0123456789CDFGHJKLMNPQRTVWXY';

/** Serial number, UDID and hardware addresses of a new device. Every serial number begins with a letter pair that says it is simulated. */
export function identifyApple(model: DeviceModel, random: Random): DeviceIdentity {
  const { serialPrefix, cellular, ownProfiles } = appleHabits(model);
  const characters = (count: number): string =>
    Array.from({ length: count }, () => serialAlphabet.charAt(random.int(serialAlphabet.length))).join('');
  const serial = `${serialPrefix}${characters(10 - serialPrefix.length)}`;
  const udid = model.platform === 'macos' ? random.uuid() : mobileUdid(random);
  const state = {
    udid,
    wifiMac: macAddress(random),
    bluetoothMac: macAddress(random),
    ...(cellular && { imei: imei(random) }),
    locked: false,
    profiles: ownProfiles.map(ownProfile),
  };
  return { serial, enrollmentId: udid, state };
}

/** A profile that the holder installed: the server sees it and may not touch it. */
function ownProfile(identifier: string): JsonObject {
  return {
    identifier,
    uuid: `${identifier}-own`,
    managed: false,
    removalDisallowed: false,
    signed: false,
    payloads: [],
  };
}

/** Eight hexadecimal digits, a dash, sixteen more, as devices since 2018 write it. */
function mobileUdid(random: Random): string {
  const hex = Buffer.from(random.bytes(12)).toString('hex').toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** Locally administered, so that it cannot be a real adapter's (IEEE 802 §8.4). */
function macAddress(random: Random): string {
  const bytes = random.bytes(6);
  bytes[0] = ((bytes[0] as number) & 0xfc) | 0x02;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/** Test equipment (TAC 00-1017, 3GPP TS 23.003 §6.2) with its Luhn digit. */
function imei(random: Random): string {
  const digits = `00101700${Array.from({ length: 6 }, () => random.int(10)).join('')}`;
  const sum = [...digits].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
