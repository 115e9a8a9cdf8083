import { refusalFrom } from '../device/refusal.js';
import type { MdmEnrollment } from './apple-state.js';
import { checkOut, sendCheckIn } from './check-in.js';
import type { AppleDevice } from './device.js';
import { checksOut } from './device-rules.js';
import type { Identity } from './mdm-request.js';
import { isOnline } from './network.js';

/**
 * The enrollment profile is gone, and with it everything that the server installed. CheckOut is sent when the profile asked for it, and
 * as far as it goes: nothing waits for its success (mdm/checkin/checkout.yaml).
 */
export async function endManagement(device: AppleDevice, mdm: MdmEnrollment, identity: Identity): Promise<void> {
  if (checksOut(device.rules, mdm.checkOutWhenRemoved) && isOnline(device)) {
    try {
      await sendCheckIn(device, mdm, identity, checkOut(device, mdm), { step: 'CheckOut' });
    } catch (error) {
      device.update({ lastError: { ...refusalFrom(error, 'CheckOut', device.world.transport) } });
    }
  }
  device.forgetManagement();
}
