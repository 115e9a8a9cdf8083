import { managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../device.js';
import { reportedIdentity } from '../facts.js';
import { managementOf } from './rest.js';

/** `POST /public/sync/info`: what the agent reports of its device (h-mdm/hmdm-android, DeviceInfo). */
export function deviceInfoOf(device: AndroidDevice): JsonObject {
  const { world, state, habits } = device;
  const { mode = 'fully-managed', deviceAdmin = '' } = state;
  const { number, kioskMode, applications, files } = managementOf(device);
  const { serial, imei } = reportedIdentity(device, mode);
  const owner = managementModeFacts[mode].owner === 'DEVICE_OWNER';
  const random = world.random.fork('device info');
  return {
    deviceId: number,
    model: world.model.product,
    permissions: [1, 1, 1, 0],
    applications: applications.map(({ pkg, version }) => ({ pkg, version })),
    files: files.map(({ path, lastUpdate }) => ({ path, lastUpdate })),
    batteryLevel: 20 + random.int(81),
    batteryCharging: random.int(2) === 1 ? 'usb' : '',
    androidVersion: world.model.osVersion,
    mdmMode: owner,
    kioskMode,
    launcherType: 'simulated',
    launcherPackage: deviceAdmin,
    defaultLauncher: owner,
    cpu: habits.headwind.cpu,
    ...(serial !== undefined && { serial }),
    ...(imei !== undefined && { imei }),
  };
}
