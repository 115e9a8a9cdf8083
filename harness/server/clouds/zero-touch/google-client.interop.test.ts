import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleResource, googleapis, googleapisMissing } from '../googleapis.test.helper.js';
import { claim, configuration, openZeroTouch, type ZeroTouchWorld } from './zero-touch.test.helper.js';

let world: ZeroTouchWorld;
beforeAll(async () => {
  world = await openZeroTouch();
  await world.acceptTerms();
});
afterAll(() => world.cloud.service.close());

/** The client as an account of the service. */
function client(token: string): GoogleResource {
  const make = googleapis?.androiddeviceprovisioning;
  if (make === undefined) throw new Error(googleapisMissing);
  return make({
    version: 'v1',
    rootUrl: `${world.cloud.service.url}/`,
    auth: 'unused',
    headers: { authorization: `Bearer ${token}`, 'x-goog-api-format-version': '2' },
  }) as GoogleResource;
}

type Reply = Promise<{ readonly data: Record<string, unknown> }>;

/** A method by its path, called on the resource that it belongs to. */
const at =
  (api: GoogleResource, path: string) =>
  (parameters?: object): Reply => {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const resource = names.reduce((found, name) => found[name] as GoogleResource, api);
    const method = resource[last];
    if (method === undefined) throw new Error(`the client has no ${path}`);
    return method.call(resource, parameters);
  };

describe.skipIf(googleapis === undefined)(`Google's own client (${googleapisMissing} otherwise)`, () => {
  it('works through the customer API', async () => {
    const api = client(world.people);
    const parent = `customers/${world.company}`;
    expect((await at(api, 'customers.list')()).data.customers).toHaveLength(1);
    expect((await at(api, 'customers.dpcs.list')({ parent })).data.dpcs).not.toHaveLength(0);
    const made = await at(
      api,
      'customers.configurations.create',
    )({
      parent,
      requestBody: configuration(world.company),
    });
    const { name } = made.data;
    const patched = await at(
      api,
      'customers.configurations.patch',
    )({
      name,
      updateMask: 'customMessage',
      requestBody: { customMessage: 'Hello', companyName: 'Ignored' },
    });
    expect(patched.data).toMatchObject({ customMessage: 'Hello', companyName: 'Contoso' });
    expect((await at(api, 'customers.configurations.list')({ parent })).data.configurations).toHaveLength(1);
    await at(api, 'customers.configurations.delete')({ name });
    await expect(at(api, 'customers.configurations.get')({ name })).rejects.toMatchObject({ status: 404 });
  });

  it('claims as a reseller and configures as the customer', async () => {
    const reseller = client(world.resellers);
    const api = client(world.people);
    const parent = `customers/${world.company}`;
    const claimed = await at(
      reseller,
      'partners.devices.claim',
    )({
      partnerId: world.partner,
      requestBody: claim(world.company, '001017009688899'),
    });
    const configured = await at(
      api,
      'customers.configurations.create',
    )({
      parent,
      requestBody: configuration(world.company),
    });
    const device = { deviceId: claimed.data.deviceId };
    await at(
      api,
      'customers.devices.applyConfiguration',
    )({
      parent,
      requestBody: { device, configuration: configured.data.name },
    });
    const found = await at(api, 'customers.devices.list')({ parent });
    expect(found.data.devices).toMatchObject([{ configuration: configured.data.name }]);
    await at(api, 'customers.devices.unclaim')({ parent, requestBody: { device } });
    expect((await at(api, 'customers.devices.list')({ parent })).data.devices).toEqual([]);
  });

  it('reads the operation of a batch', async () => {
    const reseller = client(world.resellers);
    const started = await at(
      reseller,
      'partners.devices.claimAsync',
    )({
      partnerId: world.partner,
      requestBody: { claims: [claim(world.company, '001017009688907')] },
    });
    const { data } = await at(reseller, 'operations.get')({ name: started.data.name });
    expect(data).toMatchObject({ done: true, response: { successCount: 1 } });
  });
});
