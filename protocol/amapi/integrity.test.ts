import { expect, it } from 'vitest';
import { deviceLabels } from './integrity.js';

const sound = {
  rooted: false,
  emulator: false,
  virtual: false,
  tampered: false,
  certified: true,
  hardwareKey: true,
  bootVerified: true,
};

it.each([
  ['sound', {}, 3],
  ['without hardware for keys', { hardwareKey: false }, 2],
  ['never certified', { certified: false }, 1],
  ['unlocked', { bootVerified: false }, 1],
  ['rooted', { rooted: true }, 0],
  ['an emulator', { emulator: true }, 0],
])('a device that is %s earns labels in their order', (_what, facts, count) => {
  const all = ['MEETS_BASIC_INTEGRITY', 'MEETS_DEVICE_INTEGRITY', 'MEETS_STRONG_INTEGRITY'];
  expect(deviceLabels({ ...sound, ...facts })).toEqual(all.slice(0, count));
});
