import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../protocol/base/random.js';
import type { DeviceModel } from '../device/model.js';
import { findModel, loadModels } from '../device/models.js';
import { androidHabits } from './habits.js';
import { identifyAndroid, imei } from './identity.js';
import { stateOf } from './state.js';

const models = loadModels();
const androids = models.filter(({ platform }) => platform === 'android');

describe('an Android device', () => {
  it('has a Luhn check digit at the end of its IMEI (3GPP TS 23.003, annex B)', () => {
    const random = { ...seededRandom('x'), int: () => 323_751 } as ReturnType<typeof seededRandom>;
    expect(imei('49015420', random)).toBe('490154203237518');
  });

  it.each(androids.map((model) => [model.name, model] as const))(
    '%s: serial and IMEI as its maker forms them',
    (_name, model) => {
      const { serial, typeAllocationCode } = androidHabits(model);
      const identity = identifyAndroid(model, seededRandom('one'));
      const { imei: own, userSetupComplete } = stateOf(identity);
      expect(identity.serial).toHaveLength(serial.length);
      expect(identity.serial.startsWith(serial.prefix)).toBe(true);
      expect(own).toMatch(new RegExp(`^${typeAllocationCode}\\d{7}$`));
      expect(own.startsWith('00')).toBe(true);
      expect(userSetupComplete).toBe(false);
    },
  );

  it('is the same for the same seed and another for another', () => {
    const model = findModel(models, 'Pixel 8');
    const of = (seed: string) => identifyAndroid(model, seededRandom(seed));
    expect(of('one')).toEqual(of('one'));
    expect(of('one').serial).not.toBe(of('two').serial);
    expect(stateOf(of('one')).imei).not.toBe(stateOf(of('two')).imei);
  });
});

describe('the Android part of a model', () => {
  const pixel = findModel(models, 'Pixel 8');
  const broken = (changes: Partial<DeviceModel>): DeviceModel => ({ ...pixel, ...changes });

  it('names the key that is wrong', () => {
    const habits = { ...pixel.habits, typeAllocationCode: '12' };
    expect(() => androidHabits(broken({ habits }))).toThrow(/habits\.typeAllocationCode/);
    expect(() => androidHabits(broken({ habits: { ...pixel.habits, nonsense: 1 } }))).toThrow(/nonsense/);
  });

  it('needs an API level', () => {
    const { apiLevel, ...others } = pixel;
    expect(() => androidHabits(others)).toThrow(/apiLevel/);
  });
});
