import { systemClock } from '../../../protocol/base/clock.js';
import { systemRandom } from '../../../protocol/base/random.js';
import { soundRules } from '../../../protocol/base/rule.js';
import { createTransport } from '../../device/create-transport.js';
import { freshKeys } from '../../device/keys/fresh-keys.js';
import { findModel, loadModels, overrideModel } from '../../device/models.js';
import { createDevice } from '../../platforms.js';
import { AndroidDevice } from '../device.js';

/** A fully managed device that nobody talks to, with these facts of its security. */
export function attestedDevice(security: object, apiLevel = 35): AndroidDevice {
  const model = overrideModel(findModel(loadModels(), 'Pixel 8'), {
    osVersion: '15',
    apiLevel,
    habits: { security },
  } as never);
  const transport = createTransport({ clock: systemClock });
  const world = { clock: systemClock, random: systemRandom, model, transport, keys: freshKeys(), rules: soundRules };
  const device = new AndroidDevice(createDevice({ name: 'device', model, seed: 'ab'.repeat(16) }), world);
  device.state = { ...device.state, mode: 'fully-managed', deviceAdmin: 'test.muster.dpc' };
  return device;
}
