import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../protocol/base/clock.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { openmdmExtras } from '../../../protocol/openmdm/messages.js';
import { codeWith, deviceOf, holder } from '../driver-rig.test.helper.js';
import { OpenmdmPeer } from './openmdm-peer.test.helper.js';

let peer: OpenmdmPeer;
beforeEach(async () => {
  peer = await new OpenmdmPeer().listen();
});
afterEach(() => peer.close());

const bySecret = (): JsonObject => ({
  [openmdmExtras.serverUrl]: `${peer.url}/`,
  [openmdmExtras.deviceSecret]: 'enroll-me',
});
const byKey = (): JsonObject => ({ [openmdmExtras.serverUrl]: peer.url });

async function enrolled(extras = bySecret()) {
  const open = deviceOf();
  const outcome = await open().enroll(await codeWith(extras, 'android-fully-managed'), holder);
  return { open, outcome };
}

describe('an agent of OpenMDM enrolls', () => {
  it('with the shared secret, and says how it came', async () => {
    const { open, outcome } = await enrolled();
    expect(outcome).toEqual({ kind: 'enrolled' });
    expect(peer.device.claim).toMatchObject({
      method: 'qr',
      manufacturer: 'Google',
      serialNumber: open().record.serial,
    });
    expect(peer.device.heartbeats).toHaveLength(1);
    expect(open().evidence()).toMatchObject({ phase: 'enrolled', enrollmentId: peer.device.id });
  });

  it('with a key of its own over a fresh challenge, and never with another', async () => {
    const { outcome } = await enrolled(byKey());
    expect(outcome).toEqual({ kind: 'enrolled' });
    expect(peer.device.publicKey).toBeTypeOf('string');
    peer.device.publicKey = 'another';
    const again = await enrolled(byKey());
    expect(again.outcome).toMatchObject({ kind: 'refused', refusal: { code: 'PUBLIC_KEY_MISMATCH' } });
  });

  it.each([
    ['a wrong secret', { secret: 'another' }, { code: 'ENROLLMENT_ERROR', step: 'Enroll' }],
    ['too many before it', { enrollmentsLeft: 0 }, { code: '429', step: 'Enroll' }],
    ['a clock that is wrong', { now: () => Date.now() + 901_000 }, { code: 'ENROLLMENT_ERROR' }],
  ])('not after %s, and keeps nothing', async (_why, change, refusal) => {
    Object.assign(peer, change);
    const { open, outcome } = await enrolled();
    expect(outcome).toMatchObject({ kind: 'refused', refusal });
    expect(open().record).toMatchObject({ phase: 'new' });
    expect(open().record.state.openmdm).toBeUndefined();
    expect(open().record.privateKey).toBeUndefined();
  });

  it('and registers where it is pushed to', async () => {
    peer.push = 'fcm';
    await enrolled();
    expect(peer.device.pushToken).toMatchObject({ provider: 'fcm' });
  });

  it('not by an answer that has no token', async () => {
    peer.wrong.set('/enroll', { body: { ok: true, action: 'none', data: { deviceId: 7 } } });
    const { open, outcome } = await enrolled();
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { step: 'Enroll' } });
    expect(open().record.state.openmdm).toBeUndefined();
  });
});

describe('a session', () => {
  it('applies the policy as far as it goes, reports it, and comes back when it was told to', async () => {
    peer.defaultPolicy = { id: 'p1', version: 3, settings: { bluetooth: 'off', wifi: 'user', heartbeatInterval: 300 } };
    const clock = new ManualClock(Date.now());
    const open = deviceOf({ clock });
    await open().enroll(await codeWith(bySecret(), 'android-fully-managed'), holder);
    expect(open().evidence().state).toMatchObject({ restrictions: { no_bluetooth: 'device' }, nonCompliance: [] });
    expect(peer.device.events).toMatchObject([{ type: 'policy.applied', payload: { policyId: 'p1', version: 3 } }]);
    await open().wake('poll');
    expect(peer.device.heartbeats.at(-1)).toMatchObject({ policyVersion: '3' });
    expect(open().record.nextWakeAt).toBe(clock.now() + 300_000);
  });

  it('says what a work profile cannot hold', async () => {
    peer.defaultPolicy = { id: 'p1', version: 1, settings: { bluetooth: 'off', blockInstall: true } };
    const open = deviceOf();
    const entry = await codeWith(bySecret(), 'android-cope');
    expect(await open().enroll(entry, holder)).toEqual({ kind: 'enrolled' });
    peer.device.policy = { id: 'p2', version: 2, settings: { safeBootDisabled: true, factoryResetProtection: true } };
    await open().wake('poll');
    expect(peer.device.events.at(-1)).toMatchObject({
      type: 'policy.failed',
      payload: { details: [{ settingName: 'factoryResetProtection', nonComplianceReason: 'MANAGEMENT_MODE' }] },
    });
  });

  it('answers every command, and says why one was not carried out', async () => {
    const { open } = await enrolled();
    const [lock, shell] = [peer.queue('lock'), peer.queue('shell', { command: 'id' })];
    expect(await open().wake('push')).toEqual({ kind: 'completed', commands: 2 });
    expect(peer.asked).toContain('GET /commands/pending');
    expect(lock.status).toBe('completed');
    expect(shell).toMatchObject({ status: 'failed', error: 'UNSUPPORTED' });
  });

  it.each([
    ['factoryReset', { factoryResets: 1, userSetupComplete: false }],
    ['unenroll', { factoryResets: 0, userSetupComplete: true }],
  ])('%s ends management', async (type, state) => {
    const { open } = await enrolled();
    const command = peer.queue(type);
    expect(await open().wake('poll')).toMatchObject({ kind: 'unenrolled' });
    expect(command.status).toBe('completed');
    expect(open().evidence()).toMatchObject({ phase: 'unenrolled', state });
  });

  it('takes the desired state and says which version it has', async () => {
    const { open } = await enrolled();
    Object.assign(peer.device, { desiredState: { kiosk: true }, desiredStateVersion: 4 });
    await open().wake('poll');
    await open().wake('poll');
    expect(peer.device.heartbeats.at(-1)).toMatchObject({ desiredStateVersion: 4 });
  });
});

describe('a server that does not answer as it should', () => {
  it('has the token renewed, not the enrollment', async () => {
    const { open } = await enrolled();
    const [token = ''] = peer.tokens.keys();
    peer.wrong.set('/refresh-token', {
      body: { ok: true, action: 'none', data: { token: peer.issue(peer.device.id) } },
    });
    peer.tokens.delete(token);
    expect(await open().wake('poll')).toMatchObject({ kind: 'completed' });
    expect(peer.asked.slice(-3)).toEqual(['POST /heartbeat', 'POST /refresh-token', 'POST /heartbeat']);
  });

  it('lets the device go only by saying so, and the device keeps its data', async () => {
    const { open } = await enrolled();
    peer.devices.clear();
    expect(await open().wake('poll')).toMatchObject({ kind: 'unenrolled' });
    expect(open().evidence().state).toMatchObject({ factoryResets: 0 });
  });

  it.each([
    ['no JSON', { body: 'Gateway' }, 'an envelope in JSON'],
    ['a list', { body: [] }, 'an envelope in JSON'],
    ['ok of another type', { body: { ok: 'yes', action: 'unenroll' } }, 'true or false'],
    ['a failure that asks for nothing', { body: { ok: false, message: 'gone' } }, 'retry, reauth, unenroll'],
    ['success without data', { body: { ok: true, action: 'none' } }, 'object'],
    ['a status of its own', { status: 404, body: { error: 'Device not found' } }, 'HTTP 200'],
    ['commands that are none', { body: { ok: true, action: 'none', data: { pendingCommands: [7] } } }, 'object'],
  ])('%s changes nothing and is a finding', async (_what, answer, expected) => {
    const { open } = await enrolled();
    const before = open().record.state;
    peer.wrong.set('/heartbeat', answer);
    const agent = open();
    const outcome = await agent.wake('poll');
    expect(outcome.kind).not.toBe('unenrolled');
    expect(agent.evidence().findings).toMatchObject([{ expected, severity: 'fail' }]);
    expect(agent.record.state).toEqual(before);
    expect(agent.record.phase).toBe('enrolled');
  });

  it('a policy without settings is not taken', async () => {
    peer.defaultPolicy = { id: 'p1', version: 1, settings: { bluetooth: 'off' } };
    const { open } = await enrolled();
    peer.device.policy = { id: 'p1', version: 2 };
    const agent = open();
    await agent.wake('poll');
    expect(agent.evidence().state).toMatchObject({ restrictions: { no_bluetooth: 'device' } });
    expect(agent.evidence().findings).toMatchObject([{ place: 'policyUpdate.settings' }]);
  });

  it('that is away is unreachable', async () => {
    const { open } = await enrolled();
    await peer.close();
    expect(await open().wake('poll')).toMatchObject({ kind: 'unreachable' });
    peer = await new OpenmdmPeer().listen();
  });
});
