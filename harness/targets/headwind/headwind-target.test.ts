import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceOf, holder } from '../../../agents/android/driver-rig.test.helper.js';
import { answer, HeadwindPeer } from '../../../agents/android/headwind/headwind-peer.test.helper.js';
import { provisioningExtrasOf } from '../../../protocol/android/emit-payload.js';
import { exampleParams } from '../../../protocol/android/example-params.test.helper.js';
import { drawQrPng } from '../../../protocol/android/qr-image.js';
import { Inapplicable, type TargetSession } from '../../checks/admin.js';
import type { Target, TargetLocator } from '../target.js';
import { openHeadwindTarget } from './headwind-target.js';

let peer: HeadwindPeer;
let png: Uint8Array;
const forgotten: string[] = [];

/** The console of a Headwind MDM, as far as the adapter asks it. */
function consoleOf(request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>): boolean {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  if (path === '/rest/public/jwt/login') {
    const right = body.login === 'admin' && body.password === '21232F297A57A5A743894A0E4A801FC3';
    response.writeHead(right ? 200 : 401).end(JSON.stringify({ id_token: 'jwt' }));
    return true;
  }
  if (path === '/rest/public/qr/key1') {
    peer.asked.push(query);
    response.writeHead(200, { 'content-type': 'image/png' }).end(png);
    return true;
  }
  if (path === '/rest/public/qr/json/key1') {
    response.end(JSON.stringify({ 'com.hmdm.BASE_URL': peer.url, 'com.hmdm.SERVER_PROJECT': '' }));
    return true;
  }
  if (request.headers.authorization !== 'Bearer jwt') return false;
  const views = peer.devices.map(({ number, infos }, id) => ({
    id,
    number,
    lastUpdate: infos.length,
    androidVersion: '15',
    info: infos.at(-1),
  }));
  const number = /\/number\/(.*)$/.exec(path)?.[1];
  if (path === '/rest/private/configurations/search') answer(response, [{ name: 'Managed', qrCodeKey: 'key1' }]);
  else if (path === '/rest/private/devices/search') answer(response, { devices: { items: views } });
  else if (number !== undefined) {
    const found = views.find((each) => each.number === number);
    if (found !== undefined) answer(response, found);
    else response.end('{"status":"ERROR","message":"error.notfound.device"}');
  } else if (path === '/rest/plugins/push/private/send') {
    peer.push(String(body.messageType), typeof body.payload === 'string' ? JSON.parse(body.payload) : undefined);
    answer(response, null);
  } else if (request.method === 'DELETE') {
    forgotten.push(path);
    answer(response, null);
  } else return false;
  return true;
}

beforeEach(async () => {
  forgotten.length = 0;
  peer = await new HeadwindPeer().listen();
  peer.other = consoleOf;
  const { download, wifi, ...params } = exampleParams;
  const adminExtras = {
    'com.hmdm.BASE_URL': peer.url,
    'com.hmdm.SERVER_PROJECT': '',
    'com.hmdm.DEVICE_ID_USE': 'serial',
  };
  png = await drawQrPng(JSON.stringify(provisioningExtrasOf({ ...params, adminExtras })));
});
afterEach(() => peer.close());

const open = (more: Partial<TargetLocator> = {}): Promise<Target> =>
  openHeadwindTarget({
    adapter: 'headwind',
    name: 'test',
    adminUrl: peer.url,
    adminUser: 'admin',
    adminToken: 'admin',
    ca: '',
    agent: { configuration: 'Managed', secret: 'ours' },
    ...more,
  });

async function withSession(act: (session: TargetSession) => Promise<void>, more: Partial<TargetLocator> = {}) {
  const target = await open(more);
  try {
    await act(await target.open());
  } finally {
    await target.close();
  }
}

const wish = { platform: 'android', method: 'android-fully-managed' } as const;

describe('a Headwind MDM as target', () => {
  it('says what it cannot do, and why', async () => {
    const target = await open();
    expect(target.capabilities.has('verb:enrollment.issue')).toBe(true);
    for (const gone of ['clock', 'tenants', 'entrytokens', 'nfc', 'verb:person.put', 'method:android-cope']) {
      expect(target.capabilities.has(gone)).toBe(false);
      expect(target.reasons?.[gone]).toBeTruthy();
    }
    await target.close();
    await expect(open({ adminToken: 'wrong' })).rejects.toMatchObject({ code: 'TARGET_ADMIN_TOKEN' });
    await expect(open({ adminUrl: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'TARGET_UNREACHABLE' });
  });

  it('hands out its code, and shows, reaches and forgets the device that enrolled by it', () =>
    withSession(async ({ admin }) => {
      peer.secret = 'ours';
      const entry = await admin.issueEnrollment(wish);
      expect(peer.asked.at(-1)).toBe('size=700&create=1&useId=serial');
      const device = deviceOf();
      expect(await device().enroll(entry, holder)).toEqual({ kind: 'enrolled' });
      const { enrollmentId = '', serial } = device().evidence();
      expect(enrollmentId).toBe(serial);
      expect(await admin.readDevices({ enrollmentId })).toMatchObject([
        { id: serial, state: 'enrolled', model: 'Pixel 8', osVersion: '15' },
      ]);
      expect(await admin.readDevices()).toHaveLength(1);
      expect(await admin.queueCommand(enrollmentId, { messageType: 'runApp', payload: { pkg: 'a.b' } })).toBe('push-1');
      await admin.push(enrollmentId);
      expect(await device().wake('push')).toEqual({ kind: 'completed', commands: 1 });
      await admin.forgetDevice(enrollmentId);
      expect(forgotten).toEqual(['/rest/private/devices/0']);
      expect(await admin.readDevices({ enrollmentId: 'nobody' })).toEqual([]);
    }));

  it('lets a cloud bring what its code holds', () =>
    withSession(async ({ admin }) => {
      peer.secret = 'ours';
      const entry = await admin.issueEnrollment({ ...wish, options: { direct: true } });
      expect(entry.qrPng).toBeUndefined();
      expect(await deviceOf()().enroll(entry, holder)).toEqual({ kind: 'enrolled' });
    }));

  it('has no other wishes, commands and pages', () =>
    withSession(async ({ admin }) => {
      await expect(admin.issueEnrollment({ ...wish, options: { wifi: {} } })).rejects.toBeInstanceOf(Inapplicable);
      await expect(admin.queueCommand('h1', { verb: 'Get' })).rejects.toBeInstanceOf(Inapplicable);
      await expect(admin.readSettings('device-limit')).rejects.toThrow('settings:device-limit');
      png = new Uint8Array(0);
      await expect(admin.issueEnrollment(wish)).rejects.toThrow('draws no code for Managed');
    }));

  it('names the configurations there are when the target file names another', () =>
    withSession(
      ({ admin }) =>
        expect(admin.issueEnrollment(wish)).rejects.toMatchObject({
          code: 'TARGET_CONFIGURATION',
          fix: expect.stringContaining('Managed'),
        }),
      { agent: { configuration: 'Another' } },
    ));
});
