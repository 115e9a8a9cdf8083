import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceOf, holder } from '../../../agents/android/driver-rig.test.helper.js';
import { systemClock } from '../../../protocol/base/clock.js';
import { systemRandom } from '../../../protocol/base/random.js';
import { soundRules } from '../../../protocol/base/rule.js';
import { Inapplicable } from '../../checks/admin.js';
import { startAmapiService } from '../../server/clouds/amapi/service.js';
import { silentLogger } from '../../server/logger.js';
import type { Target } from '../target.js';
import { openAmapiTarget } from './amapi-target.js';

let google: Awaited<ReturnType<typeof startAmapiService>>;
let target: Target;
beforeAll(async () => {
  const world = { clock: systemClock, random: systemRandom, rules: soundRules };
  google = await startAmapiService({ world, logger: silentLogger });
  const locator = { adapter: 'amapi', name: 'test', adminUrl: google.url, adminToken: 'emm', ca: '' } as const;
  target = await openAmapiTarget(locator);
});
afterAll(async () => {
  await target.close();
  await google.close();
});

const wish = { platform: 'android', method: 'android-fully-managed' } as const;

describe('a simulated Android Management API as target', () => {
  it.each([{}, { direct: true }])('lets a device in by a token of its own, with the wishes %j', async (options) => {
    const { admin } = await target.open();
    const entry = await admin.issueEnrollment({ ...wish, options });
    const device = deviceOf();
    expect(await device().enroll(entry, holder)).toEqual({ kind: 'enrolled' });
    const { enrollmentId = '', serial, state } = device().evidence();
    expect(state).toMatchObject({ restrictions: { no_bluetooth: 'device' } });
    expect(await admin.readDevices({ enrollmentId })).toMatchObject([{ state: 'enrolled', serial }]);
    expect(await deviceOf({ seed: 'cd'.repeat(16) })().enroll(entry, holder)).toMatchObject({ kind: 'refused' });
    await admin.queueCommand(enrollmentId, { type: 'LOCK' });
    expect(await device().wake('poll')).toEqual({ kind: 'completed', commands: 1 });
    await admin.forgetDevice(enrollmentId);
    expect(await device().wake('poll')).toMatchObject({ kind: 'unenrolled' });
  });

  it('has no token for other methods', async () => {
    const { admin } = await target.open();
    const work = { ...wish, method: 'android-work-profile' } as const;
    await expect(admin.issueEnrollment(work)).rejects.toBeInstanceOf(Inapplicable);
  });
});
