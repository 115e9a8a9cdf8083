import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock, minutes } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import { silentLogger } from '../../logger.js';
import { type GoogleResource, googleapis, googleapisMissing } from '../googleapis.test.helper.js';
import { type AmapiService, startAmapiService } from './service.js';

/** Calls a method of Google's client, as in `ask(api, ['enterprises', 'policies', 'patch'], parameters)`. */
async function ask(api: GoogleResource, path: readonly string[], parameters: object): Promise<Record<string, unknown>> {
  const holder = path.slice(0, -1).reduce<GoogleResource | undefined>((resource, member) => resource?.[member], api);
  const answer = await holder?.[path.at(-1) ?? '']?.(parameters);
  if (answer === undefined) throw new Error(`Google's client has no ${path.join('.')}`);
  return answer.data;
}

const topic = 'projects/p/topics/t';
const subscription = 'projects/p/subscriptions/s';

describe.skipIf(googleapis === undefined)(
  `Google's own client${googleapis === undefined ? `: ${googleapisMissing}` : ''}`,
  () => {
    let service: AmapiService;
    let clock: ManualClock;
    let amapi: GoogleResource;
    let pubsub: GoogleResource;

    beforeEach(async () => {
      clock = new ManualClock(Date.UTC(2026, 0, 1));
      const world = { clock, random: seededRandom('cd'.repeat(16)), rules: soundRules };
      service = await startAmapiService({ world, logger: silentLogger });
      // the client takes its version out of the options
      const options = () => ({ version: 'v1', rootUrl: `${service.url}/`, auth: 'simulated' });
      amapi = googleapis?.androidmanagement?.(options()) as GoogleResource;
      pubsub = googleapis?.pubsub?.(options()) as GoogleResource;
    });
    afterEach(() => service.close());

    const call = (path: readonly string[], parameters: object) => ask(amapi, path, parameters);

    async function signUp(): Promise<string> {
      await ask(pubsub, ['projects', 'topics', 'create'], { name: topic, requestBody: {} });
      await ask(pubsub, ['projects', 'subscriptions', 'create'], { name: subscription, requestBody: { topic } });
      const signup = await call(['signupUrls', 'create'], { projectId: 'p', callbackUrl: 'https://emm.test/back' });
      const { headers } = await request(String(signup.url));
      const enterpriseToken = new URL(String(headers.location)).searchParams.get('enterpriseToken');
      const enabledNotificationTypes = ['ENROLLMENT', 'COMMAND'];
      const enterprise = await call(['enterprises', 'create'], {
        projectId: 'p',
        signupUrlName: signup.name,
        enterpriseToken,
        requestBody: { pubsubTopic: topic, enabledNotificationTypes },
      });
      return String(enterprise.name);
    }

    async function enroll(parent: string) {
      const requestBody = { allowPersonalUsage: 'PERSONAL_USAGE_DISALLOWED', additionalData: 'Zurich' };
      const { value } = await call(['enterprises', 'enrollmentTokens', 'create'], { parent, requestBody });
      const facts = { factoryReset: true, apiLevel: 35, brand: 'Google', model: 'Pixel 8', serialNumber: 'S1' };
      const body = JSON.stringify({ enrollmentToken: value, ...facts });
      const answer = await request(`${service.url}/device-link/v1/enroll`, { method: 'POST', body });
      return (await answer.body.json()) as { readonly device: string; readonly key: string };
    }

    it('signs up, makes tokens and lists them', async () => {
      const parent = await signUp();
      const requestBody = { duration: '7200s', oneTimeOnly: true };
      const token = await call(['enterprises', 'enrollmentTokens', 'create'], { parent, requestBody });
      expect(token).toMatchObject({ duration: '7200s', oneTimeOnly: true });
      const list = await call(['enterprises', 'enrollmentTokens', 'list'], { parent });
      expect(list).toMatchObject({ enrollmentTokens: [{ name: token.name, value: token.value }] });
      await call(['enterprises', 'enrollmentTokens', 'delete'], { name: token.name });
      expect(await call(['enterprises', 'list'], { projectId: 'p' })).toMatchObject({
        enterprises: [{ name: parent }],
      });
    });

    it('changes policies by mask and by app', async () => {
      const name = `${await signUp()}/policies/default`;
      await call(['enterprises', 'policies', 'patch'], { name, requestBody: { smsDisabled: true, funDisabled: true } });
      const updateMask = 'smsDisabled';
      await call(['enterprises', 'policies', 'patch'], { name, updateMask, requestBody: {} });
      const application = { packageName: 'test.one', installType: 'FORCE_INSTALLED' };
      const requestBody = { changes: [{ application }] };
      const { policy } = await call(['enterprises', 'policies', 'modifyPolicyApplications'], { name, requestBody });
      expect(policy).toMatchObject({ funDisabled: true, version: '3', applications: [application] });
      expect(policy).not.toHaveProperty('smsDisabled');
    });

    it('commands a device, follows and cancels operations, and hears of what enrolled', async () => {
      const parent = await signUp();
      const { device: name } = await enroll(parent);
      const issue = (requestBody: object) => call(['enterprises', 'devices', 'issueCommand'], { name, requestBody });
      const lock = await issue({ type: 'LOCK' });
      const reboot = await issue({ type: 'REBOOT' });
      await call(['enterprises', 'devices', 'operations', 'cancel'], { name: reboot.name });
      clock.advance(minutes(11));
      expect(await call(['enterprises', 'devices', 'operations', 'get'], { name: lock.name })).toMatchObject({
        done: true,
        error: { code: 4 },
      });
      const listed = await call(['enterprises', 'devices', 'operations', 'list'], { name: `${name}/operations` });
      expect(listed.operations).toHaveLength(2);
      const data = await ask(pubsub, ['projects', 'subscriptions', 'pull'], {
        subscription,
        requestBody: { maxMessages: 10 },
      });
      expect(data).toMatchObject({
        receivedMessages: [{ message: { attributes: { notificationType: 'ENROLLMENT' } } }],
      });
    });

    it('patches and deletes a device, and reads a refusal', async () => {
      const parent = await signUp();
      const { device: name } = await enroll(parent);
      const patched = await call(['enterprises', 'devices', 'patch'], {
        name,
        updateMask: 'state,policyName',
        requestBody: { state: 'DISABLED', policyName: 'kiosk' },
      });
      expect(patched).toMatchObject({
        state: 'DISABLED',
        policyName: `${parent}/policies/kiosk`,
        enrollmentTokenData: 'Zurich',
      });
      await call(['enterprises', 'devices', 'delete'], { name, wipeDataFlags: ['WIPE_ESIMS'] });
      await expect(call(['enterprises', 'devices', 'get'], { name })).rejects.toMatchObject({
        status: 404,
        message: expect.stringContaining(name),
      });
    });
  },
);
