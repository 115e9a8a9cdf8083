import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, claim, configuration, openZeroTouch, type ZeroTouchWorld } from './zero-touch.test.helper.js';

let world: ZeroTouchWorld;
let customer: ReturnType<typeof as>;
let reseller: ReturnType<typeof as>;
beforeAll(async () => {
  world = await openZeroTouch();
  customer = as(world, world.people);
  reseller = as(world, world.resellers);
});
afterAll(() => world.cloud.service.close());

describe('terms of service', () => {
  it('come first, told as TosError to whoever reads structured errors', async () => {
    const path = `customers/${world.company}/configurations`;
    const { status, body } = await customer('GET', path);
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: { status: 'PERMISSION_DENIED', details: [{ latestTosAccepted: false }] } });
    const bare = await as(world, world.people, '1')('GET', path);
    expect(bare.status).toBe(403);
    expect(bare.body.error).not.toHaveProperty('details');
  });

  it('are seen in the list of customers, which needs none', async () => {
    const before = await customer('GET', 'customers');
    expect(before.body.customers).toMatchObject([{ termsStatus: 'TERMS_STATUS_NOT_ACCEPTED' }]);
    await world.acceptTerms();
    expect((await customer('GET', 'customers')).body.customers).toMatchObject([
      { name: `customers/${world.company}`, companyName: 'Contoso', termsStatus: 'TERMS_STATUS_ACCEPTED' },
    ]);
  });
});

describe('whoever calls', () => {
  it.each(['', 'guess'])('is refused with the token %j', async (token) => {
    expect((await as(world, token)('GET', 'customers')).status).toBe(401);
  });

  it('sees nothing of other customers', async () => {
    const stranger = as(world, world.strangers);
    expect((await stranger('GET', 'customers')).body).toEqual({ customers: [] });
    expect((await stranger('GET', `customers/${world.company}/dpcs`)).status).toBe(404);
  });

  it('needs to be a reseller to claim', async () => {
    const body = claim(world.company, '001017009688899');
    expect((await customer('POST', `partners/${world.partner}/devices:claim`, body)).status).toBe(403);
  });

  it.each([
    ['GET', 'nothing', undefined, 404],
    ['POST', 'customers', {}, 404],
    ['GET', 'customers/__proto__/devices', undefined, 404],
    ['POST', 'customers/1/configurations', '[', 400],
    ['GET', 'operations/apibatchoperation/1', undefined, 404],
  ] as const)('%s %s is refused', async (method, path, body, status) => {
    expect((await customer(method, path, body)).status).toBe(status);
  });
});

describe('a configuration', () => {
  it('is made, read, changed and deleted', async () => {
    const path = `customers/${world.company}/configurations`;
    const made = await customer('POST', path, configuration(world.company, { forcedResetTime: '60s' }));
    expect(made.body).toMatchObject({ configurationName: 'Sales', forcedResetTime: '60s', isDefault: false });
    const name = String(made.body.name);
    const changed = await customer('PATCH', `${name}?updateMask=forcedResetTime,isDefault`, {
      forcedResetTime: '0s',
      isDefault: true,
    });
    expect(changed.body).toMatchObject({ forcedResetTime: '0s', isDefault: true, configurationName: 'Sales' });
    expect((await customer('GET', name)).body).toEqual(changed.body);
    expect((await customer('DELETE', name)).status).toBe(200);
    expect((await customer('GET', name)).status).toBe(404);
  });

  it.each([
    [{ dpcResourcePath: 'customers/1/dpcs/none' }],
    [{ configurationName: '' }],
    [{ contactEmail: 'nobody' }],
    [{ forcedResetTime: 'soon' }],
    [{ colour: 'red' }],
  ])('with %j is refused', async (changes) => {
    const path = `customers/${world.company}/configurations`;
    expect((await customer('POST', path, configuration(world.company, changes))).status).toBe(400);
  });

  it('is not patched without a mask', async () => {
    const path = `customers/${world.company}/configurations`;
    const { body } = await customer('POST', path, configuration(world.company));
    expect((await customer('PATCH', String(body.name), { customMessage: 'x' })).status).toBe(400);
  });
});

describe('devices', () => {
  it('are claimed, configured, described and given up', async () => {
    const { body } = await reseller('POST', `partners/${world.partner}/devices:claim`, {
      ...claim(world.company, '001017009688899'),
      deviceMetadata: { entries: { order: '7' } },
    });
    const id = String(body.deviceId);
    const made = await customer(
      'POST',
      `customers/${world.company}/configurations`,
      configuration(world.company, { dpcExtras: '{"a":1}' }),
    );
    const applied = {
      device: { deviceIdentifier: { imei: '001017009688899' } },
      configuration: String(made.body.name),
    };
    await customer('POST', `customers/${world.company}/devices:applyConfiguration`, applied);
    const device = await customer('GET', `customers/${world.company}/devices/${id}`);
    expect(device.body).toMatchObject({ configuration: made.body.name, deviceMetadata: { entries: { order: '7' } } });
    const asked = { imei: '001017009688899', serialNumber: 'S', manufacturer: 'M', model: 'X' };
    expect((await world.cloud.call('POST', '/muster/assignment', asked)).body).toMatchObject({ text: '{"a":1}' });
    await customer('POST', `customers/${world.company}/devices:removeConfiguration`, { device: { deviceId: id } });
    expect((await world.cloud.call('POST', '/muster/assignment', asked)).status).toBe(404);
    const unclaim = { deviceId: id, sectionType: 'SECTION_TYPE_ZERO_TOUCH' };
    expect((await reseller('POST', `partners/${world.partner}/devices:unclaim`, unclaim)).status).toBe(200);
    expect((await reseller('POST', `partners/${world.partner}/devices:unclaim`, unclaim)).status).toBe(403);
  });

  it.each([[{ imei: '12' }], [{ serialNumber: 'S' }], [{}]])('are not claimed by %j', async (deviceIdentifier) => {
    const body = { ...claim(world.company, ''), deviceIdentifier };
    expect((await reseller('POST', `partners/${world.partner}/devices:claim`, body)).status).toBe(400);
  });

  it('come in pages', async () => {
    const claims = ['001017009688907', '001017009688915', '001017009688923'].map((imei) => claim(world.company, imei));
    const started = await reseller('POST', `partners/${world.partner}/devices:claimAsync`, { claims });
    expect((await reseller('GET', String(started.body.name))).body).toMatchObject({
      done: true,
      metadata: { processingStatus: 'BATCH_PROCESS_PROCESSED', devicesCount: 3 },
      response: { successCount: 3 },
    });
    const search = { customerId: [world.company], limit: '2' };
    const path = `partners/${world.partner}/devices:findByOwner`;
    const first = await reseller('POST', path, search);
    expect(first.body).toMatchObject({ totalSize: 3, nextPageToken: '2' });
    const second = await reseller('POST', path, { ...search, pageToken: '2' });
    expect(second.body.devices).toHaveLength(1);
    expect(second.body).not.toHaveProperty('nextPageToken');
  });
});

it('makes customers, and changes metadata by itself and in batches', async () => {
  const path = `partners/${world.partner}`;
  const made = await reseller('POST', `${path}/customers`, {
    customer: { companyName: 'Fabrikam', ownerEmails: ['it@fabrikam.test'] },
  });
  expect(made.body).toMatchObject({ companyName: 'Fabrikam', termsStatus: 'TERMS_STATUS_NOT_ACCEPTED' });
  expect((await reseller('POST', `${path}/customers`, { customer: { companyName: 'Nobody' } })).status).toBe(400);
  const company = String(made.body.companyId);
  const { body } = await reseller('POST', `${path}/devices:claim`, claim(company, '001017009688931'));
  const id = String(body.deviceId);
  await reseller('POST', `${path}/devices/${id}/metadata`, { deviceMetadata: { entries: { a: '1' } } });
  const updates = [{ deviceId: id, deviceMetadata: { entries: { b: '2' } } }, { deviceId: 'none' }];
  const { body: started } = await reseller('POST', `${path}/devices:updateMetadataAsync`, { updates });
  expect((await reseller('GET', String(started.name))).body).toMatchObject({ response: { successCount: 1 } });
  expect((await reseller('GET', `${path}/devices/${id}`)).body.deviceMetadata).toEqual({
    entries: { a: '1', b: '2' },
  });
});

it('lists vendors and their customers', async () => {
  const { body } = await reseller('GET', `partners/${world.partner}/vendors`);
  expect(body).toMatchObject({ totalSize: 1, vendors: [{ companyName: 'Vendor' }] });
  const [vendor] = body.vendors as readonly { readonly name: string }[];
  expect((await reseller('GET', `${vendor?.name}/customers`)).body).toMatchObject({ totalSize: 0 });
});

it('shows its portal to nobody without the token', async () => {
  expect((await world.cloud.call('POST', '/portal/partners', { companyName: 'X' })).status).toBe(401);
  expect((await world.cloud.call('POST', '/frame?token=guess', { operation: 'link account' })).status).toBe(401);
});
