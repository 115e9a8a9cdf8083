import type { AppleDevice } from './device.js';
import { joinsNetwork } from './framework-rules.js';
import { effectiveRestrictions } from './restrictions/effective.js';

/** Whether the device reaches anybody: by mobile network, or by a Wi-Fi network that it may join (com.apple.applicationaccess, forceWiFiToAllowedNetworksOnly). */
export function isOnline(device: AppleDevice): boolean {
  const { habits, state, rules } = device;
  if (state.outOfReach === true) return false;
  if (habits.cellular) return true;
  const known = state.profiles.filter(({ managed }) => managed).flatMap(({ payloads }) => payloads);
  const managed = known.some(({ network }) => network !== undefined && habits.networks.includes(network));
  const restrictions = effectiveRestrictions(device);
  const onlyManaged = ['forceWiFiToAllowedNetworksOnly', 'forceWiFiWhitelisting'].some(
    (key) => restrictions.get(key) === true,
  );
  return joinsNetwork(rules, onlyManaged, managed, habits.networks.length > 0);
}
