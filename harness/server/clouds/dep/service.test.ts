import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { days, minutes } from '../../../../protocol/base/clock.js';
import type { OAuthCredentials } from '../../../../protocol/dep/oauth1.js';
import { DepWorld } from './dep.test.helper.js';

let world: DepWorld;
let server: string;
let credentials: OAuthCredentials;
beforeAll(async () => {
  world = await DepWorld.start();
  server = await world.addServer('MDM');
  credentials = await world.downloadToken(server);
});
afterAll(() => world.service.close());

const serials = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('RFC 5849 §3.2: GET /session', () => {
  it('gives a token for a good signature', async () => {
    const answer = await world.session(credentials);
    expect(answer.status).toBe(200);
    expect(answer.body.auth_session_token).toMatch(/^\d+O[0-9A-F]{48}$/);
  });

  it.each([
    ['no header', { header: '' }, 400, 'parameter_rejected'],
    ['a parameter too few', { header: 'OAuth oauth_consumer_key="x"' }, 400, 'parameter_absent'],
    ['a time of an hour ago', { timestamp: Date.UTC(2029, 11, 31, 23) / 1000 }, 401, 'timestamp_refused'],
    ['a time of tomorrow', { timestamp: Date.UTC(2030, 0, 2) / 1000 }, 401, 'timestamp_refused'],
    ['a time that is none', { timestamp: Number.NaN }, 401, 'timestamp_refused'],
  ])('refuses %s', async (_what, wrong, status, problem) => {
    const answer = await world.session(credentials, wrong);
    expect([answer.status, answer.text]).toEqual([status, `oauth_problem=${problem}`]);
  });

  it.each([
    ['consumerKey', 'consumer_key_unknown'],
    ['consumerSecret', 'signature_invalid'],
    ['accessToken', 'token_rejected'],
    ['accessSecret', 'signature_invalid'],
  ])('refuses another %s', async (part, problem) => {
    const answer = await world.session({ ...credentials, [part]: 'other' });
    expect([answer.status, answer.text]).toEqual([401, `oauth_problem=${problem}`]);
  });

  it('takes a nonce once (RFC 5849 §3.3)', async () => {
    expect((await world.session(credentials, { nonce: 'same' })).status).toBe(200);
    expect((await world.session(credentials, { nonce: 'same' })).text).toBe('oauth_problem=nonce_used');
  });
});

describe('Apple, "Authenticating with a device enrollment program server": sessions', () => {
  it('end after minutes, and are renewed in the answers on the way', async () => {
    const call = await world.connect(credentials);
    world.clock.advance(minutes(2));
    const renewed = (await call('GET', '/account')).headers['x-adm-auth-session'] as string;
    world.clock.advance(minutes(2));
    expect((await call('GET', '/account')).text).toBe('UNAUTHORIZED');
    expect((await world.send('GET', '/account', { 'X-ADM-Auth-Session': renewed })).status).toBe(200);
  });

  it.each([
    [{}, 401, 'UNAUTHORIZED'],
    [{ 'X-ADM-Auth-Session': 'unknown' }, 403, 'FORBIDDEN'],
  ])('refuse %j with %d', async (headers, status, body) => {
    const answer = await world.send('GET', '/account', headers as Record<string, string>);
    expect([answer.status, answer.text]).toEqual([status, body]);
  });

  it('tell an unknown path from an unknown method, and garbage from JSON', async () => {
    const call = await world.connect(credentials);
    expect((await call('GET', '/nowhere')).status).toBe(404);
    expect((await call('GET', '/devices/sync')).status).toBe(405);
    for (const body of ['{', '[]', '7', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`])
      expect([body.slice(0, 5), (await call('POST', '/devices', body)).text]).toEqual([
        body.slice(0, 5),
        'MALFORMED_REQUEST_BODY',
      ]);
  });
});

describe('Apple, "Get Account Detail"', () => {
  it('names server and organisation', async () => {
    const call = await world.connect(credentials);
    const { body } = await call('GET', '/account');
    expect(body).toMatchObject({ server_name: 'MDM', org_type: 'org', org_name: 'Simulated Organization' });
    expect(body.urls).toContainEqual({
      uri: '/server/devices',
      http_method: ['POST'],
      limit: { default: 100, maximum: 1000 },
    });
  });
});

describe('Apple, "Get a List of Devices" and "Sync the List of Devices"', () => {
  it('goes page by page and then over to sync', async () => {
    const own = await world.addServer('pages');
    await world.addDevices(serials('P', 250), own);
    const call = await world.connect(await world.downloadToken(own));
    const pages: { devices: { serial_number: string }[]; cursor: string; more_to_follow: boolean }[] = [];
    for (let cursor: string | undefined; pages.at(-1)?.more_to_follow !== false; ) {
      const { body } = await call('POST', '/server/devices', {
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      });
      pages.push(body as never);
      cursor = pages.at(-1)?.cursor;
    }
    expect(pages.map(({ devices }) => devices.length)).toEqual([100, 100, 50]);
    expect(new Set(pages.flatMap(({ devices }) => devices.map((device) => device.serial_number))).size).toBe(250);
    const cursor = pages.at(-1)?.cursor;
    expect((await call('POST', '/server/devices', { cursor })).text).toBe('EXHAUSTED_CURSOR');
    expect((await call('POST', '/devices/sync', { cursor: pages[0]?.cursor })).text).toBe('INVALID_CURSOR');
    expect((await call('POST', '/devices/sync', { cursor })).body.devices).toEqual([]);
  });

  it('tells what was added, modified and deleted, and the same again for the same cursor', async () => {
    const own = await world.addServer('changes');
    await world.addDevices(['C1', 'C2'], own);
    const call = await world.connect(await world.downloadToken(own));
    const { cursor } = (await call('POST', '/server/devices', {})).body;
    await world.addDevices(['C3'], own);
    await world.portal('PUT', '/organisations/org/devices/C1', { asset_tag: 'A-1' });
    await world.portal('POST', '/organisations/org/release', { serials: ['C2'] });
    const expected = [
      ['C3', 'added'],
      ['C1', 'modified'],
      ['C2', 'deleted'],
    ];
    for (const _time of [1, 2]) {
      const { body } = await call('POST', '/devices/sync', { cursor });
      const devices = body.devices as { serial_number: string; op_type: string }[];
      expect(devices.map((device) => [device.serial_number, device.op_type])).toEqual(expected);
    }
  });

  it('knows its cursors: theirs, none, and one of another server', async () => {
    const call = await world.connect(credentials);
    const { cursor } = (await call('POST', '/server/devices', {})).body as { cursor: string };
    const other = await world.connect(await world.downloadToken(await world.addServer('other')));
    expect((await call('POST', '/devices/sync', {})).text).toBe('CURSOR_REQUIRED');
    for (const wrong of ['', 'x', 7, null, `${cursor}x`, `e30.${cursor.split('.')[1]}`])
      expect((await call('POST', '/devices/sync', { cursor: wrong })).text).toBe('INVALID_CURSOR');
    expect((await other('POST', '/devices/sync', { cursor })).text).toBe('INVALID_CURSOR');
  });

  it('lets a cursor live for seven days', async () => {
    const { cursor } = (await (await world.connect(credentials))('POST', '/server/devices', {})).body;
    world.clock.advance(days(7));
    expect((await (await world.connect(credentials))('POST', '/devices/sync', { cursor })).status).toBe(200);
    world.clock.advance(1);
    expect((await (await world.connect(credentials))('POST', '/devices/sync', { cursor })).text).toBe('EXPIRED_CURSOR');
  });

  it.each(['x', 1.5, {}])('refuses the limit %j', async (limit) => {
    const call = await world.connect(credentials);
    expect((await call('POST', '/server/devices', { limit })).text).toBe('MALFORMED_REQUEST_BODY');
  });
});

describe('Apple, "Define a Profile", "Assign a Profile", "Remove a Profile"', () => {
  const profile = { profile_name: 'Sales', url: 'https://mdm.example/', is_supervised: true };

  it('goes from empty over assigned and pushed to removed', async () => {
    await world.addDevices(['S1'], server);
    const call = await world.connect(credentials);
    const device = async () =>
      (await call('POST', '/devices', { devices: ['S1'] })).body as unknown as { devices: { S1: object } };
    expect((await device()).devices.S1).toMatchObject({ profile_status: 'empty', response_status: 'SUCCESS' });
    const defined = (await call('POST', '/profile', { ...profile, devices: ['S1', 'nobody'] })).body;
    expect(defined.devices).toEqual({ S1: 'SUCCESS', nobody: 'NOT_ACCESSIBLE' });
    expect((await device()).devices.S1).toMatchObject({
      profile_status: 'assigned',
      profile_uuid: defined.profile_uuid,
    });
    const configuration = await world.send('GET', '/muster/configuration/S1', {});
    expect(configuration.body).toEqual({ ...profile, profile_uuid: defined.profile_uuid });
    expect((await device()).devices.S1).toMatchObject({ profile_status: 'pushed' });
    expect((await call('DELETE', '/profile/devices', { devices: ['S1'] })).body).toEqual({
      devices: { S1: 'SUCCESS' },
    });
    expect((await device()).devices.S1).toMatchObject({ profile_status: 'removed' });
    expect((await world.send('GET', '/muster/configuration/S1', {})).status).toBe(404);
  });

  it.each(['PUT', 'POST'])('assigns by %s', async (method) => {
    await world.addDevices([`A-${method}`], server);
    const call = await world.connect(credentials);
    const { profile_uuid } = (await call('POST', '/profile', profile)).body;
    const answer = await call(method, '/profile/devices', { profile_uuid, devices: [`A-${method}`] });
    expect(answer.body).toEqual({ profile_uuid, devices: { [`A-${method}`]: 'SUCCESS' } });
    expect((await call('GET', `/profile?profile_uuid=${profile_uuid}`)).body).toEqual({ ...profile, profile_uuid });
  });

  it.each([
    ['POST', '/profile', {}, 'CONFIG_NAME_REQUIRED', 400],
    ['POST', '/profile', { ...profile, is_mdm_removable: false, is_supervised: false }, 'FLAGS_INVALID', 400],
    ['GET', '/profile', undefined, 'PROFILE_UUID_REQUIRED', 400],
    ['GET', '/profile?profile_uuid=0', undefined, 'PROFILE_NOT_FOUND', 404],
    ['PUT', '/profile/devices', { profile_uuid: '0', devices: ['x'] }, 'PROFILE_NOT_FOUND', 404],
    ['PUT', '/profile/devices', { profile_uuid: '0' }, 'DEVICE_ID_REQUIRED', 400],
    ['POST', '/devices', {}, 'DEVICE_ID_REQUIRED', 400],
    ['POST', '/devices', { devices: [1] }, 'MALFORMED_REQUEST_BODY', 400],
    ['POST', '/device/activationlock', {}, 'DEVICE_ID_REQUIRED', 400],
    ['GET', '/os-beta-enrollment/tokens', undefined, 'APPLE_SEED_FOR_IT_TURNED_OFF', 403],
  ])('%s %s %j is answered by %s', async (method, path, body, code, status) => {
    const answer = await (await world.connect(credentials))(method, path, body);
    expect([answer.text, answer.status]).toEqual([code, status]);
  });

  it('throttles thousands of assignments in a minute and forgets it after one', async () => {
    const own = await world.addServer('many');
    const many = serials('T', 3001);
    await world.addDevices(many, own);
    const token = await world.downloadToken(own);
    const call = await world.connect(token);
    const { profile_uuid } = (await call('POST', '/profile', profile)).body;
    const answer = (await call('PUT', '/profile/devices', { profile_uuid, devices: many })).body as {
      devices: Record<string, string>;
      retry_after_seconds: number;
    };
    expect(Object.values(answer.devices).filter((status) => status === 'THROTTLED')).toHaveLength(1);
    world.clock.advance(answer.retry_after_seconds * 1000);
    const again = await (await world.connect(token))('PUT', '/profile/devices', { profile_uuid, devices: ['T3000'] });
    expect(again.body).toEqual({ profile_uuid, devices: { T3000: 'SUCCESS' } });
  });
});

describe('Apple, "Disown Devices" and "Activation Lock a Device"', () => {
  it('act on own devices only, and a disowned one is gone', async () => {
    await world.addDevices(['D1'], server);
    await world.addDevices(['D2']);
    const call = await world.connect(credentials);
    const lock = await call('POST', '/device/activationlock', { device: 'D1', escrow_key: 'k', lost_message: 'm' });
    expect(lock.body).toEqual({ serial_number: 'D1', response_status: 'SUCCESS' });
    const disowned = await call('POST', '/devices/disown', { devices: ['D1', 'D2', '__proto__'] });
    expect(disowned.text).toBe('{"devices":{"D1":"SUCCESS","D2":"NOT_ACCESSIBLE","__proto__":"NOT_ACCESSIBLE"}}');
    const left = (await world.portal('GET', '/organisations/org/devices')).text;
    expect([left.includes('"D1"'), left.includes('"D2"')]).toEqual([false, true]);
  });
});

describe('Apple, "Assign a discovery profile" (account-driven enrollment)', () => {
  it('is kept, read and removed', async () => {
    const call = await world.connect(credentials);
    const path = '/account-driven-enrollment/profile';
    const document = { mdm_service_discovery_url: 'https://mdm.example/discovery' };
    expect((await call('POST', path, { mdm_service_discovery_url: 'no address' })).status).toBe(400);
    await call('POST', path, document);
    expect((await call('GET', path)).body).toEqual(document);
    await call('DELETE', path);
    expect((await call('GET', path)).body).toEqual({});
  });
});
