import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AppleDevice } from '../device.js';
import { temporaryOnlyAfter } from './rules.js';
import { configured } from './sessions.js';

/** What is kept of an item of the Settings command; a configuration of a shared device changes what it names. */
export function sharedMembers(device: AppleDevice, item: string, members: JsonObject): JsonObject {
  if (item !== 'SharedDeviceConfiguration') return members;
  const before = (device.state.settings?.SharedDeviceConfiguration ?? {}) as JsonObject;
  const asked = members.TemporarySessionOnly === true;
  const only = temporaryOnlyAfter(device.rules, configured(device, 'TemporarySessionOnly') === true, asked);
  return {
    ...before,
    ...members,
    ...(only || members.TemporarySessionOnly === false ? { TemporarySessionOnly: only } : {}),
  };
}
