import { errorCodes, errorIn } from '../../../protocol/apple/error-response.js';
import { isOlder } from '../../../protocol/apple/versions.js';
import type { AppleDevice } from '../device.js';
import { updatesFirst } from './rules.js';

/**
 * Whether the device has installed the version that the server's latest answer asks for before it lets the device in, so that it is worth asking again
 * (mdm/errors/softwareupdate.required.yaml).
 */
export function updated(device: AppleDevice): boolean {
  const answer = device.world.transport.exchanges.at(-1)?.response;
  const asked = answer === undefined ? undefined : errorIn(answer);
  const wanted = asked?.details.OSVersion;
  if (asked?.code !== errorCodes.softwareUpdateRequired || typeof wanted !== 'string') return false;
  if (!updatesFirst(device.rules, device.family, device.osVersion)) return false;
  const found = device.habits.updates.find(({ version }) => !isOlder(version, wanted));
  if (found === undefined) return false;
  const { restarts = 0 } = device.state;
  device.update({ osVersion: found.version, osBuild: found.build, restarts: restarts + 1 });
  return true;
}
