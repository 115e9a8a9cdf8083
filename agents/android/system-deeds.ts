import type { Deed } from './deeds.js';

/** What happens to the system itself. */
export const systemDeeds: Readonly<Record<string, Deed>> = {
  /** `{ osVersion, apiLevel }`; what the device keeps outlives the update. */
  'update Android': ({ device, details: { osVersion, apiLevel } }) => {
    device.state = { ...device.state, upgrade: { osVersion: String(osVersion), apiLevel: Number(apiLevel) } };
    return { kind: 'done' };
  },
};
