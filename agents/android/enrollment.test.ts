import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitProvisioningPayload } from '../../protocol/android/emit-payload.js';
import type { ProvisioningParams } from '../../protocol/android/messages.js';
import { parseProvisioningPayload } from '../../protocol/android/parse-payload.js';
import { drawQrPng, readQrPng } from '../../protocol/android/qr-image.js';
import { hours } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { startRig } from './rig.test.helper.js';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

/** The entry with a payload that an administrator or an attacker has changed. */
async function tampered(
  entry: EnrollmentEntry,
  change: (params: ProvisioningParams) => Partial<ProvisioningParams>,
): Promise<EnrollmentEntry> {
  const image = readQrPng(Buffer.from(entry.qrPng ?? '', 'base64'));
  const reading = parseProvisioningPayload(image.message.kind === 'read' ? image.message.text : '').message;
  if (reading.kind !== 'params') throw new Error('the entry has no payload');
  const text = emitProvisioningPayload({ ...reading.params, ...change(reading.params) });
  return { ...entry, qrPng: Buffer.from(await drawQrPng(text)).toString('base64') };
}

describe('enrollment', () => {
  it('sets up a work profile through the portal', async () => {
    const tenant = await rig.tenant();
    const session = tenant.device();
    const agent = session();
    expect(await agent.enroll(await tenant.issue('android-work-profile'), tenant.ada)).toEqual({ kind: 'enrolled' });
    const { state, findings, phase } = agent.evidence();
    expect(state).toMatchObject({
      mode: 'work-profile',
      ownership: 'PERSONALLY_OWNED',
      provisioning: 'PROFILE_FINALIZED',
    });
    expect({ phase, findings }).toEqual({ phase: 'enrolled', findings: [] });
    const [device] = await tenant.session.admin.readDevices();
    expect(device).toMatchObject({
      state: 'enrolled',
      method: 'android-work-profile',
      upn: tenant.ada.upn,
      osVersion: '15',
    });
  });

  it('sets up a fully managed device from the pixels of a QR code', async () => {
    const tenant = await rig.tenant();
    const agent = tenant.device()();
    const wifi = { ssid: 'Büro', securityType: 'WPA', password: 'geheim' };
    expect(await agent.enroll(await tenant.issue('android-fully-managed', { wifi }), tenant.ada)).toEqual({
      kind: 'enrolled',
    });
    expect(agent.evidence()).toMatchObject({
      state: { mode: 'fully-managed', ownership: 'COMPANY_OWNED', provisioning: 'SETUP_FINALIZED' },
      findings: [],
    });
    const steps = agent.evidence().exchanges.map(({ step }) => step);
    expect(steps.slice(0, 3)).toEqual(['DownloadPackageTask', 'RequestSecurityToken', 'Package1']);
  });

  it.each([
    ['android-cope', 'Pixel 8'],
    ['android-dedicated', 'Pixel 8'],
    ['android-aosp-user', 'RealWear HMT-1'],
    ['android-aosp-userless', 'RealWear HMT-1'],
  ] as const)('enrolls by %s', async (method, model) => {
    const tenant = await rig.tenant();
    const agent = tenant.device({ model })();
    const entry = await tenant.issue(method, { wifi: { ssid: 'Staging' } });
    expect(await agent.enroll(entry, tenant.ada)).toEqual({ kind: 'enrolled' });
  });

  it('keeps less than 1 KB between sessions besides key and certificates', async () => {
    const tenant = await rig.tenant();
    const agent = tenant.device()();
    await agent.enroll(await tenant.issue('android-work-profile', { direct: true }), tenant.ada);
    expect(Buffer.byteLength(JSON.stringify(agent.record.state))).toBeLessThan(1_024);
  });

  it.each([
    ['Pixel 8', true],
    ['Galaxy A54', true],
    ['Pixel 3', false],
  ] as const)('hides the hardware ids of a personal %s: %s', async (model, hidden) => {
    const tenant = await rig.tenant();
    const agent = tenant.device({ model })();
    await agent.enroll(await tenant.issue('android-work-profile', { direct: true }), tenant.ada);
    const [device] = await tenant.session.admin.readDevices();
    const wire = agent.evidence().exchanges.map(({ request }) => Buffer.from(request.body).toString());
    expect(device?.serial === agent.record.serial).toBe(!hidden);
    expect(wire.some((body) => body.includes(String(agent.evidence().state.imei)))).toBe(!hidden);
  });
});

describe('what keeps a device out', () => {
  it('is a token that nobody issued', async () => {
    const tenant = await rig.tenant();
    const entry = await tampered(await tenant.issue('android-fully-managed'), ({ adminExtras }) => ({
      adminExtras: { ...adminExtras, 'test.muster.dpc.EXTRA_ENROLLMENT_TOKEN': 'guessed' },
    }));
    const agent = tenant.device()();
    expect(await agent.enroll(entry, tenant.ada)).toMatchObject({
      kind: 'refused',
      refusal: { form: 'soap-fault', code: '0x80180002' },
    });
    expect(agent.evidence()).toMatchObject({ phase: 'new', state: { factoryResets: 1, provisioning: 'UNMANAGED' } });
    expect(await tenant.session.admin.readDevices()).toEqual([]);
  });

  it('is a token whose hour is over', async () => {
    const tenant = await rig.tenant();
    const entry = await tenant.issue('android-fully-managed');
    await tenant.session.advanceClock(hours(1) + 1_000);
    expect(await tenant.device()().enroll(entry, tenant.ada)).toMatchObject({ kind: 'refused' });
  });

  it('is a token that served its one device', async () => {
    const tenant = await rig.tenant();
    const entry = await tenant.issue('android-fully-managed', { oneTime: true });
    expect(await tenant.device()().enroll(entry, tenant.ada)).toEqual({ kind: 'enrolled' });
    expect(
      await tenant
        .device({ seed: 'cd'.repeat(16) })()
        .enroll(entry, tenant.ada),
    ).toMatchObject({ kind: 'refused' });
  });

  it('is a link whose token is wrong', async () => {
    const tenant = await rig.tenant();
    const { url = '', ...entry } = await tenant.issue('android-work-profile', { direct: true });
    const refused = await tenant
      .device()()
      .enroll({ ...entry, url: `${url}x` }, tenant.ada);
    expect(refused).toMatchObject({ kind: 'refused', refusal: { form: 'page', code: '403' } });
  });

  it.each([
    ['a document without a device admin', '/android/dpc.apk', 'missing-parameter'],
    ['no document at all', '/EnrollmentServer/Discovery.svc', undefined],
  ])('is a link that leads to %s', async (_name, path, code) => {
    const tenant = await rig.tenant();
    const { url = '', ...entry } = await tenant.issue('android-work-profile', { direct: true });
    const agent = tenant.device()();
    const outcome = await agent.enroll({ ...entry, url: new URL(path, url).href }, tenant.ada);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: code === undefined ? {} : { code } });
    expect(agent.evidence()).toMatchObject({ phase: 'new', state: { provisioning: 'UNMANAGED' } });
  });

  it('is a package that is not the promised one; the device goes back to factory settings', async () => {
    const tenant = await rig.tenant();
    const entry = await tampered(await tenant.issue('android-fully-managed'), ({ download }) =>
      download === undefined
        ? {}
        : { download: { ...download, checksum: { of: 'package', sha256: new Uint8Array(32) } } },
    );
    const agent = tenant.device()();
    expect(await agent.enroll(entry, tenant.ada)).toMatchObject({
      kind: 'refused',
      refusal: { form: 'provisioning', code: 'hash_mismatch', step: 'VerifyAdminPackageTask' },
    });
    expect(agent.evidence().state).toMatchObject({ factoryResets: 1 });
  });

  it('is a network that is not there; the device tries again as it is', async () => {
    const tenant = await rig.tenant();
    const agent = tenant.device({ overrides: { habits: { networks: { other: '' } } } })();
    const entry = await tenant.issue('android-fully-managed', { wifi: { ssid: 'here' } });
    expect(await agent.enroll(entry, tenant.ada)).toMatchObject({ kind: 'refused', refusal: { code: 'wifi' } });
    expect(agent.evidence().state).toMatchObject({ factoryResets: 0 });
  });

  it('is a device that somebody has set up already', async () => {
    const tenant = await rig.tenant();
    const agent = tenant.device({ overrides: { habits: { userSetupComplete: true } } })();
    expect(await agent.enroll(await tenant.issue('android-fully-managed'), tenant.ada)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'USER_SETUP_COMPLETED' },
    });
  });

  it('is a mode that the payload does not allow', async () => {
    const tenant = await rig.tenant();
    const entry = await tampered(await tenant.issue('android-fully-managed'), () => ({
      supportedModes: 'personally-owned',
    }));
    expect(await tenant.device()().enroll(entry, tenant.ada)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'MODE_NOT_ALLOWED', step: 'GET_PROVISIONING_MODE' },
    });
  });

  it('is a person who walks away', async () => {
    const tenant = await rig.tenant();
    const entry = await tenant.issue('android-work-profile');
    const outcome = await tenant
      .device()()
      .enroll(entry, { ...tenant.ada, givesUpAt: 'Setup checklist' });
    expect(outcome).toEqual({ kind: 'abandoned', step: 'Setup checklist' });
  });

  it.each([
    ['no image', ''],
    ['another file', Buffer.from('%PDF-1.7').toString('base64')],
  ])('is %s instead of a QR code', async (_name, qrPng) => {
    const tenant = await rig.tenant();
    const agent = tenant.device()();
    const outcome = await agent.enroll({ platform: 'android', method: 'android-fully-managed', qrPng }, tenant.ada);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'unreadable' } });
    expect(agent.evidence().state).toMatchObject({ factoryResets: 0 });
  });
});
