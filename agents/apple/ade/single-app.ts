import type { AppleDevice } from '../device.js';
import { locksIntoApp } from './rules.js';

/** Whether the device shows one app and nothing else (mdm/profiles/com.apple.app.lock.yaml): a supervised one only. */
export function isHeldInApp(device: AppleDevice): boolean {
  const { state, supervised, rules, osVersion } = device;
  const asked = state.profiles.some(({ payloads }) => payloads.some(({ type }) => type === 'com.apple.app.lock'));
  return asked && supervised && locksIntoApp(rules, osVersion);
}
