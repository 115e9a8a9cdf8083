import type { AndroidDevice } from '../device.js';

/** Package of the app that becomes the device administrator; it stands for the product's own. */
export const companyPortalPackage = 'test.muster.companyportal';

/** The person fetches the app from a store, or leaves it as it is; the store has the version that the model names. */
export function installCompanyPortal(device: AndroidDevice): void {
  const { habits, state } = device;
  device.state = { ...state, companyPortal: state.companyPortal ?? habits.companyPortal };
}
