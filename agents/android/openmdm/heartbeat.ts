import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../device.js';
import { managementOf } from './agent-api.js';

const gigabyte = 2 ** 30;

/** `POST /agent/heartbeat`: what the device reports of itself. Figures of battery and memory vary with the device, as real ones do. */
export function heartbeatOf(device: AndroidDevice): JsonObject {
  const { world, state, habits } = device;
  const { policyVersion, desiredStateVersion } = managementOf(device);
  const random = world.random.fork('heartbeat');
  return {
    timestamp: new Date(world.clock.now()).toISOString(),
    batteryLevel: 20 + random.int(81),
    isCharging: random.int(2) === 1,
    storageUsed: (16 + random.int(64)) * gigabyte,
    storageTotal: 128 * gigabyte,
    memoryUsed: (2 + random.int(4)) * gigabyte,
    memoryTotal: 8 * gigabyte,
    networkType: 'wifi',
    installedApps: [{ packageName: state.deviceAdmin ?? '', version: habits.applicationVersion }],
    isRooted: habits.rooted,
    agentVersion: habits.applicationVersion,
    policyVersion: String(policyVersion),
    desiredStateVersion,
  };
}
