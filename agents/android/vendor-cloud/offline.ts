import type { VendorAssignment } from '../../../protocol/android/vendor-link.js';
import { type AndroidDevice, EnrollmentStopped, refuseProvisioning } from '../device.js';
import { factoryReset } from '../sessions.js';
import { askForAssignment } from './ask.js';
import { resetsItself } from './rules.js';

/** Without a network the set-up goes on to its end, and the device is nobody's until it hears of its configuration. */
export function keepOffline(device: AndroidDevice, link: string): void {
  if (!device.habits.setUpOffline || device.state.factoryResets > 0) return;
  const at = device.world.clock.now();
  device.state = { ...device.state, userSetupComplete: true, setUpOffline: { link, at } };
  refuseProvisioning('FetchConfiguration', 'NETWORK', 'the set-up was walked without a network');
}

/** The network is there now: a device that has a configuration after all resets itself when its time has come. */
export async function lookAfterOfflineSetup(device: AndroidDevice): Promise<void> {
  const { setUpOffline } = device.state;
  if (setUpOffline === undefined) return;
  const assigned = await askQuietly(device, setUpOffline.link);
  if (assigned?.forcedResetMs === undefined) return;
  const { forcedResetMs } = assigned;
  if (resetsItself(device.rules, { at: setUpOffline.at, forcedResetMs })) factoryReset(device);
  else device.record = { ...device.record, nextWakeAt: setUpOffline.at + forcedResetMs };
}

/** A cloud out of reach is asked again at the next occasion. */
async function askQuietly(device: AndroidDevice, link: string): Promise<VendorAssignment | undefined> {
  try {
    return await askForAssignment(device, link);
  } catch (error) {
    if (error instanceof EnrollmentStopped) return undefined;
    throw error;
  }
}
