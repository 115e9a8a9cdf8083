import { afterUnenrollment } from '../device/lifecycle.js';
import { restrictionPlaces } from './csp/restrictions.js';
import type { Deed } from './deeds.js';
import { userMayReset } from './mode-rules.js';
import { factoryReset } from './sessions.js';

/** What happens to the system itself. */
export const systemDeeds: Readonly<Record<string, Deed>> = {
  /** From the recovery menu: nobody is told, and nothing of any management stays. */
  'reset to factory settings': ({ device }) => {
    device.record = afterUnenrollment(device.record, device.world.clock.now());
    factoryReset(device);
    return { kind: 'done' };
  },
  /** In the settings of the device, where a policy may have taken it away. */
  'reset in settings': ({ device }) => {
    const blocked = device.state.tree[`${restrictionPlaces.device.slice(2)}/no_factory_reset`] === 'true';
    if (!userMayReset(device.rules, blocked)) return { kind: 'refused', code: 'POLICY', message: 'Reset is blocked.' };
    device.record = afterUnenrollment(device.record, device.world.clock.now());
    factoryReset(device);
    return { kind: 'done' };
  },
  /** `{ osVersion, apiLevel }`; what the device keeps outlives the update. */
  'update Android': ({ device, details: { osVersion, apiLevel } }) => {
    device.state = { ...device.state, upgrade: { osVersion: String(osVersion), apiLevel: Number(apiLevel) } };
    return { kind: 'done' };
  },
};
