import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../protocol/base/rule.js';
import { findModel, loadModels, overrideModel } from '../../device/models.js';
import { createDevice } from '../../platforms.js';
import { hardwareHashes } from './hardware.js';
import { attestsHardware, editionFails, joinsOnThePage, needsNobody, tasksInOrder } from './rules.js';

const context = { now: 0, rules: soundRules };
const models = loadModels();

function hashesOf(repaired: string) {
  const model = overrideModel(findModel(models, 'Surface Laptop'), { habits: { repaired } });
  const record = createDevice({ name: 'pc', model, seed: 'a'.repeat(64), method: 'windows-autopilot-user-driven' });
  return hardwareHashes(record, model);
}

describe('the hardware hash of a PC', () => {
  it('is what it was while nothing was changed', () => {
    const { factory, now } = hashesOf('nothing');
    expect(now).toBe(factory);
    expect(Buffer.from(factory, 'base64').subarray(0, 2).toString()).toBe('OA');
  });

  it.each(['network card', 'main board'])('is another with another %s', (repaired) => {
    const { factory, now } = hashesOf(repaired);
    expect(now).not.toBe(factory);
  });
});

/** Learn, "Windows Autopilot self-deploying mode" and "pre-provisioned deployment". */
describe('deployment modes', () => {
  it.each([
    ['user-driven', false],
    ['existing-devices', false],
    ['self-deploying', true],
    ['pre-provisioned', true],
  ] as const)('%s: nobody is needed, hardware attests and the page joins: %s', (mode, without) => {
    expect([needsNobody(context, mode, '10.0.26200'), attestsHardware(context, mode)]).toEqual([without, without]);
    expect(joinsOnThePage(context, mode)).toBe(without);
  });

  it('need Windows 10 where nobody signs in', () => {
    expect(needsNobody(context, 'self-deploying', '6.3.9600')).toBe(false);
  });

  it('secure the hardware, join, and register, in this order', () => {
    expect(tasksInOrder(context).map((task) => task.split(' ')[0])).toEqual(['Secure', 'Join', 'Register']);
  });

  it('fail on Windows Home, and on no other edition', () => {
    expect([101, 48, 4, 121].map((edition) => editionFails(context, edition))).toEqual([true, false, false, false]);
  });
});
