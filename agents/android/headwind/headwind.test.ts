import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../protocol/base/clock.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { codeWith, deviceOf, HurriedClock, holder } from '../driver-rig.test.helper.js';
import { HeadwindPeer } from './headwind-peer.test.helper.js';

let peer: HeadwindPeer;
let clock: HurriedClock;
beforeEach(async () => {
  peer = await new HeadwindPeer().listen();
  clock = new HurriedClock();
});
afterEach(() => peer.close());

interface Given {
  readonly extras?: JsonObject;
  readonly overrides?: JsonObject;
  readonly agentSecret?: string;
}

async function enrolled({ extras = {}, overrides = {}, agentSecret }: Given = {}) {
  const open = deviceOf({ clock, overrides });
  const code = { 'com.hmdm.BASE_URL': peer.url, 'com.hmdm.SERVER_PROJECT': '', ...extras };
  const entry = await codeWith(code, 'android-fully-managed');
  const outcome = await open().enroll({ ...entry, ...(agentSecret && { agentSecret }) }, holder);
  return { open, outcome };
}

const number = { 'com.hmdm.DEVICE_ID': 'h0001' };

describe('an agent of Headwind enrolls', () => {
  it('by the number of the code, with the wishes that the code has', async () => {
    const extras = { ...number, 'com.hmdm.CONFIG': '3', 'com.hmdm.GROUP': 'a,b', 'com.hmdm.CUSTOMER': 'Contoso' };
    const { open, outcome } = await enrolled({ extras });
    expect(outcome).toEqual({ kind: 'enrolled' });
    expect(peer.created).toEqual([{ configuration: '3', groups: ['a', 'b'], customer: 'Contoso' }]);
    expect(peer.asked).toEqual(['POST /rest/public/sync/configuration/h0001', 'POST /rest/public/sync/info']);
    expect(open().evidence()).toMatchObject({ phase: 'enrolled', enrollmentId: 'h0001' });
    expect(peer.device.infos[0]).toMatchObject({ deviceId: 'h0001', mdmMode: true, model: 'Pixel 8' });
  });

  it.each([
    ['imei', (agent: { imei: unknown; serial: string }) => agent.imei],
    ['serial', (agent: { imei: unknown; serial: string }) => agent.serial],
  ])('by its own %s, and takes the number that the server has for it', async (use, own) => {
    const { open } = await enrolled({ extras: { 'com.hmdm.DEVICE_ID_USE': use } });
    const { record } = open();
    expect(peer.device.number).toBe(own({ imei: record.state.imei, serial: record.serial }));
    peer.device.imei = peer.device.number;
    peer.device.number = 'h0042';
    clock.advance(hours(1));
    await open().wake('poll');
    expect(open().evidence().enrollmentId).toBe('h0042');
    expect(peer.device.infos.at(-1)).toMatchObject({ deviceId: 'h0042' });
  });

  it('as an agent that was built with another secret', async () => {
    peer.secret = 'ours';
    expect((await enrolled()).outcome).toMatchObject({ refusal: { code: 'error.permission.denied' } });
    expect((await enrolled({ agentSecret: 'ours' })).outcome).toEqual({ kind: 'enrolled' });
  });

  it.each([
    ['a number that nobody has prepared', { createsOnDemand: false }, 'error.notfound.device'],
    ['a secret that is another', { secret: 'x' }, 'error.permission.denied'],
  ])('not with %s, and keeps nothing', async (_why, change, code) => {
    Object.assign(peer, change);
    const { open, outcome } = await enrolled({ extras: number });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code, step: 'EnrollConfiguration' } });
    expect(open().record.state.headwind).toBeUndefined();
  });

  it('not twice where the server prevents it', async () => {
    peer.preventDuplicates = true;
    await enrolled({ extras: number });
    expect((await enrolled({ extras: number })).outcome).toMatchObject({ refusal: { code: 'error.duplicate.device' } });
  });

  it('with the stand-in when the first server is away', async () => {
    const extras = { ...number, 'com.hmdm.BASE_URL': 'http://127.0.0.1:9', 'com.hmdm.SECONDARY_BASE_URL': peer.url };
    expect((await enrolled({ extras })).outcome).toEqual({ kind: 'enrolled' });
  });

  it('not while nobody answers, after two more tries 15 seconds apart', async () => {
    const { outcome } = await enrolled({ extras: { 'com.hmdm.BASE_URL': 'http://127.0.0.1:9' } });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'TRANSPORT_REFUSED' } });
    expect(clock.waits).toEqual([15_000, 15_000]);
  });
});

describe('the signature of an answer', () => {
  it.each([
    ['another', () => 'A'.repeat(40)],
    ['none', () => undefined],
  ])('that is %s is a finding, and refused by an agent that checks', async (_what, signature) => {
    peer.signature = signature;
    const trusting = await enrolled({ extras: number });
    expect(trusting.outcome).toEqual({ kind: 'enrolled' });
    const overrides = { habits: { headwind: { cpu: 'arm64-v8a', checksAnswers: true } } };
    const checking = await enrolled({ extras: number, overrides });
    expect(checking.outcome).toMatchObject({ refusal: { code: 'RESPONSE_SIGNATURE' } });
    expect(checking.open().record.state.headwind).toBeUndefined();
  });

  it('that is right leaves no finding', async () => {
    const open = deviceOf({ clock });
    const agent = open();
    await agent.enroll(await codeWith({ 'com.hmdm.BASE_URL': peer.url }, 'android-fully-managed'), holder);
    expect(agent.evidence().findings).toEqual([]);
  });
});

describe('a session', () => {
  it('reports every 15 minutes and asks for the configuration every hour', async () => {
    const { open } = await enrolled({ extras: number });
    peer.asked.length = 0;
    for (let times = 0; times < 4; times += 1) {
      clock.advance(minutes(15));
      await open().wake('poll');
    }
    expect(peer.asked.filter((each) => each.startsWith('POST'))).toHaveLength(5);
    expect(peer.asked.filter((each) => each.startsWith('GET'))).toEqual(['GET /rest/public/sync/configuration/h0001']);
    expect(open().record.nextWakeAt).toBeGreaterThan(clock.now());
  });

  it('applies restrictions, and keeps what it cannot hold in mind', async () => {
    peer.configuration = { restrictions: 'no_sms,no_such_thing', bluetooth: false, kioskMode: true };
    const { open } = await enrolled({ extras: number });
    expect(open().evidence().state).toMatchObject({
      restrictions: { no_sms: 'device', no_bluetooth: 'device' },
      nonCompliance: [{ settingName: 'no_such_thing', nonComplianceReason: 'UNSUPPORTED' }],
    });
    expect(peer.device.infos.at(-1)).toMatchObject({ kioskMode: true });
  });

  it('moves to another server once that one knows the device', async () => {
    const { open } = await enrolled({ extras: number });
    const other = await new HeadwindPeer().listen();
    other.createsOnDemand = false;
    peer.device.configuration = { newServerUrl: `${other.url}/` };
    clock.advance(hours(1));
    await open().wake('poll');
    expect(other.asked).toEqual(['GET /rest/public/sync/configuration/h0001']);
    other.createsOnDemand = true;
    clock.advance(hours(1));
    await open().wake('poll');
    await open().wake('poll');
    expect(other.asked.at(-1)).toBe('POST /rest/public/sync/info');
    await other.close();
  });

  it('resets when the configuration says so, whether or not the server can hear of it', async () => {
    const { open } = await enrolled({ extras: number });
    peer.resets = [];
    peer.device.configuration = { factoryReset: true };
    peer.push('configUpdated');
    expect(await open().wake('push')).toMatchObject({ kind: 'unenrolled' });
    expect(peer.resets).toMatchObject([{ deviceId: 'h0001', factoryReset: true }]);
    expect(open().evidence()).toMatchObject({ phase: 'unenrolled', state: { factoryResets: 1 } });
  });

  it('of a device that the server has forgotten changes nothing', async () => {
    const { open } = await enrolled({ extras: number });
    peer.devices.length = 0;
    expect(await open().wake('poll')).toEqual({ kind: 'refused', commands: 0, message: 'error.notfound.device' });
    expect(open().record.phase).toBe('enrolled');
  });

  it.each([
    ['a page', { body: '<html>' }, 'unclear answer: body'],
    ['a status of its own', { body: '{"status":"MAYBE"}' }, 'unclear answer: status'],
    ['data that are none', { body: '{"status":"OK","data":[1]}' }, 'the answer is no configuration'],
    ['a failure of the server', { status: 500, body: 'oops' }, 'HTTP 500'],
  ])('that gets %s changes nothing', async (_what, wrong, message) => {
    const { open } = await enrolled({ extras: number });
    const before = open().record.state;
    peer.wrong.set('/rest/public/sync/configuration/h0001', wrong);
    peer.push('configUpdated');
    const agent = open();
    expect(await agent.wake('push')).toMatchObject({ kind: 'refused', message });
    expect(agent.record.state).toEqual(before);
  });
});

describe('notifications by polling', () => {
  it('are fetched, several requests for the configuration as one, and carried out as far as they go', async () => {
    const { open } = await enrolled({ extras: number });
    peer.asked.length = 0;
    for (const type of ['configUpdated', 'configUpdated', 'exitKiosk']) peer.push(type);
    peer.push('runApp', { pkg: 'a.b' });
    expect(await open().wake('push')).toEqual({ kind: 'completed', commands: 2 });
    expect(peer.asked).toEqual([
      'GET /rest/notifications/device/h0001',
      'GET /rest/public/sync/configuration/h0001',
      'POST /rest/public/sync/info',
    ]);
  });

  it('wake a device that holds the line, after a time without any', async () => {
    const { open } = await enrolled({ extras: number });
    const session = open().listen?.(new AbortController().signal);
    await expect.poll(() => peer.held).toBe(true);
    peer.timeout();
    await expect.poll(() => peer.held).toBe(true);
    peer.push('configUpdated');
    expect(await session).toEqual({ kind: 'completed', commands: 0 });
    expect(clock.waits).toEqual([5_000]);
  });

  it('can be let go while the line is held', async () => {
    const { open } = await enrolled({ extras: number });
    const stop = new AbortController();
    const session = open().listen?.(stop.signal);
    await expect.poll(() => peer.held).toBe(true);
    stop.abort();
    await expect(session).rejects.toMatchObject({ family: 'aborted' });
  });

  it('are refused below a path of the server, because the agent leaves the first slash out of what it signs', async () => {
    peer.contextPath = '/hmdm';
    const { open, outcome } = await enrolled({ extras: { ...number, 'com.hmdm.SERVER_PROJECT': 'hmdm' } });
    expect(outcome).toEqual({ kind: 'enrolled' });
    const stop = new AbortController();
    const listening = open().listen?.(stop.signal);
    await expect.poll(() => clock.waits).toContain(60_000);
    stop.abort();
    await expect(listening).rejects.toMatchObject({ family: 'aborted' });
  });
});
