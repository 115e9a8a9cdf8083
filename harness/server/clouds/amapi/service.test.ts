import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProvisioningExtras } from '../../../../protocol/android/parse-payload.js';
import { hours, ManualClock, minutes } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { silentLogger } from '../../logger.js';
import { type AmapiService, startAmapiService } from './service.js';

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an EMM reads JSON whose shape the test asserts
  readonly body: any;
}

const topic = 'projects/p/topics/t';
const subscription = 'projects/p/subscriptions/s';
const facts = {
  factoryReset: true,
  apiLevel: 35,
  brand: 'Google',
  model: 'Pixel 8',
  serialNumber: 'S1',
};

let service: AmapiService;
let clock: ManualClock;

async function start(): Promise<void> {
  clock = new ManualClock(Date.UTC(2026, 0, 1));
  const world = { clock, random: seededRandom('ab'.repeat(16)), rules: soundRules };
  service = await startAmapiService({ world, logger: silentLogger });
}
beforeEach(() => start());
afterEach(() => service.close());

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: JsonObject,
): Promise<Answer> {
  const options = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { authorization: 'Bearer emm', 'content-type': 'application/json' };
  const answer = await request(`${service.url}${path}`, { method, headers, ...options });
  const text = await answer.body.text();
  return { status: answer.statusCode, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** Sign-up as an EMM and an administrator's browser go through it; gives the enterprise's name. */
async function signUp(more: JsonObject = {}): Promise<string> {
  const callback = encodeURIComponent('https://emm.contoso.test/back?x=1');
  const { body: signup } = await call('POST', `/v1/signupUrls?projectId=p&callbackUrl=${callback}`);
  const { headers } = await request(signup.url);
  const token = new URL(String(headers.location)).searchParams.get('enterpriseToken');
  const query = `projectId=p&signupUrlName=${encodeURIComponent(signup.name)}&enterpriseToken=${token}`;
  const enabledNotificationTypes = ['ENROLLMENT', 'STATUS_REPORT', 'COMMAND'];
  const { body } = await call('POST', `/v1/enterprises?${query}`, { enabledNotificationTypes, ...more });
  return body.name;
}

async function redeem(token: string, more: JsonObject = {}): Promise<Answer> {
  return call('POST', '/device-link/v1/enroll', { enrollmentToken: token, ...facts, ...more });
}

async function enrolled(enterprise: string, token: JsonObject = {}) {
  const { body } = await call('POST', `/v1/${enterprise}/enrollmentTokens`, token);
  const { body: device } = await redeem(body.value);
  return device as { readonly device: string; readonly key: string; readonly mode: string };
}

const sync = (device: { readonly device: string; readonly key: string }, more: JsonObject = {}) =>
  call('POST', '/device-link/v1/sync', { device: device.device, key: device.key, ...more });

describe('an enrollment token', () => {
  it('is a QR code that a device reads, lives an hour, and is listed in part while it lives', async () => {
    const enterprise = await signUp();
    const { body: token } = await call('POST', `/v1/${enterprise}/enrollmentTokens`, { policyName: 'work' });
    const { message, findings } = readProvisioningExtras(JSON.parse(token.qrCode), 'qr', []);
    expect({ kind: message.kind, findings }).toEqual({ kind: 'params', findings: [] });
    expect(token).toMatchObject({ duration: '3600s', policyName: `${enterprise}/policies/work` });
    const { body: list } = await call('GET', `/v1/${enterprise}/enrollmentTokens`);
    expect(list.enrollmentTokens).toMatchObject([{ name: token.name, value: token.value, qrCode: token.qrCode }]);
    expect(list.enrollmentTokens[0]).not.toHaveProperty('duration');
    clock.advance(hours(1));
    expect((await redeem(token.value)).body.error).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' });
    expect((await call('GET', `/v1/${enterprise}/enrollmentTokens`)).body.enrollmentTokens).toEqual([]);
  });

  it.each([
    ['PERMISSION to nothing', { allowPersonalUsage: 'MAYBE' }],
    ['less than a minute', { duration: '59s' }],
    ['a number for a duration', { duration: 3600 }],
    ['data of 1025 characters', { additionalData: 'x'.repeat(1_025) }],
    ['a field that nobody knows', { oneTime: true }],
  ] as const)('with %s is not made', async (_name, body) => {
    const answer = await call('POST', `/v1/${await signUp()}/enrollmentTokens`, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 400, status: 'INVALID_ARGUMENT' } } });
  });

  it.each([
    ['PERSONAL_USAGE_ALLOWED', true, 'cope'],
    ['PERSONAL_USAGE_ALLOWED', false, 'work-profile'],
    ['PERSONAL_USAGE_DISALLOWED', true, 'fully-managed'],
    ['PERSONAL_USAGE_DISALLOWED', false, undefined],
    ['PERSONAL_USAGE_DISALLOWED_USERLESS', true, 'dedicated'],
  ] as const)('of %s makes of a device that was reset (%s): %s', async (allowPersonalUsage, factoryReset, mode) => {
    const { body } = await call('POST', `/v1/${await signUp()}/enrollmentTokens`, { allowPersonalUsage });
    expect((await redeem(body.value, { factoryReset })).body.mode).toBe(mode);
  });

  it('opens nothing once it is used, deleted, or when nobody made it', async () => {
    const enterprise = await signUp();
    const { body: token } = await call('POST', `/v1/${enterprise}/enrollmentTokens`, {
      oneTimeOnly: true,
      additionalData: 'x',
    });
    const { body: device } = await redeem(token.value);
    expect((await call('GET', `/v1/${device.device}`)).body).toMatchObject({
      enrollmentTokenData: 'x',
      state: 'ACTIVE',
    });
    for (const value of [token.value, 'guessed', ` ${token.value}`]) expect((await redeem(value)).status).toBe(403);
    const { body: other } = await call('POST', `/v1/${enterprise}/enrollmentTokens`, {});
    await call('DELETE', `/v1/${other.name}`);
    expect((await redeem(other.value)).status).toBe(403);
  });
});

describe('a policy', () => {
  it('changes by mask, rises in version, and reaches the device, which reports', async () => {
    const enterprise = await signUp();
    const device = await enrolled(enterprise);
    const path = `/v1/${enterprise}/policies/default`;
    await call('PATCH', path, { bluetoothDisabled: true, smsDisabled: true });
    const { body } = await call('PATCH', `${path}?updateMask=smsDisabled%2CfunDisabled`, { funDisabled: true });
    expect(body).toEqual({
      bluetoothDisabled: true,
      funDisabled: true,
      name: `${enterprise}/policies/default`,
      version: '2',
    });
    expect((await sync(device)).body).toMatchObject({ state: 'ACTIVE', policy: body, commands: [] });
    const detail = { settingName: 'bluetoothDisabled', nonComplianceReason: 'MANAGEMENT_MODE' };
    const report = {
      appliedPolicyName: body.name,
      appliedPolicyVersion: '2',
      nonComplianceDetails: [detail],
      appliedState: 'ACTIVE',
    };
    await sync(device, { report });
    expect((await call('GET', `/v1/${device.device}`)).body).toMatchObject({
      appliedPolicyVersion: '2',
      policyCompliant: false,
      nonComplianceDetails: [detail],
    });
    expect((await call('DELETE', path)).body.error.status).toBe('FAILED_PRECONDITION');
  });

  it.each([
    ['a wrong type', '', { bluetoothDisabled: 'yes' }],
    ['an unknown field', '', { bluetoothOff: true }],
    ['a mask of unknown fields', '?updateMask=bluetoothOff', {}],
    ['a mask that is none', '?updateMask=a..b', {}],
  ] as const)('is not changed by %s', async (_name, query, body) => {
    expect((await call('PATCH', `/v1/${await signUp()}/policies/p${query}`, body)).status).toBe(400);
  });
});

describe('a device', () => {
  it('takes a command and answers it; a failed one says why; a late one has expired; a cancelled one is not handed out', async () => {
    const device = await enrolled(await signUp());
    const issue = async (body: JsonObject) =>
      (await call('POST', `/v1/${device.device}:issueCommand`, body)).body.name as string;
    const lock = await issue({ type: 'LOCK' });
    const reset = await issue({ type: 'RESET_PASSWORD', newPassword: '1' });
    const cancelled = await issue({ type: 'REBOOT' });
    await call('POST', `/v1/${cancelled}:cancel`);
    expect((await sync(device)).body.commands.map(({ operation }: JsonObject) => operation)).toEqual([lock, reset]);
    await sync(device, { results: [{ operation: lock }, { operation: reset, errorCode: 'INVALID_VALUE' }] });
    const late = await issue({ type: 'LOCK' });
    clock.advance(minutes(10));
    expect((await sync(device)).body.commands).toEqual([]);
    const shown = async (name: string) => (await call('GET', `/v1/${name}`)).body;
    expect(await shown(lock)).toMatchObject({ done: true, metadata: { type: 'LOCK' } });
    expect(await shown(reset)).toMatchObject({ done: true, metadata: { errorCode: 'INVALID_VALUE' }, error: {} });
    expect(await shown(late)).toMatchObject({ done: true, error: { code: 4 } });
    expect((await call('GET', `/v1/${device.device}/operations`)).body.operations).toHaveLength(4);
  });

  it('that was deleted hears so with 410, takes no command, and is another than one that nobody knows', async () => {
    const device = await enrolled(await signUp());
    await call('DELETE', `/v1/${device.device}`);
    expect((await sync(device)).status).toBe(410);
    expect((await sync({ ...device, device: `${device.device}0` })).status).toBe(404);
    expect((await call('POST', `/v1/${device.device}:issueCommand`, { type: 'LOCK' })).body.error.status).toBe(
      'NOT_FOUND',
    );
  });

  it('needs its own key, and is disabled and enabled by its state only', async () => {
    const device = await enrolled(await signUp());
    expect((await sync({ ...device, key: 'other' })).status).toBe(403);
    expect((await call('PATCH', `/v1/${device.device}?updateMask=state`, { state: 'LOST' })).status).toBe(400);
    expect((await call('PATCH', `/v1/${device.device}?updateMask=ownership`, {})).status).toBe(400);
    await call('PATCH', `/v1/${device.device}?updateMask=state`, { state: 'DISABLED' });
    expect((await sync(device)).body.state).toBe('DISABLED');
  });

  it('is listed by pages', async () => {
    const enterprise = await signUp();
    for (let count = 0; count < 12; count += 1) await enrolled(enterprise);
    const { body: first } = await call('GET', `/v1/${enterprise}/devices`);
    const { body: second } = await call('GET', `/v1/${enterprise}/devices?pageToken=${first.nextPageToken}`);
    expect([first.devices.length, second.devices.length, second.nextPageToken]).toEqual([10, 2, undefined]);
    expect((await call('GET', `/v1/${enterprise}/devices?pageToken=wrong`)).status).toBe(400);
  });
});

async function knobs(body: JsonObject, token = service.knobsToken): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await request(`${service.url}/knobs`, { method: 'PUT', headers, body: JSON.stringify(body) });
  await answer.body.dump();
  return answer.statusCode;
}

async function pull(): Promise<readonly { readonly ackId: string; readonly message: JsonObject }[]> {
  const { body } = await call('POST', `/v1/${subscription}:pull`, { maxMessages: 10 });
  return body.receivedMessages ?? [];
}

describe('notifications', () => {
  const types = (received: Awaited<ReturnType<typeof pull>>) =>
    received.map(({ message }) => (message.attributes as JsonObject).notificationType);

  it('are pulled, come again until they are acknowledged, and hold the resource', async () => {
    await call('PUT', `/v1/${topic}`);
    await call('PUT', `/v1/${subscription}`, { topic });
    const device = await enrolled(await signUp({ pubsubTopic: topic }));
    const [first] = await pull();
    expect(JSON.parse(Buffer.from(String(first?.message.data), 'base64').toString())).toMatchObject({
      name: device.device,
    });
    expect(await pull()).toEqual([]);
    clock.advance(10_000);
    const [again] = await pull();
    expect(again?.message).toEqual(first?.message);
    await call('POST', `/v1/${subscription}:acknowledge`, { ackIds: [again?.ackId ?? ''] });
    clock.advance(10_000);
    expect(await pull()).toEqual([]);
  });

  it('come twice and in the wrong order when they are told to', async () => {
    await call('PUT', `/v1/${topic}`);
    await call('PUT', `/v1/${subscription}`, { topic });
    const device = await enrolled(await signUp({ pubsubTopic: topic }));
    expect(await knobs({ duplicate: true, reorder: true })).toBe(200);
    await call('DELETE', `/v1/${device.device}`);
    expect(types(await pull())).toEqual(['STATUS_REPORT', 'STATUS_REPORT', 'ENROLLMENT']);
  });

  it('are pushed, and pushed again when nobody took them', async () => {
    const bodies: JsonObject[] = [];
    let status = 500;
    const sink = createServer((incoming, reply) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        bodies.push(JSON.parse(Buffer.concat(chunks).toString()));
        reply.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    const pushEndpoint = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/push`;
    await call('PUT', `/v1/${topic}`);
    await call('PUT', `/v1/${subscription}`, { topic, pushConfig: { pushEndpoint } });
    await enrolled(await signUp({ pubsubTopic: topic }));
    await service.pushed();
    expect(bodies).toMatchObject([{ subscription, message: { attributes: { notificationType: 'ENROLLMENT' } } }]);
    status = 204;
    for (let round = 0; round < 2; round += 1) {
      clock.advance(10_000);
      await call('GET', '/v1/enterprises?projectId=p');
      await service.pushed();
    }
    expect(bodies).toHaveLength(2);
    await new Promise((resolve) => sink.close(resolve));
  });
});

describe('what the service refuses', () => {
  it.each([
    ['POST', '/v1/enterprises?projectId=p&enterpriseToken=x&signupUrlName=y', 400, 'INVALID_ARGUMENT'],
    ['GET', '/v1/enterprises/LC0', 404, 'NOT_FOUND'],
    ['GET', '/v1/enterprises', 400, 'INVALID_ARGUMENT'],
    ['POST', '/v1/enterprises/LC0/userFacingMessages', 501, 'UNIMPLEMENTED'],
    ['GET', '/v1/__proto__', 501, 'UNIMPLEMENTED'],
    ['GET', '/', 404, 'NOT_FOUND'],
  ] as const)('%s %s is %i %s', async (method, path, code, status) => {
    expect(await call(method, path)).toMatchObject({ status: code, body: { error: { code, status } } });
  });

  it('is a call without credentials, and a body that is no JSON', async () => {
    const bare = await request(`${service.url}/v1/enterprises?projectId=p`);
    expect([bare.statusCode, await bare.body.json()]).toMatchObject([401, { error: { status: 'UNAUTHENTICATED' } }]);
    const bad = await request(`${service.url}/v1/enterprises?key=k`, { method: 'POST', body: '[' });
    expect([bad.statusCode, await bad.body.json()]).toMatchObject([400, { error: { status: 'INVALID_ARGUMENT' } }]);
  });

  it('is what the knobs say, for who has their token', async () => {
    expect(await knobs({}, 'guessed')).toBe(401);
    expect(await knobs({ faults: [{ match: 'x' }] })).toBe(400);
    await knobs({ faults: [{ match: 'GET /v1/enterprises', status: 'UNAVAILABLE', times: 1 }], callsPerMinute: 2 });
    const list = async () => (await call('GET', '/v1/enterprises?projectId=p')).status;
    expect([await list(), await list(), await list()]).toEqual([503, 200, 429]);
    clock.advance(minutes(1));
    expect(await list()).toBe(200);
  });
});
