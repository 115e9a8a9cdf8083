import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { days } from '../../../../protocol/base/clock.js';
import { DepWorld } from './dep.test.helper.js';

let world: DepWorld;
beforeAll(async () => {
  world = await DepWorld.start();
});
afterAll(() => world.service.close());

describe('the portal', () => {
  it.each([{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic x' }])('is closed to %j', async (headers) => {
    expect((await world.send('GET', '/portal/organisations', headers as Record<string, string>)).status).toBe(401);
  });

  it('says Never Connected until the server has been there (ADE-086, MAC-048)', async () => {
    const server = await world.addServer('late');
    const view = async () =>
      (
        (await world.portal('GET', '/organisations/org/servers')).body as unknown as { id: string; connected: string }[]
      ).find(({ id }) => id === server);
    expect((await view())?.connected).toBe('Never Connected');
    await world.session(await world.downloadToken(server));
    expect((await view())?.connected).toBe('2030-01-01T00:00:00Z');
  });

  it('makes a token that ends the one before (ADE-087), and every one after a year (MAC-024)', async () => {
    const server = await world.addServer('tokens');
    const [first, second] = [await world.downloadToken(server), await world.downloadToken(server)];
    expect((await world.session(first)).text).toBe('oauth_problem=token_rejected');
    expect((await world.session(second)).status).toBe(200);
    world.clock.advance(days(365));
    expect((await world.session(second)).text).toBe('oauth_problem=token_rejected');
  });

  it('ends the sessions of the old token at once', async () => {
    const server = await world.addServer('sessions');
    const call = await world.connect(await world.downloadToken(server));
    await world.downloadToken(server);
    expect((await call('GET', '/account')).text).toBe('UNAUTHORIZED');
  });

  it('refuses a server that was removed as ACCESS_DENIED (TRB-043), and its devices are free', async () => {
    const server = await world.addServer('gone');
    await world.addDevices(['G1'], server);
    const credentials = await world.downloadToken(server);
    const call = await world.connect(credentials);
    await world.portal('DELETE', `/organisations/org/servers/${server}`);
    expect((await call('GET', '/account')).text).toBe('ACCESS_DENIED');
    expect((await world.session(credentials)).text).toBe('ACCESS_DENIED');
    const devices = (await world.portal('GET', '/organisations/org/devices')).body as unknown as object[];
    expect(devices).toContainEqual(expect.objectContaining({ serial_number: 'G1', server: null }));
  });

  it('stops the service until terms are accepted (TRB-044), and plays failures that are asked for (TRB-045)', async () => {
    const credentials = await world.downloadToken(await world.addServer('terms'));
    const call = await world.connect(credentials);
    await world.portal('PUT', '/organisations/org', { terms: 'pending' });
    const refused = [await world.session(credentials), await call('GET', '/account')];
    expect(refused.map(({ status, text }) => [status, text])).toEqual([
      [403, 'T_C_NOT_SIGNED'],
      [403, 'T_C_NOT_SIGNED'],
    ]);
    await world.portal('PUT', '/organisations/org', {
      terms: 'accepted',
      faults: { '/account': { status: 500, body: 'x' } },
    });
    expect((await call('GET', '/account')).status).toBe(500);
    await world.portal('PUT', '/organisations/org', { faults: {} });
    expect((await call('GET', '/account')).status).toBe(200);
  });

  it('assigns by order number, and a device leaves one server for another (ASM-005)', async () => {
    const [one, two] = [await world.addServer('one'), await world.addServer('two')];
    const devices = ['O1', 'O2'].map((serial_number) => ({ serial_number, order_number: 'PO-7' }));
    await world.portal('POST', '/organisations/org/devices', { devices });
    const first = await world.connect(await world.downloadToken(one));
    const { cursor } = (await first('POST', '/server/devices', {})).body;
    await world.portal('POST', '/organisations/org/assign', { orderNumber: 'PO-7', server: one });
    await world.portal('POST', '/organisations/org/assign', { serials: ['O2'], server: two });
    const { body } = await first('POST', '/devices/sync', { cursor });
    const changes = body.devices as { serial_number: string; op_type: string }[];
    expect(changes.map(({ serial_number: serial, op_type: type }) => `${type} ${serial}`)).toEqual([
      'added O1',
      'added O2',
      'deleted O2',
    ]);
  });

  it('keeps organisations apart', async () => {
    const { id } = (await world.portal('POST', '/organisations', { name: 'School', type: 'edu' })).body as {
      id: string;
    };
    expect(
      (await world.portal('POST', `/organisations/${id}/devices`, { devices: [{ serial_number: 'O1' }] })).status,
    ).toBe(409);
    expect((await world.portal('GET', `/organisations/${id}/devices`)).text).toBe('[]');
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
  it.each([
    ['POST', '/organisations/org/servers', { name: 'x', publicKey: 'x' }, 400],
    ['POST', '/organisations/org/servers', { name: 'x', publicKey: ec }, 400],
    ['POST', '/organisations/org/assign', { serials: ['nobody'], server: 'x' }, 404],
    ['POST', '/organisations/org/assign', { serials: ['O1'], server: 'x' }, 404],
    ['POST', '/organisations/org/assign', {}, 400],
    ['POST', '/organisations/org/devices', { devices: [{ serial_number: 'x', device_family: 'Toaster' }] }, 400],
    ['PUT', '/organisations/org', { terms: 'maybe' }, 400],
    ['POST', '/organisations/none/assign', { serials: [] }, 404],
    ['POST', '/organisations/%zz/assign', { serials: [] }, 400],
    ['GET', '/nowhere', undefined, 404],
    ['DELETE', '/organisations', undefined, 405],
  ])('refuses %s %s %j with %d', async (method, path, body, status) => {
    expect((await world.portal(method, path, body as object)).status).toBe(status);
  });
});
