import { readProfile } from '../../../protocol/apple/profile.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import { dataOf, dictOf, type PlistDict } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { install, toInstalled } from '../profile-store.js';
import { getsOnline, returnsByItself, takesGivenProfile } from './rules.js';

/** What survives the erasure of a device that is to come back by itself (Apple: EraseDeviceCommand.Command.ReturnToService). */
export interface Returning {
  readonly method: Method;
  /** Where a device of an organisation asks for its configuration. */
  readonly activation?: string;
  /** MDMProfileData */
  readonly profile?: Uint8Array;
  /** WiFiProfileData */
  readonly wifi?: Uint8Array;
}

/** What an EraseDevice command leaves for afterwards; undefined where the device stays in Setup Assistant. */
export function returningBy(device: AppleDevice, command: PlistDict): Returning | undefined {
  const wish = dictOf(command.get('ReturnToService'));
  const asked = wish?.get('Enabled') === true;
  if (!returnsByItself(device.rules, asked, device.family, device.osVersion)) return undefined;
  const [profile, wifi] = [dataOf(wish?.get('MDMProfileData')), dataOf(wish?.get('WiFiProfileData'))];
  const { activation } = device.state;
  return {
    method: device.record.method ?? 'ios-byod',
    ...(activation !== undefined && { activation }),
    ...(profile !== undefined && { profile }),
    ...(wifi !== undefined && { wifi }),
  };
}

/** How the erased device enrolls, once it is on the network of the profile; undefined where it gets on none. */
export function entryOnReturn(
  device: AppleDevice,
  { method, activation, profile, wifi }: Returning,
): EnrollmentEntry | undefined {
  if (!getsOnline(device.rules, wifi && joinedBy(device, wifi), device.habits.networks)) return undefined;
  const given = takesGivenProfile(device.rules, profile !== undefined) ? profile : undefined;
  const { platform } = device.record;
  return {
    platform,
    method,
    ...(activation !== undefined && { url: activation }),
    ...(given !== undefined && { file: Buffer.from(given).toString('base64') }),
  };
}

/** Installs the Wi-Fi profile and gives the name of its network; undefined where there is none to read. */
function joinedBy(device: AppleDevice, bytes: Uint8Array): string | undefined {
  try {
    const installed = toInstalled(readProfile(bytes).message, { managed: true, now: device.rules.now });
    install(device, installed);
    return installed.payloads.find(({ network }) => network !== undefined)?.network;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
