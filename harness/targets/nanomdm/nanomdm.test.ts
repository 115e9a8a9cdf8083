import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCheckIn } from '../../../protocol/apple/check-in.js';
import { decodeProfile, payloadsOf, readMdmPayload, readScepPayload } from '../../../protocol/apple/profile.js';
import { writePlist } from '../../../protocol/plist/codec.js';
import { dict } from '../../../protocol/plist/value.js';
import { Inapplicable, type TargetSession } from '../../checks/admin.js';
import { freePort } from '../../spawned-server.test.helper.js';
import { openNanomdmTarget } from './nanomdm-target.js';

const topic = 'com.apple.mgmt.External.test';
/** What a NanoMDM would have been asked. */
const asked: string[] = [];
const nanomdm = createServer((request, response) => {
  const right = request.headers.authorization === `Basic ${Buffer.from('nanomdm:key').toString('base64')}`;
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(right ? (request.url?.startsWith('/v1/pushcert') ? 400 : 200) : 401).end('{"version":"v0"}');
});

let url = '';
let webhook = { host: '127.0.0.1', port: 0 };
beforeAll(async () => {
  await new Promise<void>((resolve) => nanomdm.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(nanomdm.address() as AddressInfo).port}`;
  webhook = { host: '127.0.0.1', port: await freePort() };
});
afterAll(() => nanomdm.close());

const open = (key = 'key', signMessage = true) =>
  openNanomdmTarget({
    adapter: 'nanomdm',
    name: 'test',
    adminUrl: url,
    adminToken: key,
    ca: '',
    nanomdm: {
      webhook,
      enrollment: {
        serverUrl: 'https://mdm.example/mdm',
        topic,
        signMessage,
        scep: { url: 'http://scep.example/scep', challenge: 'c' },
      },
    },
  });

async function withSession(act: (session: TargetSession) => Promise<void>): Promise<void> {
  const target = await open();
  try {
    await act(await target.open());
  } finally {
    await target.close();
  }
}

/** What NanoMDM sends for a message of a device. */
async function tell(part: 'checkin_event' | 'acknowledge_event', payload: Uint8Array): Promise<void> {
  const raw_payload = Buffer.from(payload).toString('base64');
  const body = { topic: 'mdm', created_at: '2026-01-01T00:00:00Z', [part]: { udid: 'U1', raw_payload } };
  await fetch(`http://127.0.0.1:${webhook.port}/`, { method: 'POST', body: JSON.stringify(body) });
}

describe('a NanoMDM as target', () => {
  it('says what it cannot do, and why', async () => {
    const target = await open();
    expect(target.capabilities.has('verb:device.read')).toBe(true);
    for (const gone of ['clock', 'tenants', 'verb:push', 'verb:enrollment.issue', 'verb:person.put']) {
      expect(target.capabilities.has(gone)).toBe(false);
      expect(target.reasons?.[gone]).toBeTruthy();
    }
    await target.close();
    await expect(open('wrong')).rejects.toMatchObject({ code: 'TARGET_ADMIN_TOKEN' });
  });

  it('gets its enrollment profiles from the target file', () =>
    withSession(async ({ admin }) => {
      const entry = await admin.issueEnrollment({ platform: 'ios', method: 'ios-byod', options: { accessRights: 3 } });
      const answer = await fetch(entry.url ?? '');
      expect(answer.headers.get('content-type')).toBe('application/x-apple-aspen-config');
      const { message, findings } = decodeProfile(new Uint8Array(await answer.arrayBuffer()));
      expect(findings).toEqual([]);
      const [mdm] = payloadsOf(message, 'com.apple.mdm').map((payload) => readMdmPayload(payload).message);
      expect(mdm).toMatchObject({
        Topic: topic,
        ServerURL: 'https://mdm.example/mdm',
        SignMessage: true,
        AccessRights: 3,
      });
      const [scep] = payloadsOf(message, 'com.apple.security.scep').map((payload) => readScepPayload(payload).message);
      expect(scep).toMatchObject({ URL: 'http://scep.example/scep', Challenge: 'c' });
      const tls = { platform: 'ios', method: 'ios-byod', options: { transport: 'tls' } } as const;
      await expect(admin.issueEnrollment(tls)).rejects.toBeInstanceOf(Inapplicable);
    }));

  it('tells of devices and answers by its webhook', () =>
    withSession(async ({ admin }) => {
      const model = { UDID: 'U1', Topic: topic, ProductName: 'iPad14,1', OSVersion: '18.1', SerialNumber: 'S' };
      await tell('checkin_event', encodeCheckIn({ MessageType: 'Authenticate', ...model }));
      expect(await admin.readDevices({ enrollmentId: 'U1' })).toMatchObject([
        { state: 'enrolling', platform: 'ipados', serial: 'S', osVersion: '18.1' },
      ]);
      const token = { Topic: topic, UDID: 'U1', Token: new Uint8Array(32), PushMagic: 'm' };
      await tell('checkin_event', encodeCheckIn({ MessageType: 'TokenUpdate', ...token }));
      const id = await admin.queueCommand('U1', { RequestType: 'SecurityInfo' });
      expect(asked.at(-1)).toBe('PUT /v1/enqueue/U1?nopush=1');
      const answered = dict({ UDID: 'U1', Status: 'Acknowledged', CommandUUID: id, SecurityInfo: dict({ A: true }) });
      await tell('acknowledge_event', writePlist(answered));
      expect(await admin.readDevices({ enrollmentId: 'U1' })).toMatchObject([
        { state: 'enrolled', commands: [{ id, state: 'acknowledged', result: { SecurityInfo: { A: true } } }] },
      ]);
      await tell('checkin_event', encodeCheckIn({ MessageType: 'CheckOut', Topic: topic, UDID: 'U1' }));
      expect(await admin.readDevices()).toMatchObject([{ state: 'unenrolled' }]);
    }));
});
