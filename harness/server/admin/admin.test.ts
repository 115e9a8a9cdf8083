import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../protocol/base/clock.js';
import { systemRandom } from '../../../protocol/base/random.js';
import { silentLogger } from '../logger.js';
import { startReferenceServer } from '../reference-server.js';
import type { ReferenceServer } from '../server.js';
import { admin } from '../server.test.helper.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: '0.0.0',
  });
  server.createTenant({ id: 'here' });
});
afterAll(() => server.close());

const ada = { upn: 'Ada@here.muster.test', name: 'Ada', password: 'secret' };

describe('who may ask', () => {
  it.each([
    undefined,
    'Bearer',
    'Bearer wrong',
    'Basic !!!',
    `Basic ${Buffer.from('nanomdm:wrong').toString('base64')}`,
  ])('refuses the authorization %s', async (authorization) => {
    const answer = await request(`${server.adminUrl}/tenants`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(answer.statusCode).toBe(401);
    expect(await answer.body.json()).toMatchObject({ code: 'UNAUTHORIZED', fix: expect.stringContaining('Bearer') });
  });

  it('takes HTTP Basic of the user nanomdm as well', async () => {
    const authorization = `Basic ${Buffer.from(`nanomdm:${server.adminToken}`).toString('base64')}`;
    expect((await admin(server, 'GET', '/describe', undefined, { authorization })).status).toBe(200);
  });
});

describe('tenants', () => {
  it('are created with wishes, read, and deleted with all they hold', async () => {
    const wishes = {
      editions: ['002'],
      brokenRules: ['LIM-028/neverForgets'],
      faults: ['slow'],
      now: 1_750_000_000_000,
    };
    const created = await admin(server, 'POST', '/tenants', wishes);
    expect(created.status).toBe(201);
    const { id, domain, hosts, now } = created.json() as unknown as {
      id: string;
      domain: string;
      hosts: string[];
      now: number;
    };
    expect(domain).toBe(`${id}.muster.test`);
    expect(hosts).toContain(`*.${domain}`);
    expect(now - wishes.now).toBeLessThan(5_000);
    expect((await admin(server, 'GET', `/tenants/${id}/rules`)).json()).toEqual({
      broken: wishes.brokenRules,
      consulted: [],
    });
    expect((await admin(server, 'DELETE', `/tenants/${id}`)).status).toBe(204);
    expect((await admin(server, 'GET', `/tenants/${id}`)).status).toBe(404);
  });

  it('have a clock of their own', async () => {
    const before = (await admin(server, 'GET', '/tenants/here/clock')).json().now as number;
    const moved = (await admin(server, 'PUT', '/tenants/here/clock', { advanceMs: 86_400_000 })).json().now as number;
    expect(moved - before).toBeGreaterThanOrEqual(86_400_000);
    expect((await admin(server, 'PUT', '/tenants/here/clock', { now: 5_000 })).json().now).toBeLessThan(10_000);
    expect((await admin(server, 'GET', '/tenants/main/clock')).json().now).toBeGreaterThan(1_700_000_000_000);
    await admin(server, 'PUT', '/tenants/here/clock', { now: Date.now() });
  });

  it.each([
    ['LIM-028/neverForgts', 'Mutants of LIM-028'],
    ['LIM-999/any', 'GET /rules'],
    ['nonsense', 'GET /rules'],
  ])('refuse the broken rule %s, which would break nothing', async (name, fix) => {
    const answer = await admin(server, 'POST', '/tenants', { brokenRules: [name] });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'UNKNOWN_MUTANT', fix: expect.stringContaining(fix) });
  });

  it('keep their ids to themselves, and main stays', async () => {
    expect((await admin(server, 'POST', '/tenants', { id: 'here' })).status).toBe(409);
    expect((await admin(server, 'DELETE', '/tenants/main')).status).toBe(409);
  });

  it('do not see each other', async () => {
    await admin(server, 'PUT', '/tenants/here/people', ada);
    const people = (await admin(server, 'GET', '/tenants/main/people')).json() as unknown as { upn: string }[];
    expect(people.some(({ upn }) => upn === 'ada@here.muster.test')).toBe(false);
    expect((await admin(server, 'GET', '/tenants/here/people')).text).toContain('ada@here.muster.test');
  });
});

describe('hostile documents', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  it.each([
    ['broken JSON', '{"id":', 400],
    ['a prototype', '{"__proto__":{"licensed":true},"upn":"a@b","name":"n","password":"p"}', 400],
    ['deep nesting', `{"upn":"a@b","name":"n","password":"p","groups":${deep}}`, 400],
    ['an unknown member', '{"upn":"a@b","name":"n","password":"p","root":true}', 400],
    ['a wrong type', '{"upn":5,"name":"n","password":"p"}', 400],
    ['nothing', '', 400],
    ['too much', `{"upn":"${'a'.repeat(5_000_000)}"}`, 413],
  ])('%s is answered with %s', async (_what, body, status) => {
    const answer = await admin(server, 'PUT', '/tenants/main/people', body);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    expect((await admin(server, 'GET', '/tenants/main/people')).text).not.toContain('"a@b"');
  });

  it('settings that nest too deep or are of no kind are not stored', async () => {
    const before = (await admin(server, 'GET', '/tenants/here/settings/device-limit')).text;
    expect((await admin(server, 'PUT', '/tenants/here/settings/device-limit', `{"default":${deep}}`)).status).toBe(400);
    const wrong = await admin(server, 'PUT', '/tenants/here/settings/device-limit', { default: { limit: 16 } });
    expect([wrong.status, wrong.json().place]).toEqual([400, 'default.limit']);
    expect((await admin(server, 'GET', '/tenants/here/settings/device-limit')).text).toBe(before);
    expect((await admin(server, 'PUT', '/tenants/here/settings/constructor', {})).status).toBe(404);
  });
});

describe('enrollments', () => {
  it('are issued by the platform, and a product rule that forbids one is a conflict with its words', async () => {
    await admin(server, 'PUT', '/tenants/here/people', ada);
    const issued = await admin(server, 'POST', '/tenants/here/enrollments', {
      platform: 'ios',
      method: 'ios-byod',
      upn: ada.upn,
      options: {},
    });
    expect([issued.status, issued.json().platform]).toEqual([201, 'ios']);
    const refused = await admin(server, 'POST', '/tenants/here/enrollments', {
      platform: 'android',
      method: 'android-aosp-user',
      options: { tokenDays: 36_500 },
    });
    expect([refused.status, refused.json().code]).toEqual([409, 'REFUSED']);
  });

  it('of a platform or method that is not served are not found', async () => {
    expect(
      (await admin(server, 'POST', '/tenants/here/enrollments', { platform: 'ios', method: 'windows-byod' })).status,
    ).toBe(404);
  });
});

describe("NanoMDM's API", () => {
  const plist = (type: string): string =>
    `<?xml version="1.0"?><plist version="1.0"><dict><key>CommandUUID</key><string>cmd-1</string><key>Command</key><dict><key>RequestType</key><string>${type}</string></dict></dict></plist>`;

  it('queues a raw plist for each id and tells which ids do not exist', async () => {
    const { state } = server.createTenant({ id: 'nano' });
    state.devices.set('A', {
      id: 'A',
      platform: 'ios',
      method: 'ios-byod',
      enrollmentId: 'A',
      state: 'enrolled',
      commands: [],
      detail: {},
    });
    const answer = await admin(server, 'PUT', '/v1/enqueue/A,B?tenant=nano&nopush=1', plist('DeviceInformation'), {
      'content-type': 'text/xml',
    });
    expect(answer.status).toBe(207);
    expect(answer.json()).toMatchObject({
      command_uuid: 'cmd-1',
      request_type: 'DeviceInformation',
      no_push: true,
      status: { B: { command_error: expect.any(String) } },
    });
    expect(state.devices.get('A')?.commands).toMatchObject([
      { id: 'cmd-1', kind: 'DeviceInformation', state: 'queued' },
    ]);
    expect((await admin(server, 'GET', '/v1/push/A?tenant=nano')).json()).toMatchObject({
      status: { A: { push_error: 'no push token' } },
    });
    const wakeable = { topic: 'com.apple.mgmt.External.nano', token: 'ab'.repeat(32), pushMagic: 'M' };
    Object.assign(state.devices.get('A')?.detail ?? {}, wakeable);
    expect((await admin(server, 'GET', '/v1/push/A?tenant=nano')).json()).toMatchObject({
      status: { A: { push_result: expect.any(String) } },
    });
  });

  it('refuses a body that is no command', async () => {
    const answer = await admin(server, 'PUT', '/v1/enqueue/A?tenant=nano', 'no plist', { 'content-type': 'text/xml' });
    expect(answer.status).toBe(500);
    expect(answer.json()).toMatchObject({ command_error: expect.stringContaining('decoding command') });
    expect(
      (await admin(server, 'PUT', '/v1/pushcert', 'no certificate', { 'content-type': 'text/plain' })).status,
    ).toBe(400);
    expect((await admin(server, 'GET', '/v1/pushcert')).status).toBe(404);
  });
});

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 and describes every route with its answers', async () => {
    const answer = await request(`${server.adminUrl}/openapi.json`);
    const document = (await answer.body.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; responses: object; parameters?: { name: string }[] }>>;
    };
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(documented);
    for (const [path, verbs] of Object.entries(document.paths)) {
      for (const { summary, responses, parameters = [] } of Object.values(verbs)) {
        expect(summary).toBeTruthy();
        expect(Object.keys(responses)).toContain('401');
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
      }
    }
  });

  it('lists no route that does not answer', async () => {
    for (const each of documented) {
      const [method = '', path = ''] = each.split(' ');
      const filled = path.replace('{tenant}', 'here').replace(/\{\w+\}/g, 'none');
      const answer = await admin(server, method as 'GET', filled);
      expect(answer.text, each).not.toContain(`there is no ${method} `);
    }
  });
});

const documented = [
  'DELETE /tenants/{tenant}',
  'DELETE /tenants/{tenant}/android-enrollment-profiles/{profile}',
  'DELETE /tenants/{tenant}/android-enrollment-profiles/{profile}/token',
  'DELETE /tenants/{tenant}/app-licences/{upn}/{app}',
  'DELETE /tenants/{tenant}/devices/{device}',
  'DELETE /tenants/{tenant}/enrollment-program/forms/{form}',
  'DELETE /tenants/{tenant}/enrollment-program/tokens/{token}',
  'DELETE /tenants/{tenant}/enrollment-program/tokens/{token}/devices/{serial}',
  'DELETE /tenants/{tenant}/enrollment-program/tokens/{token}/profiles/{profile}',
  'DELETE /tenants/{tenant}/enrollments/{reference}',
  'GET /describe',
  'GET /rules',
  'GET /tenants',
  'GET /tenants/{tenant}',
  'GET /tenants/{tenant}/android-emm',
  'GET /tenants/{tenant}/android-enrollment-profiles',
  'GET /tenants/{tenant}/android-enrollment-profiles/{profile}',
  'GET /tenants/{tenant}/android-enrollment-profiles/{profile}/export',
  'GET /tenants/{tenant}/android-enrollment-profiles/{profile}/token',
  'GET /tenants/{tenant}/clock',
  'GET /tenants/{tenant}/company-portal/{device}/{page}',
  'GET /tenants/{tenant}/corporate-user-devices',
  'GET /tenants/{tenant}/device-actions/{device}',
  'GET /tenants/{tenant}/device-alerts/{device}',
  'GET /tenants/{tenant}/devices',
  'GET /tenants/{tenant}/devices/{device}',
  'GET /tenants/{tenant}/directory-console/policies',
  'GET /tenants/{tenant}/enrollment-program/forms/{form}/public-key',
  'GET /tenants/{tenant}/enrollment-program/tokens',
  'GET /tenants/{tenant}/enrollment-program/tokens/{token}',
  'GET /tenants/{tenant}/enrollment-program/tokens/{token}/devices',
  'GET /tenants/{tenant}/enrollment-program/tokens/{token}/profiles',
  'GET /tenants/{tenant}/enrollment-types',
  'GET /tenants/{tenant}/managed-play',
  'GET /tenants/{tenant}/managed-play/apps',
  'GET /tenants/{tenant}/people',
  'GET /tenants/{tenant}/private-root',
  'GET /tenants/{tenant}/rules',
  'GET /tenants/{tenant}/settings/{kind}',
  'GET /tenants/{tenant}/status-page-profiles/{tag}',
  'GET /v1/push/{ids}',
  'GET /v1/pushcert',
  'GET /version',
  'PATCH /tenants/{tenant}/android-enrollment-profiles/{profile}',
  'POST /tenants',
  'POST /tenants/{tenant}/android-emm/{deed}',
  'POST /tenants/{tenant}/android-enrollment-profiles',
  'POST /tenants/{tenant}/android-enrollment-profiles/{profile}/token',
  'POST /tenants/{tenant}/bulk-device-actions',
  'POST /tenants/{tenant}/company-portal/{device}/{page}',
  'POST /tenants/{tenant}/console',
  'POST /tenants/{tenant}/device-actions/{device}',
  'POST /tenants/{tenant}/devices/{device}/commands',
  'POST /tenants/{tenant}/devices/{device}/push',
  'POST /tenants/{tenant}/directory-console/policies',
  'POST /tenants/{tenant}/enrollment-program/forms',
  'POST /tenants/{tenant}/enrollment-program/tokens',
  'POST /tenants/{tenant}/enrollment-program/tokens/{token}/assignments',
  'POST /tenants/{tenant}/enrollment-program/tokens/{token}/profiles',
  'POST /tenants/{tenant}/enrollment-program/tokens/{token}/renewal',
  'POST /tenants/{tenant}/enrollment-program/tokens/{token}/sync',
  'POST /tenants/{tenant}/enrollments',
  'POST /tenants/{tenant}/managed-play/{deed}',
  'POST /tenants/{tenant}/reports/{kind}',
  'POST /tenants/{tenant}/status-page-profiles/{tag}',
  'POST /tenants/{tenant}/zero-touch/frame',
  'POST /v1/escrowkeyunlock',
  'PUT /tenants/{tenant}/app-licences/{upn}/{app}',
  'PUT /tenants/{tenant}/clock',
  'PUT /tenants/{tenant}/device-actions/{device}',
  'PUT /tenants/{tenant}/enrollment-program/tokens/{token}',
  'PUT /tenants/{tenant}/enrollment-program/tokens/{token}/default-profile',
  'PUT /tenants/{tenant}/people',
  'PUT /tenants/{tenant}/settings/{kind}',
  'PUT /v1/enqueue/{ids}',
  'PUT /v1/pushcert',
];
