import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { accessTokenPath, publicKeyText, signSecret } from '../../../../protocol/knox/api-token.js';
import { RunningTestCloud } from '../clouds.test.helper.js';
import { startKnoxService } from './service.js';

let cloud: RunningTestCloud;
let company: string;
let signed: string;
beforeAll(async () => {
  cloud = await RunningTestCloud.start(startKnoxService);
  await cloud.portal('POST', '/accounts', { email: 'it@contoso.test' });
  const registered = await cloud.portal('POST', '/companies', {
    account: 'it@contoso.test',
    name: 'Contoso',
    country: 'DE',
  });
  company = String(registered.id);
  signed = await signedToken();
  await cloud.portal('POST', `/companies/${company}/resellers`, { reseller: 'R' });
  const devices = ['S1', 'S2'].map((serial, index) => ({ serial, imei: `00101700968889${index}` }));
  await cloud.portal('POST', `/companies/${company}/orders`, { reseller: 'R', devices });
});
afterAll(() => cloud.service.close());

/** What the Knox token library does for a script: the Client Identifier signed, the access token signed. */
async function signedToken(): Promise<string> {
  const { clientIdentifier, keys } = await cloud.portal('POST', `/companies/${company}/api-client`, {});
  const der = Buffer.from(String((keys as JsonObject).Private), 'base64');
  const signing = {
    key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    now: cloud.clock.now(),
    id: '1',
  };
  const { body } = await cloud.call('POST', accessTokenPath, {
    clientIdentifierJwt: signSecret({ clientIdentifier: String(clientIdentifier) }, signing),
    base64EncodedStringPublicKey: publicKeyText(signing.key),
  });
  return signSecret({ accessToken: String(body.accessToken) }, signing);
}

const rest = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: JsonObject, token = signed) =>
  cloud.call(method, `/kcs/v1/kme/${path}`, body, { 'x-knox-apitoken': token });

const ask = (changes: JsonObject = {}) =>
  cloud.call('POST', '/muster/assignment', {
    imei: '1',
    serialNumber: 'S1',
    manufacturer: 'samsung',
    model: 'X',
    ...changes,
  });

async function profile(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const fields = {
    'Profile Name': 'Owners',
    'Pick your MDM': 'Microsoft Intune',
    'MDM Agent APK': 'https://aka.ms/intune_kme_deviceowner',
    'System applications': 'Leave all system apps enabled',
    'Company Name': 'Contoso',
    ...changes,
  };
  return String((await cloud.portal('POST', `/companies/${company}/profiles`, { type: 'Device Owner', fields })).id);
}

const assign = (id: string): Promise<JsonObject> =>
  cloud.portal('POST', `/companies/${company}/assignments`, { devices: ['S1'], profile: id });

describe('the web API', () => {
  it('gives no access token for a Client Identifier of nobody', async () => {
    const body = { clientIdentifierJwt: 'a.b.c', base64EncodedStringPublicKey: 'k' };
    expect((await cloud.call('POST', accessTokenPath, body)).status).toBe(401);
    expect((await cloud.call('POST', accessTokenPath, {})).status).toBe(400);
  });

  it('wants the token of a company', async () => {
    expect((await rest('GET', 'devices/list', undefined, 'guess')).status).toBe(401);
    expect((await rest('GET', 'devices/list')).body).toMatchObject({ totalCount: 2 });
    expect((await rest('GET', 'devices/none')).status).toBe(404);
  });

  it('takes a profile from devices, and tells those that are not there apart', async () => {
    const id = await profile();
    await assign(id);
    expect((await ask()).status).toBe(200);
    expect((await rest('DELETE', `profiles/${id}`)).status).toBe(409);
    const { body } = await rest('PUT', 'devices/unassignProfile', { devices: { imeiOrSerials: ['S1', 'S9'] } });
    expect(body).toEqual({ successDeviceList: ['S1'], failedDeviceList: [], notFoundDeviceList: ['S9'] });
    expect((await ask()).status).toBe(404);
    expect((await rest('DELETE', `profiles/${id}`)).status).toBe(200);
  });

  it('deletes devices by serial number or IMEI', async () => {
    const { body } = await rest('POST', 'devices/delete', { devices: { imeiOrSerials: ['001017009688891'] } });
    expect(body.successDeviceList).toEqual(['001017009688891']);
    expect((await rest('GET', 'devices/list')).body).toMatchObject({ totalCount: 1 });
    expect((await rest('POST', 'devices/delete', { devices: {} })).status).toBe(400);
  });
});

describe('a profile', () => {
  it('takes the place of the former one, and reaches whoever scanned its code', async () => {
    const first = await profile({ 'Custom JSON Data': '{"first":1}' });
    const second = await profile({ 'Custom JSON Data': '{"second":1}' });
    await assign(first);
    await assign(second);
    expect(String((await ask()).body.text)).toContain('second');
    const scanned = await ask({ serialNumber: 'unknown', profile: first });
    expect(String(scanned.body.text)).toContain('first');
    const { text } = await cloud.portal('GET', `/companies/${company}/profiles/${second}/qr`);
    expect(String(text)).toContain(second);
  });

  it('leaves out what nobody filled in', async () => {
    await assign(await profile());
    const { body } = await ask();
    const handed = JSON.parse(String(body.text)) as JsonObject;
    expect(handed).not.toHaveProperty('serverUri');
    expect(handed).toMatchObject({ leaveAllSystemAppsEnabled: true, customJson: '{}' });
  });
});

it('hands out packages by their address in the world', async () => {
  const address = encodeURIComponent('https://aka.ms/intune_kme_deviceowner');
  expect((await cloud.call('GET', `/muster/package?address=${address}`)).body).toMatchObject({
    format: 'simulated Android package',
    packageName: 'com.google.android.apps.work.clouddpc',
  });
  expect((await cloud.call('GET', '/muster/package?address=https%3A%2F%2Felsewhere')).status).toBe(404);
});

it('shows its portal to nobody without the token', async () => {
  expect((await cloud.call('POST', '/portal/accounts', { email: 'a@b.test' })).status).toBe(401);
});
