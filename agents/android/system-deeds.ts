import { methodOfferPath } from '../../protocol/android/entry-ways.table.js';
import { readJsonObject } from '../../protocol/android/read-json.js';
import { afterUnenrollment } from '../device/lifecycle.js';
import { restrictionPlaces } from './csp/restrictions.js';
import type { Deed } from './deeds.js';
import { userMayReset } from './mode-rules.js';
import { factoryReset } from './sessions.js';

/** What happens to the system itself. */
export const systemDeeds: Readonly<Record<string, Deed>> = {
  /** `{ server, user }`: in the Company Portal app; `message` is the method that is offered, if any. */
  'ask how to enroll': async ({ device, details }) => {
    const { managedUsers, androidEnterprise } = device.habits;
    const query = new URLSearchParams({ user: String(details.user), workProfile: 'no' });
    if (managedUsers && androidEnterprise) query.set('workProfile', 'yes');
    const url = `${String(details.server)}${methodOfferPath}?${query}`;
    const { body } = await device.world.transport.send({ step: 'AskForMethod', method: 'GET', url });
    const reading = readJsonObject(Buffer.from(body).toString('utf8'));
    const method = reading.kind === 'object' ? reading.object.method : undefined;
    return typeof method === 'string' ? { kind: 'done', message: method } : { kind: 'refused', code: 'NO_METHOD' };
  },
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
