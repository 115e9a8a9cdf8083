import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CommandView, DeviceView } from '../../harness/checks/admin.js';
import { LiveScene } from '../../harness/conformance/scene.js';
import { silentLogger } from '../../harness/server/logger.js';
import { startReferenceServer } from '../../harness/server/reference-server.js';
import type { ReferenceServer } from '../../harness/server/server.js';
import { openReferenceTarget } from '../../harness/targets/reference.js';
import type { Target } from '../../harness/targets/target.js';
import { encodeProfile } from '../../protocol/apple/profile.js';
import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { SceneDevice } from '../../scenarios/steps/scene.js';
import { scenarioKeys } from '../device/keys/scenario-keys.js';
import { loadModels } from '../device/models.js';

let server: ReferenceServer;
let target: Target;
let scene: LiveScene;
const models = loadModels();
const keys = scenarioKeys(join(tmpdir(), 'muster-test-keys'), 8);

beforeAll(async () => {
  server = await startReferenceServer({ clock: systemClock, random: systemRandom, logger: silentLogger, version: '0' });
  const { adminUrl, adminToken, ca, urls } = server;
  const connect = { host: urls.host, port: Number(urls.port) };
  target = await openReferenceTarget({ adapter: 'reference', name: 'test', adminUrl, adminToken, ca, connect });
});
afterEach(() => scene.close());
afterAll(async () => {
  await target.close();
  await server.close();
});

interface Play {
  readonly model?: string;
  readonly method?: Method;
  readonly options?: JsonObject;
  readonly habits?: JsonObject;
  readonly brokenRules?: readonly string[];
}

async function enrolled({
  model = 'iPhone 15',
  method = 'ios-byod',
  habits,
  brokenRules = [],
  options = { direct: true },
}: Play = {}): Promise<SceneDevice> {
  scene = new LiveScene({
    scenarioId: expect.getState().currentTestName ?? '',
    requirements: ['XAP-000'],
    target: await target.open({ brokenRules }),
    seed: 'test',
    now: systemClock.now(),
    models,
    keys: keys.forScenario(),
    rules: new RecordingRuleBook(brokenRules),
  });
  const overrides = habits === undefined ? {} : { modelOverrides: { habits } };
  const device = await scene.newDevice({ person: 'Ada', model, method, options, ...overrides });
  await scene.enroll(device);
  return device;
}

async function seen(device: SceneDevice): Promise<DeviceView | undefined> {
  const enrollmentId = device.agent.evidence().enrollmentId ?? '';
  return (await scene.target.admin.readDevices({ enrollmentId }))[0];
}

async function command(device: SceneDevice, document: JsonObject): Promise<CommandView | undefined> {
  const id = await scene.command(device, document);
  return (await seen(device))?.commands.find((queued) => queued.id === id);
}

function installProfile(identifier: string, restrictions: Record<string, boolean>, uuid = identifier): JsonObject {
  const payload = {
    PayloadType: 'com.apple.applicationaccess',
    PayloadIdentifier: `${identifier}.restrictions`,
    PayloadUUID: `${uuid}-1`,
    ...restrictions,
  };
  const profile = encodeProfile({ PayloadIdentifier: identifier, PayloadUUID: uuid }, [payload]);
  return { RequestType: 'InstallProfile', Payload: { $data: Buffer.from(profile).toString('base64') } };
}

const restrictionsOf = ({ agent }: SceneDevice): Json | undefined => agent.evidence().state.restrictions;

describe('enrollment by profile', () => {
  it.each([
    ['iPhone 15', 'ios-byod', 'mdm-signature', false],
    ['iPhone 15', 'ios-byod', 'tls', true],
    ['iPad 10', 'ios-byod', 'mdm-signature', true],
    ['MacBook Air', 'macos-byod', 'tls', false],
  ] as const)('%s by %s, known by %s, profile signed: %s', async (model, method, transport, signed) => {
    const device = await enrolled({ model, method, options: { direct: true, transport, signed } });
    expect(device.outcome).toEqual({ kind: 'enrolled' });
    expect(await seen(device)).toMatchObject({ state: 'enrolled', serial: device.agent.record.serial });
    expect(device.agent.evidence().findings).toEqual([]);
  });

  it('trusts the anchors that the profile brings, as long as it is installed', async () => {
    const device = await enrolled({ options: { direct: true, root: true } });
    const anchors = (): readonly string[] =>
      JSON.stringify(device.agent.evidence().state.profiles).match(/"certificate":/g) ?? [];
    expect(device.outcome).toEqual({ kind: 'enrolled' });
    expect(anchors()).toHaveLength(1);
    await scene.unenroll(device);
    expect(anchors()).toHaveLength(0);
  });

  it('goes through the portal where the person signs in', async () => {
    const device = await enrolled({ options: {} });
    expect(device.outcome).toEqual({ kind: 'enrolled' });
    expect(await seen(device)).toMatchObject({ state: 'enrolled', upn: device.person.upn });
  });

  it('invents the same for the same seed', async () => {
    const invented = async (): Promise<unknown> => {
      const { serial, enrollmentId, state } = (await enrolled()).agent.evidence();
      const { token, pushMagic } = state.mdm as JsonObject;
      return { serial, enrollmentId, token, pushMagic };
    };
    const first = await invented();
    await scene.close();
    expect(await invented()).toEqual(first);
  });

  it.each([
    ['a signed profile was changed', { signed: true }, 'XAP-003/changedAfterSigning', 'profile'],
    ['the profile names no identity', {}, 'XAP-002/namesNoPayload', 'profile'],
    ['the content type is another', {}, 'XAP-001/servedAsXml', 'profile'],
  ])('stops when %s', async (_name, options, broken, form) => {
    const device = await enrolled({ options: { direct: true, ...options }, brokenRules: [broken] });
    expect(device.outcome).toMatchObject({ kind: 'refused', refusal: { form } });
    expect(await seen(device)).toBeUndefined();
  });
});

describe('a command session', () => {
  it('installs, merges most restrictive first, replaces and removes', async () => {
    const device = await enrolled();
    const first = installProfile('a', { allowCamera: true, forceEncryptedBackup: true });
    expect(await command(device, first)).toMatchObject({ state: 'acknowledged' });
    const second = installProfile('b', { allowCamera: false, allowSafari: false });
    expect(await command(device, second)).toMatchObject({ state: 'acknowledged' });
    expect(restrictionsOf(device)).toEqual({ allowCamera: false, forceEncryptedBackup: true });
    await command(device, installProfile('b', { allowCamera: true }, 'B2'));
    expect(restrictionsOf(device)).toEqual({ allowCamera: true, forceEncryptedBackup: true });
    const removal = { RequestType: 'RemoveProfile', Identifier: 'a' };
    expect(await command(device, removal)).toMatchObject({ state: 'acknowledged' });
    expect(restrictionsOf(device)).toEqual({ allowCamera: true });
    expect(await command(device, removal)).toMatchObject({ state: 'failed' });
  });

  it('answers what the device is, and refuses what it does not know', async () => {
    const device = await enrolled({ model: 'MacBook Air', method: 'macos-byod' });
    const Queries = ['OSVersion', 'SerialNumber', 'NoSuchQuery'];
    expect(await command(device, { RequestType: 'DeviceInformation', Queries })).toMatchObject({
      result: {
        Status: 'Acknowledged',
        QueryResponses: { OSVersion: '15.1', SerialNumber: device.agent.record.serial },
      },
    });
    expect(await command(device, { RequestType: 'MakeCoffee' })).toMatchObject({
      state: 'failed',
      result: { ErrorChain: [{ ErrorCode: 12021, ErrorDomain: 'MCMDMErrorDomain' }] },
    });
    expect(await command(device, { RequestType: 'Restrictions' })).toMatchObject({ state: 'failed' });
    for (const RequestType of ['ProfileList', 'CertificateList', 'SecurityInfo', 'DeviceLock'])
      expect(await command(device, { RequestType })).toMatchObject({ state: 'acknowledged' });
  });

  it('puts off what needs an unlocked device, and obeys when its holder takes it up', async () => {
    const device = await enrolled({ habits: { locked: true } });
    expect(await command(device, installProfile('a', { allowCamera: false }))).toMatchObject({ state: 'not-now' });
    expect(restrictionsOf(device)).toEqual({});
    expect(device.agent.record.nextWakeAt).toBeGreaterThan(0);
    await scene.wake(device, 'user');
    expect(restrictionsOf(device)).toEqual({ allowCamera: false });
    expect((await seen(device))?.commands.map(({ state }) => state)).toEqual(['acknowledged']);
  });

  it('says what is wrong with a command, each platform in its way', async () => {
    const phone = await enrolled();
    const incomplete = { RequestType: 'RemoveProfile' };
    expect(await command(phone, incomplete)).toMatchObject({ result: { Status: 'CommandFormatError' } });
    const wrong = { RequestType: 'InstallProfile', Payload: { $data: 'bm8gcHJvZmlsZQ==' } };
    expect(await command(phone, wrong)).toMatchObject({
      state: 'failed',
      result: { ErrorChain: [{ ErrorCode: 4001 }, { ErrorCode: 1000 }] },
    });
    expect(await command(phone, { RequestType: 'EnableLostMode' })).toMatchObject({ state: 'failed' });
    expect(await command(phone, { RequestType: 'SetFirmwarePassword' })).toMatchObject({ state: 'failed' });
    await scene.close();
    const mac = await enrolled({ model: 'MacBook Air', method: 'macos-byod' });
    expect(await command(mac, incomplete)).toMatchObject({
      result: {
        Status: 'Error',
        ErrorChain: [{ ErrorCode: 97, ErrorDomain: 'MDMClientError' }],
      },
    });
  });

  it('is put off by DeviceLock; the device polls by itself only when NotNow was its last word', async () => {
    const device = await enrolled({ model: 'MacBook Air', method: 'macos-byod' });
    await command(device, { RequestType: 'DeviceLock', PIN: '123456' });
    expect(await command(device, { RequestType: 'ProfileList' })).toMatchObject({ state: 'not-now' });
    expect(await command(device, { RequestType: 'DeviceLock' })).toMatchObject({ state: 'acknowledged' });
    const before = device.agent.evidence().exchanges.length;
    await scene.wake(device, 'user');
    expect(device.agent.evidence().exchanges).toHaveLength(before);
    await scene.wake(device, 'push');
    expect((await seen(device))?.commands.map(({ state }) => state)).not.toContain('not-now');
  });

  it('tells what restricts the device, in all and by profile', async () => {
    const device = await enrolled();
    await command(device, installProfile('a', { allowCamera: false }));
    await command(device, installProfile('b', { allowCamera: true, forceEncryptedBackup: true }));
    expect(await command(device, { RequestType: 'Restrictions', ProfileRestrictions: true })).toMatchObject({
      result: {
        GlobalRestrictions: {
          restrictedBool: { allowCamera: { value: false }, forceEncryptedBackup: { value: true } },
        },
        ProfileRestrictions: { b: { restrictedBool: { allowCamera: { value: true } } } },
      },
    });
  });

  it('ends management by the server', async () => {
    const device = await enrolled();
    const { profileIdentifier } = device.agent.evidence().state.mdm as { readonly profileIdentifier: string };
    await command(device, { RequestType: 'RemoveProfile', Identifier: profileIdentifier });
    expect(device.agent.evidence().phase).toBe('unenrolled');
    expect(await seen(device)).toMatchObject({ state: 'unenrolled' });
  });

  it('ends management by the user, with CheckOut', async () => {
    const device = await enrolled({ model: 'MacBook Air', method: 'macos-byod' });
    expect(await scene.unenroll(device)).toMatchObject({ kind: 'unenrolled' });
    expect(await seen(device)).toMatchObject({ state: 'unenrolled' });
  });
});

describe('one message at a time', () => {
  const refused = [
    ['Idle', { $signature: 'tampered' }],
    ['Idle', { $signature: 'of-another-body' }],
    ['Idle', { $signature: 'absent' }],
    ['Idle', { $identity: 'self-issued' }],
    ['Idle', { $body: '<plist><dict>' }],
    ['Idle', { UDID: 'somebody-else' }],
    ['TokenUpdate', { Topic: 'com.apple.mgmt.another' }],
    ['CheckOut', { $transport: 'tls', $identity: 'self-issued' }],
  ] as const;

  it.each(refused)('%s with %j is answered 400', async (name, patch) => {
    const device = await enrolled();
    const exchange = await device.agent.step(name, patch);
    expect(exchange.response?.status).toBe(400);
    expect(await seen(device)).toMatchObject({ state: 'enrolled' });
  });

  it('takes right messages by either transport', async () => {
    const device = await enrolled();
    for (const $transport of ['tls', 'mdm-signature'])
      expect((await device.agent.step('Idle', { $transport })).response?.status).toBe(200);
  });
});
