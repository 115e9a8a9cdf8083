import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceOf, holder } from '../../../agents/android/driver-rig.test.helper.js';
import { OpenmdmPeer } from '../../../agents/android/openmdm/openmdm-peer.test.helper.js';
import { Inapplicable } from '../../checks/admin.js';
import type { TargetLocator } from '../target.js';
import { openOpenmdmTarget } from './openmdm-target.js';

let peer: OpenmdmPeer;
let adminUrl = '';
/** The administrator's routes beside the agents', as packages/adapters/hono has them. */
const admins = createServer(async (request, response) => {
  const say = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
  if (request.headers.authorization !== 'Bearer admin') return say(401, { error: 'Authentication required' });
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as { type: string; payload: object };
  const [, id, verb] = /^\/devices\/([^/?]+)\/?(\w*)/.exec(request.url ?? '') ?? [];
  const list = [...peer.devices.values()];
  if (request.method === 'DELETE') return say(200, { status: String(peer.devices.delete(id ?? '')) });
  if (verb === 'commands') return say(201, peer.queue(body.type, { ...body.payload }));
  if (verb === 'sync') return say(201, peer.queue('sync'));
  if (request.url?.startsWith('/commands')) return say(200, { commands: list.flatMap(({ commands }) => commands) });
  const devices = list.map(({ id: each, claim }) => ({ id: each, status: 'enrolled', ...claim }));
  return say(200, { devices });
});

beforeEach(async () => {
  peer = await new OpenmdmPeer().listen();
  await new Promise<void>((resolve) => admins.listen(0, '127.0.0.1', resolve));
  adminUrl = `http://127.0.0.1:${(admins.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await peer.close();
  admins.closeAllConnections();
  await new Promise<void>((resolve) => admins.close(() => resolve()));
});

const open = (more: Partial<TargetLocator> = {}) =>
  openOpenmdmTarget({
    adapter: 'openmdm',
    name: 'test',
    adminUrl,
    adminToken: 'admin',
    ca: '',
    agent: { serverUrl: peer.url, secret: 'enroll-me' },
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
    const target = await open({ agent: { serverUrl: peer.url, ...(secret !== undefined && { secret }) } });
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
