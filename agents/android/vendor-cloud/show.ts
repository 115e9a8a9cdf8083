import type { VendorAssignment } from '../../../protocol/android/vendor-link.js';
import type { AndroidDevice } from '../device.js';

/** What the set-up shows before anything is provisioned stays in the device's log. */
export function show(device: AndroidDevice, { shown }: VendorAssignment): void {
  const lines = Object.entries(shown).filter(([, text]) => text !== '');
  device.state = {
    ...device.state,
    setup: [...device.state.setup, ...lines.map(([name, text]) => `${name}: ${text}`)],
  };
}
