import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../device.js';
import { deliveredParts } from './csp.js';
import { policiesOn } from './policies.js';
import { unmetOn } from './report.js';
import { securityOf } from './state.js';

/** `{ policies: { 'DeviceLock/MinimumLength': '6' }, parts: ['WiFi/office'], unmet: ['DeviceLock'], screen: 'locked' }` */
export function shownSecurity(device: AndroidDevice): JsonObject {
  const { tree } = device.state;
  const { locked } = securityOf(device);
  const parts = Object.keys(tree).flatMap((uri) => {
    const path = uri.replace('Device/Vendor/MSFT/', '');
    return deliveredParts.some((part) => path.startsWith(`${part}/`)) ? [path] : [];
  });
  return {
    policies: policiesOn(device),
    parts,
    unmet: device.state.mode === undefined ? [] : unmetOn(device),
    ...(locked !== undefined && { screen: locked ? 'locked' : 'unlocked' }),
  };
}
