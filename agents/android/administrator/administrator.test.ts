import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administratorPolicyPlace } from '../../../protocol/android/administrator-policies.table.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type RigDevice, type RigTenant, startRig } from '../rig.test.helper.js';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

async function openTenant(): Promise<RigTenant> {
  const tenant = await rig.tenant();
  await tenant.session.admin.putSettings('device-administrator', { enabled: true });
  return tenant;
}

async function enrolled(tenant: RigTenant, device: RigDevice = {}) {
  const session = tenant.device(device);
  const outcome = await session().enroll(await tenant.issue('android-da'), tenant.ada);
  return { session, outcome };
}

describe('a device whose administrator is the Company Portal app', () => {
  it('is managed without being provisioned, and keeps its administrator in a small record', async () => {
    const tenant = await openTenant();
    const { session, outcome } = await enrolled(tenant, { model: 'Galaxy A54' });
    const agent = session();
    expect(outcome).toEqual({ kind: 'enrolled' });
    expect(agent.evidence()).toMatchObject({
      phase: 'enrolled',
      state: { mode: 'device-admin', ownership: 'PERSONALLY_OWNED', provisioning: 'UNMANAGED' },
      findings: [],
    });
    expect(JSON.stringify(agent.record).length).toBeLessThan(8_192);
  });

  it.each([
    { apiLevel: 28, osVersion: '9', told: true },
    { apiLevel: 29, osVersion: '10', told: false },
  ])('tells IMEI and serial number at API level $apiLevel: $told', async ({ told, ...overrides }) => {
    const tenant = await openTenant();
    const { session } = await enrolled(tenant, { model: 'Pixel 3', overrides });
    const { serial } = session().record;
    const [view] = await tenant.session.admin.readDevices();
    expect(view?.serial === serial).toBe(told);
    expect(typeof view?.detail.imei === 'string').toBe(told);
  });

  it('goes back to nobody when the person gives up before the app is activated', async () => {
    const tenant = await openTenant();
    const session = tenant.device();
    const hesitant = { ...tenant.ada, givesUpAt: 'ActivateAdministrator' };
    expect(await session().enroll(await tenant.issue('android-da'), hesitant)).toEqual({
      kind: 'abandoned',
      step: 'ActivateAdministrator',
    });
    expect(session().evidence().phase).toBe('new');
    expect(await tenant.session.admin.readDevices()).toEqual([]);
  });

  it('can be let go by its user, and keeps the app', async () => {
    const tenant = await openTenant();
    const { session } = await enrolled(tenant);
    expect((await session().unenroll()).kind).toBe('unenrolled');
    const { phase, state } = session().evidence();
    expect(phase).toBe('unenrolled');
    expect(state).toMatchObject({ companyPortal: '5.0.6152.0', factoryResets: 0 });
    expect(state.mode).toBeUndefined();
    expect((await tenant.session.admin.readDevices()).at(0)?.state).toBe('unenrolled');
  });

  it.each([
    { target: './Device/Vendor/MSFT/DeviceRestrictions/no_bluetooth', format: 'bool', data: 'true', state: 'failed' },
    { target: `${administratorPolicyPlace}/force-lock`, format: 'chr', data: '1', state: 'acknowledged' },
    { target: `${administratorPolicyPlace}/no-such-policy`, format: 'chr', data: '1', state: 'failed' },
  ])('answers $target: $state', async ({ state, ...set }) => {
    const tenant = await openTenant();
    const { session } = await enrolled(tenant);
    await tenant.command({ verb: 'Replace', ...set } satisfies JsonObject);
    await session().wake('push');
    expect((await tenant.session.admin.readDevices()).at(0)?.commands.at(-1)?.state).toBe(state);
  });

  it('stays what it is when a work profile is refused beside it', async () => {
    const tenant = await openTenant();
    const { session } = await enrolled(tenant);
    const before = session().evidence();
    const outcome = await session().enroll(await tenant.issue('android-work-profile'), tenant.ada);
    expect(outcome.kind).toBe('refused');
    const after = session().evidence();
    expect(after).toMatchObject({ phase: 'enrolled', method: 'android-da', certificate: before.certificate });
    expect((await session().wake('poll')).kind).toBe('completed');
  });
});
