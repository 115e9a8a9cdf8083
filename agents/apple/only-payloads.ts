import type { ErrorChainItem } from '../../protocol/apple/command.js';
import { type DeviceErrorName, errorItem } from '../../protocol/apple/errors.table.js';
import type { Profile } from '../../protocol/apple/profile.js';
import type { AppleDevice } from './device.js';
import { onlyOneFits } from './profile-shape-rules.js';
import { profilesOf } from './profile-store.js';

/** Payload types of which an iPhone or iPad takes one in all, by the error that a second one meets (mdm/profiles, supportedOS, multiple; Mobile Device Management Protocol Reference, "Error Codes"). */
const onlyOne: readonly (readonly [error: DeviceErrorName, types: readonly string[]])[] = [
  ['severalProxies', ['com.apple.proxy.http.global']],
  ['severalCellular', ['com.apple.apn.managed', 'com.apple.cellular']],
  ['severalAppLocks', ['com.apple.app.lock']],
  ['severalLayouts', ['com.apple.homescreenlayout']],
];

/** Why a device does not install a profile that brings one more of what there is only one of. One that is replaced does not count. */
export function objectionToAnother(device: AppleDevice, profile: Profile): ErrorChainItem | undefined {
  if (device.family !== 'ios') return undefined;
  const others = profilesOf(device).filter(({ identifier }) => identifier !== profile.PayloadIdentifier);
  const present = others.flatMap(({ payloads }) => payloads.map(({ type }) => type));
  const brought = profile.payloads.map(({ PayloadType = '' }) => PayloadType);
  for (const [error, types] of onlyOne) {
    const among = (list: readonly string[]): number => list.filter((type) => types.includes(type)).length;
    const [before, added] = [among(present), among(brought)];
    if (added > 0 && !onlyOneFits(device.rules, before + added)) return errorItem(error, types.join(', '));
  }
  return undefined;
}
