import { describe, expect, it } from 'vitest';
import type { EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Random } from '../../protocol/base/random.js';
import { afterEnrollment, afterUnenrollment, beginSession, type Identify, newRecord } from './lifecycle.js';
import type { DeviceModel } from './model.js';
import type { DeviceRecord } from './record.js';

const model: DeviceModel = {
  id: 'phone-1',
  name: 'Phone 1',
  platform: 'ios',
  manufacturer: 'Apple',
  osVersion: '18.1',
  osBuild: '22B83',
  product: 'Phone1,1',
  habits: {},
};
const identify: Identify = (_, random) => ({
  serial: random.uuid(),
  enrollmentId: random.uuid(),
  state: { imei: random.int(10) },
});
const born = (seed: string): DeviceRecord => newRecord({ name: "Ada's Phone 1", model, seed }, identify);
const draw = ({ random }: { readonly random: Random }): string => Buffer.from(random.bytes(16)).toString('hex');

describe('a device', () => {
  it('is what its model and seed make it', () => {
    expect(born('seed 1')).toEqual(born('seed 1'));
    expect(born('seed 1').serial).not.toBe(born('seed 2').serial);
    expect(born('seed 1')).toMatchObject({
      name: "Ada's Phone 1",
      platform: 'ios',
      model: 'phone-1',
      phase: 'new',
      sessions: 0,
    });
  });

  it('draws the same bytes in the same session and others in the next', () => {
    const first = beginSession(born('seed'));
    const second = beginSession(first.record);
    expect([first.record.sessions, second.record.sessions]).toEqual([1, 2]);
    expect(draw(first)).not.toBe(draw(second));
    expect(draw(beginSession(born('seed')))).toBe(draw(beginSession(born('seed'))));
    expect(draw(beginSession(born('seed')))).not.toBe(draw(beginSession(born('other seed'))));
  });

  it('keeps nothing of a server that refused it or that it left', () => {
    const managed: DeviceRecord = {
      ...born('seed'),
      privateKey: 'k',
      certificate: 'c',
      anchors: ['a'],
      nextWakeAt: 9,
      phase: 'enrolling',
    };
    const refused: EnrollmentOutcome = {
      kind: 'refused',
      refusal: { form: 'http', code: '403', message: 'no', step: 'Authenticate' },
    };
    expect(afterEnrollment(managed, refused, 5)).toEqual({ ...born('seed'), phase: 'new', outcome: refused });
    const enrolled = afterEnrollment(managed, { kind: 'enrolled' }, 5);
    expect(enrolled).toMatchObject({
      phase: 'enrolled',
      certificate: 'c',
      enrolledAt: 5,
      lastSessionAt: 5,
      nextWakeAt: 9,
    });
    const left = afterUnenrollment(enrolled, 7);
    expect(left).toMatchObject({ phase: 'unenrolled', lastSessionAt: 7, enrolledAt: 5 });
    expect(Object.keys(left)).not.toEqual(expect.arrayContaining(['certificate']));
  });
});
