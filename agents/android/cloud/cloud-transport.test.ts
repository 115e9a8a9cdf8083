import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAmapiService } from '../../../harness/server/clouds/amapi/service.js';
import { silentLogger } from '../../../harness/server/logger.js';
import { drawQrPng } from '../../../protocol/android/qr-image.js';
import { systemClock } from '../../../protocol/base/clock.js';
import { systemRandom } from '../../../protocol/base/random.js';
import { soundRules } from '../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import { startRig } from '../rig.test.helper.js';

let rig: Awaited<ReturnType<typeof startRig>>;
let google: Awaited<ReturnType<typeof startAmapiService>>;
beforeAll(async () => {
  rig = await startRig();
  google = await startAmapiService({
    world: { clock: systemClock, random: systemRandom, rules: soundRules },
    logger: silentLogger,
  });
});
afterAll(async () => {
  await google.close();
  await rig.close();
});

// biome-ignore lint/suspicious/noExplicitAny: an EMM reads JSON whose shape the test asserts
async function emm(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body: JsonObject = {}): Promise<any> {
  const headers = { authorization: 'Bearer emm' };
  const sent = method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body) };
  return (await request(`${google.url}/v1/${path}`, { method, headers, ...sent })).body.json();
}

async function enterprise(): Promise<string> {
  const signup = await emm('POST', 'signupUrls?projectId=p&callbackUrl=https%3A%2F%2Femm.test%2F');
  const { headers } = await request(signup.url);
  const enterpriseToken = String(new URL(String(headers.location)).searchParams.get('enterpriseToken'));
  return (
    await emm(
      'POST',
      `enterprises?${new URLSearchParams({ projectId: 'p', signupUrlName: signup.name, enterpriseToken })}`,
    )
  ).name;
}

/** A device that scanned the QR code of a token. */
async function scanned(name: string, method: Method, token: JsonObject) {
  const { qrCode } = await emm('POST', `${name}/enrollmentTokens`, token);
  const tenant = await rig.tenant();
  const agent = tenant.device()();
  const qrPng = Buffer.from(await drawQrPng(qrCode)).toString('base64');
  return { agent, outcome: await agent.enroll({ platform: 'android', method, qrPng }, tenant.ada) };
}

const disallowed = { allowPersonalUsage: 'PERSONAL_USAGE_DISALLOWED' };

describe('a device of the simulated Android Management API', () => {
  it.each([
    ['android-cope', 'PERSONAL_USAGE_ALLOWED', 'PROFILE_OWNER'],
    ['android-fully-managed', 'PERSONAL_USAGE_DISALLOWED', 'DEVICE_OWNER'],
    ['android-dedicated', 'PERSONAL_USAGE_DISALLOWED_USERLESS', 'DEVICE_OWNER'],
  ] as const)(
    'enrolls by %s, applies the policy and reports what it cannot hold',
    async (method, allowPersonalUsage, owner) => {
      const name = await enterprise();
      const policy = { bluetoothDisabled: true, wifiConfigDisabled: true, factoryResetDisabled: true };
      await emm('PATCH', `${name}/policies/default`, policy);
      const { agent, outcome } = await scanned(name, method, { allowPersonalUsage });
      expect(outcome).toEqual({ kind: 'enrolled' });
      const [device] = (await emm('GET', `${name}/devices`)).devices;
      const details =
        method === 'android-cope'
          ? [{ settingName: 'factoryResetDisabled', nonComplianceReason: 'MANAGEMENT_MODE' }]
          : [];
      expect(device).toMatchObject({
        managementMode: owner,
        appliedState: 'ACTIVE',
        appliedPolicyVersion: '1',
        policyCompliant: details.length === 0,
        nonComplianceDetails: details,
      });
      expect(agent.evidence().state).toMatchObject({
        restrictions: { no_bluetooth: 'device' },
        nonCompliance: details,
      });
    },
  );

  it('answers commands and, wiped, starts over', async () => {
    const name = await enterprise();
    const { agent } = await scanned(name, 'android-fully-managed', disallowed);
    const [{ name: device }] = (await emm('GET', `${name}/devices`)).devices;
    const lock = await emm('POST', `${device}:issueCommand`, { type: 'LOCK' });
    const bad = await emm('POST', `${device}:issueCommand`, { type: 'RESET_PASSWORD', newPassword: '123' });
    expect(await agent.wake('poll')).toEqual({ kind: 'completed', commands: 2 });
    expect(await emm('GET', lock.name)).toMatchObject({ done: true });
    expect(await emm('GET', bad.name)).toMatchObject({ metadata: { errorCode: 'INVALID_VALUE' } });
    await emm('POST', `${device}:issueCommand`, { type: 'WIPE' });
    expect(await agent.wake('poll')).toMatchObject({ kind: 'unenrolled' });
    expect(agent.evidence()).toMatchObject({
      phase: 'unenrolled',
      state: { factoryResets: 1, provisioning: 'UNMANAGED' },
    });
  });

  it('that was deleted resets, and so does one of an enterprise that was deleted', async () => {
    const name = await enterprise();
    const { agent } = await scanned(name, 'android-fully-managed', disallowed);
    const { agent: other } = await scanned(name, 'android-fully-managed', disallowed);
    await emm('DELETE', String(agent.evidence().enrollmentId));
    expect(await agent.wake('poll')).toMatchObject({ kind: 'unenrolled' });
    await emm('DELETE', name);
    expect(await other.wake('poll')).toMatchObject({ kind: 'unenrolled' });
    expect(other.evidence()).toMatchObject({ phase: 'unenrolled', state: { factoryResets: 1 } });
  });

  it('is refused by a token that was used, and resets', async () => {
    const name = await enterprise();
    const { qrCode } = await emm('POST', `${name}/enrollmentTokens`, { ...disallowed, oneTimeOnly: true });
    const qrPng = Buffer.from(await drawQrPng(qrCode)).toString('base64');
    const entry = { platform: 'android', method: 'android-fully-managed', qrPng } as const;
    const tenant = await rig.tenant();
    expect(await tenant.device()().enroll(entry, tenant.ada)).toEqual({ kind: 'enrolled' });
    const late = tenant.device({ seed: 'cd'.repeat(16) })();
    expect(await late.enroll(entry, tenant.ada)).toMatchObject({ refusal: { form: 'http', code: '403' } });
    expect(late.evidence().state).toMatchObject({ factoryResets: 1 });
  });
});
