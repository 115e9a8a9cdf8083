import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceOf, holder } from '../../../agents/android/driver-rig.test.helper.js';
import { OpenmdmPeer } from '../../../agents/android/openmdm/openmdm-peer.test.helper.js';
import { Inapplicable } from '../../checks/admin.js';
import type { TargetLocator } from '../target.js';
import { openOpenmdmTarget } from './openmdm-target.js';

let peer: OpenmdmPeer;
beforeEach(async () => {
  peer = await new OpenmdmPeer().listen();
});
afterEach(() => peer.close());

const open = (more: Partial<TargetLocator> = {}) =>
  openOpenmdmTarget({
    adapter: 'openmdm',
    name: 'test',
    adminUrl: peer.url,
    adminToken: 'admin',
    ca: '',
    agent: { secret: 'enroll-me' },
    ...more,
  });

const wish = { platform: 'android', method: 'android-fully-managed' } as const;

describe('an OpenMDM as target', () => {
  it('says what it cannot do, and why', async () => {
    const target = await open();
    for (const gone of ['clock', 'tenants', 'entrytokens', 'nfc', 'verb:enrollment.issue', 'verb:person.put']) {
      expect(target.capabilities.has(gone)).toBe(false);
      expect(target.reasons?.[gone]).toBeTruthy();
    }
    await target.close();
    await expect(open({ adminToken: 'wrong' })).rejects.toMatchObject({ code: 'TARGET_ADMIN_TOKEN' });
  });

  it.each([
    ['a shared secret', 'enroll-me'],
    ['keys of their own', undefined],
  ])('lets devices in by %s, and shows, commands and forgets them', async (_how, secret) => {
    const target = await open({ agent: { ...(secret !== undefined && { secret }) } });
    const { admin } = await target.open();
    const device = deviceOf();
    expect(await device().enroll(await admin.issueEnrollment(wish), holder)).toEqual({ kind: 'enrolled' });
    const { enrollmentId = '', serial } = device().evidence();
    expect(await admin.readDevices({ enrollmentId })).toMatchObject([{ state: 'enrolled', serial, commands: [] }]);
    await admin.queueCommand(enrollmentId, { type: 'shell' });
    await admin.push(enrollmentId);
    expect(await device().wake('push')).toEqual({ kind: 'completed', commands: 2 });
    expect((await admin.readDevices({ enrollmentId }))[0]?.commands).toMatchObject([
      { kind: 'shell', state: 'failed', result: { error: 'UNSUPPORTED' } },
      { kind: 'sync', state: 'acknowledged' },
    ]);
    await admin.forgetDevice(enrollmentId);
    expect(await admin.readDevices()).toEqual([]);
    await target.close();
  });

  it('has no other wishes and commands', async () => {
    const target = await open();
    const { admin } = await target.open();
    await expect(admin.issueEnrollment({ ...wish, options: { wifi: {} } })).rejects.toBeInstanceOf(Inapplicable);
    await expect(admin.queueCommand('d', { verb: 'Get' })).rejects.toBeInstanceOf(Inapplicable);
    await target.close();
  });
});
