import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { startRig } from './rig.test.helper.js';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const restriction = (place: string, value: string): JsonObject => ({
  verb: 'Replace',
  target: `./Device/Vendor/MSFT/${place}/${value}`,
  format: 'bool',
  data: 'true',
});

describe('management', () => {
  const cases = [
    ['android-fully-managed', 'DeviceRestrictions', 'no_bluetooth', 'Pixel 8', '200', undefined],
    ['android-fully-managed', 'DeviceRestrictions', 'no_cellular_2g', 'Pixel 8', '200', undefined],
    ['android-fully-managed', 'DeviceRestrictions', 'no_cellular_2g', 'Galaxy A54', '406', 'API_LEVEL'],
    ['android-fully-managed', 'WorkProfile/Restrictions', 'no_install_apps', 'Pixel 8', '405', 'MANAGEMENT_MODE'],
    ['android-work-profile', 'DeviceRestrictions', 'no_bluetooth', 'Pixel 8', '405', 'MANAGEMENT_MODE'],
    ['android-work-profile', 'WorkProfile/Restrictions', 'no_bluetooth', 'Pixel 8', '405', 'MANAGEMENT_MODE'],
    ['android-work-profile', 'WorkProfile/Restrictions', 'no_cross_profile_copy_paste', 'Pixel 8', '200', undefined],
    ['android-work-profile', 'WorkProfile/Restrictions', 'no_such_thing', 'Pixel 8', '404', 'UNSUPPORTED'],
  ] as const;

  it.each(cases)('by %s, %s/%s on a %s is answered %s', async (method, place, value, model, status, reason) => {
    const tenant = await rig.tenant();
    const session = tenant.device({ model });
    await session().enroll(
      await tenant.issue(method, method === 'android-work-profile' ? { direct: true } : {}),
      tenant.ada,
    );
    const id = await tenant.command(restriction(place, value));
    const agent = session();
    expect(await agent.wake('push')).toMatchObject({ kind: 'completed', commands: 1 });
    const { restrictions, nonCompliance } = agent.evidence().state;
    expect(Object.hasOwn(restrictions as object, value)).toBe(status === '200');
    expect(nonCompliance).toEqual(reason === undefined ? [] : [{ settingName: value, nonComplianceReason: reason }]);
    const [device] = await tenant.session.admin.readDevices();
    expect(device?.commands.find((command) => command.id === id)).toMatchObject({
      state: status === '200' ? 'acknowledged' : 'failed',
      result: { status },
    });
  });

  it('answers what the device is', async () => {
    const tenant = await rig.tenant();
    const session = tenant.device();
    await session().enroll(await tenant.issue('android-fully-managed'), tenant.ada);
    await tenant.command(restriction('DeviceRestrictions', 'no_such_thing'));
    for (const leaf of ['DeviceInformation/APILevel', 'DeviceInformation/IMEI', 'PolicyReport/NonComplianceDetails'])
      await tenant.command({ verb: 'Get', target: `./Device/Vendor/MSFT/${leaf}` });
    const agent = session();
    await agent.wake('poll');
    const [device] = await tenant.session.admin.readDevices();
    const values = device?.commands.flatMap(({ result }) =>
      ((result?.items ?? []) as JsonObject[]).map(({ data }) => data),
    );
    const details = JSON.stringify([{ settingName: 'no_such_thing', nonComplianceReason: 'UNSUPPORTED' }]);
    expect(values).toEqual(['35', agent.evidence().state.imei, details]);
  });

  it('ends when the server says so: a work profile goes, a company device is reset', async () => {
    for (const [method, factoryResets] of [
      ['android-work-profile', 0],
      ['android-fully-managed', 1],
    ] as const) {
      const tenant = await rig.tenant();
      const session = tenant.device();
      await session().enroll(
        await tenant.issue(method, method === 'android-work-profile' ? { direct: true } : {}),
        tenant.ada,
      );
      const provider = 'MusterSimulated';
      const target = `./Device/Vendor/MSFT/DMClient/Provider/${provider}/Unenroll`;
      await tenant.command({ verb: 'Exec', target, format: 'chr', data: provider });
      const agent = session();
      expect(await agent.wake('push')).toMatchObject({ kind: 'unenrolled' });
      expect(agent.evidence()).toMatchObject({
        phase: 'unenrolled',
        state: { factoryResets, provisioning: 'UNMANAGED' },
      });
      const [device] = await tenant.session.admin.readDevices();
      expect(device?.state).toBe('unenrolled');
    }
  });

  it('ends when the user removes the work profile, and cannot be ended by the user of a company device', async () => {
    const tenant = await rig.tenant();
    const personal = tenant.device();
    await personal().enroll(await tenant.issue('android-work-profile', { direct: true }), tenant.ada);
    const agent = personal();
    expect(await agent.unenroll()).toMatchObject({ kind: 'unenrolled' });
    expect(agent.record.certificate).toBeUndefined();
    expect((await tenant.session.admin.readDevices())[0]?.state).toBe('unenrolled');
    const company = tenant.device({ seed: 'ef'.repeat(16) });
    await company().enroll(await tenant.issue('android-fully-managed'), tenant.ada);
    expect(await company().unenroll()).toMatchObject({ kind: 'refused' });
  });

  it('goes on one message at a time when told to', async () => {
    const tenant = await rig.tenant();
    const session = tenant.device();
    const entry = await tenant.issue('android-work-profile', { direct: true });
    await session().enroll(entry, tenant.ada);
    const agent = session();
    const first = await agent.step('Package1', { header: { sessionId: '7' } });
    expect(first.response?.status).toBe(200);
    const opened = await agent.step('OpenLink', { url: entry.url ?? '' });
    const bundle = (
      JSON.parse(Buffer.from(opened.response?.body ?? []).toString()) as Record<string, Record<string, string>>
    )['android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE'];
    const service = bundle?.['test.muster.dpc.EXTRA_ENROLLMENT_SERVICE_URL'] ?? '';
    const nameless = await agent.step('RequestSecurityToken', {
      token: entry.token ?? '',
      service,
      items: { AADID: null },
    });
    expect(nameless.response?.status).toBe(500);
    await expect(agent.step('TokenUpdate')).rejects.toThrow(RangeError);
  });
});
