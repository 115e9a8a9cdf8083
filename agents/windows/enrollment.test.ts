import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putPerson } from '../../harness/server/domain/people.js';
import { settingsKinds } from '../../harness/server/domain/settings.js';
import { windowsService } from '../../harness/server/endpoints/mde2/service.js';
import { silentLogger } from '../../harness/server/logger.js';
import { startReferenceServer } from '../../harness/server/reference-server.js';
import type { ReferenceServer } from '../../harness/server/server.js';
import type { ReferenceTenant } from '../../harness/server/tenants.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { deviceSeed, systemRandom } from '../../protocol/base/random.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { hresultOf, isFault, readFault } from '../../protocol/mde2/fault.js';
import { readSoap } from '../../protocol/mde2/soap.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { commonName } from '../../protocol/pki/name.js';
import type { Agent } from '../device/agent.js';
import { createTransport } from '../device/create-transport.js';
import type { KeySource } from '../device/keys.js';
import { findModel, loadModels, overrideModel } from '../device/models.js';
import { type Person, willingPerson } from '../person/person.js';
import { createAgent, createDevice } from '../platforms.js';

const models = loadModels();
/** One key for all: what is judged here does not depend on it, and making one costs more than an enrollment. */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys: KeySource = { take: async () => privateKey, counts: { prepared: 0, generated: 1, reused: 0 } };
const password = ' a "secret" & <more> ';
let server: ReferenceServer;

beforeAll(async () => {
  server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: 'test',
  });
});

afterAll(() => server.close());

interface Played {
  readonly tenant: ReferenceTenant;
  readonly agent: Agent;
  readonly person: Person;
  readonly entry: EnrollmentEntry;
}

let count = 0;

async function play(
  {
    model = 'Surface Laptop',
    overrides = {},
    brokenRules = [],
    options = {},
    method = 'windows-byod',
  }: {
    readonly model?: string;
    readonly overrides?: JsonObject;
    readonly brokenRules?: readonly string[];
    readonly options?: JsonObject;
    readonly method?: Method;
  } = {},
  tenant = server.createTenant({ brokenRules }),
): Promise<Played> {
  const upn = `ada@${tenant.domain}`;
  putPerson(tenant.state, { upn, name: 'Ada', password });
  const played = overrideModel(findModel(models, model), overrides);
  count += 1;
  const name = `device ${count}`;
  const record = createDevice({ name, model: played, seed: deviceSeed('windows-test', name), method });
  const [port, host] = [Number(server.urls.port), server.urls.host];
  const agent = createAgent(record, {
    clock: tenant.clock,
    model: played,
    transport: createTransport({ clock: tenant.clock, anchors: server.ca, resolve: () => ({ host, port }) }),
    keys,
    rules: new RecordingRuleBook(brokenRules),
  });
  const entry = await windowsService.issue(tenant, { platform: 'windows', method, upn, options });
  return { tenant, agent, entry, person: willingPerson('Ada', upn, password) };
}

const steps = ({ agent }: Played) => agent.evidence().exchanges.map(({ step }) => step);
const stored = ({ tenant }: Played) => [...tenant.state.devices.values()];

describe('a PC enrolls', () => {
  it.each(['Surface Laptop', 'ThinkPad', 'Legacy PC'])(
    '%s: discovery, policies, certificate, session',
    async (model) => {
      const played = await play({ model });
      const { agent, entry, person } = played;
      expect(await agent.enroll(entry, person)).toEqual({ kind: 'enrolled' });
      expect(steps(played).slice(0, 4)).toEqual(['DiscoverProbe', 'Discover', 'GetPolicies', 'RequestSecurityToken']);
      const { findings, certificate = '', enrollmentId } = agent.evidence();
      expect(findings).toEqual([]);
      expect(commonName(parseCertificate(Buffer.from(certificate, 'base64')).subject)).toBe(enrollmentId);
      expect(stored(played)).toMatchObject([
        { state: 'enrolled', method: 'windows-byod', enrollmentId, osVersion: agent.evidence().osVersion },
      ]);
      expect(agent.record.nextWakeAt).toBeGreaterThan(agent.record.enrolledAt ?? Number.POSITIVE_INFINITY);
    },
  );

  it.each(['OnPremise', 'Federated', 'Certificate'])('by the AuthPolicy %s', async (authPolicy) => {
    const tenant = server.createTenant();
    tenant.state.settings.set('windows-enrollment', { authPolicy });
    const played = await play({ model: 'ThinkPad' }, tenant);
    expect(await played.agent.enroll(played.entry, played.person)).toEqual({ kind: 'enrolled' });
    expect(played.agent.evidence().findings).toEqual([]);
    expect(stored(played)).toMatchObject([{ state: 'enrolled', upn: played.person.upn }]);
    expect([...tenant.state.enrollments.values()].every(({ uses }) => uses === 1)).toBe(true);
  });

  it('by certificate only with a certificate of the organisation that nobody revoked', async () => {
    const foreign = server.createTenant();
    const tenant = server.createTenant();
    for (const { state } of [foreign, tenant]) state.settings.set('windows-enrollment', { authPolicy: 'Certificate' });
    const other = await play({ model: 'ThinkPad' }, foreign);
    const own = await play({ model: 'ThinkPad' }, tenant);
    const identity = other.entry.identity ?? { certificate: '', privateKey: '' };
    const refused = { kind: 'refused', refusal: { code: '0x80180002' } };
    expect(await own.agent.enroll({ ...own.entry, identity }, own.person)).toMatchObject(refused);
    for (const issued of tenant.state.enrollments.values()) issued.revoked = true;
    expect(await own.agent.enroll(own.entry, own.person)).toMatchObject(refused);
    const { identity: _none, ...without } = own.entry;
    expect(await own.agent.enroll(without, own.person)).toMatchObject({
      refusal: { form: 'local', code: '0x80180015' },
    });
    expect(stored(own)).toEqual([]);
  });

  it('takes nothing but what its AuthPolicy asks for', async () => {
    const tenant = server.createTenant();
    tenant.state.settings.set('windows-enrollment', { authPolicy: 'Federated' });
    const { agent, entry, person } = await play({}, tenant);
    await agent.step('Discover', { username: person.upn, password, url: entry.url ?? '' });
    const exchange = await agent.step('RequestSecurityToken');
    const { message } = readSoap(exchange.response?.body ?? new Uint8Array(0));
    expect(isFault(message) && hresultOf(readFault(message).message)).toBe('0x80180002');
  });

  it('from the mail address alone, from a deep link, and by the portal', async () => {
    for (const options of [{}, { portal: true }]) {
      const played = await play({ options });
      const { url, ...withoutUrl } = played.entry;
      const entry = options.portal ? played.entry : withoutUrl;
      expect(await played.agent.enroll(entry, played.person)).toEqual({ kind: 'enrolled' });
      expect(stored(played)).toHaveLength(1);
    }
    const linked = await play();
    const link = `ms-device-enrollment:?mode=mdm&servername=${encodeURIComponent(linked.entry.url ?? '')}`;
    expect(await linked.agent.enroll({ ...linked.entry, url: link }, linked.person)).toEqual({ kind: 'enrolled' });
  });

  it('keeps the method of what was issued, and the store of what it asked for', async () => {
    const played = await play({ method: 'windows-mdm-only', overrides: { habits: { enrollmentType: 'Device' } } });
    await played.agent.enroll(played.entry, played.person);
    expect(stored(played)).toMatchObject([{ method: 'windows-mdm-only', state: 'enrolled' }]);
    expect(played.agent.evidence().state).toMatchObject({ certificateStore: 'System' });
  });

  it('is polled, leaves, and may come again', async () => {
    const played = await play();
    const { agent, entry, person } = played;
    expect((await agent.wake('poll')).kind).toBe('refused');
    await agent.enroll(entry, person);
    expect(await agent.enroll(entry, person)).toMatchObject({ refusal: { code: '0x8018000A' } });
    expect(agent.evidence().phase).toBe('enrolled');
    expect((await agent.wake('poll')).kind).toBe('completed');
    expect((await agent.unenroll()).kind).toBe('unenrolled');
    expect(agent.evidence().phase).toBe('unenrolled');
    expect(agent.record.certificate).toBeUndefined();
    expect(stored(played)).toMatchObject([{ state: 'unenrolled' }]);
    expect(await agent.enroll(entry, person)).toEqual({ kind: 'enrolled' });
    expect(stored(played)).toMatchObject([{ state: 'enrolled' }]);
  });

  it('tells why it was kept out, as Windows logs it, and nothing is stored', async () => {
    const played = await play();
    const { tenant, agent, entry, person } = played;
    const blocked = { default: { platforms: { windows: { allowed: false } } } };
    const kind = 'enrollment-restrictions';
    tenant.state.settings.set(kind, settingsKinds[kind]?.normalize(blocked, tenant.context()) ?? {});
    const outcome = await agent.enroll(entry, person);
    expect(outcome).toMatchObject({
      refusal: { form: 'soap-fault', code: '0x80180014', step: 'RequestSecurityToken' },
    });
    const wrong = await agent.enroll({ ...entry, password: 'wrong' }, person);
    expect(wrong).toMatchObject({ refusal: { code: '0x80180002', step: 'GetPolicies' } });
    expect(stored(played)).toEqual([]);
    expect(agent.record.phase).toBe('new');
  });

  it('is given up at a step', async () => {
    const { agent, entry, person } = await play();
    expect(await agent.enroll(entry, { ...person, givesUpAt: 'Sign in' })).toEqual({
      kind: 'abandoned',
      step: 'Sign in',
    });
  });

  it('reports a server that is not there', async () => {
    const { agent, person, entry } = await play();
    const outcome = await agent.enroll({ ...entry, url: `${server.urls.devices}/EnrollmentServer/discovery` }, person);
    expect(outcome).toMatchObject({ refusal: { form: 'http', code: '0x80190194', step: 'DiscoverProbe' } });
  });
});

describe('a wrong server is found out', () => {
  it.each([
    ['XWE-001/notFound', '0x80190194'],
    ['XWE-003/omitsServiceUrl', '0x80180008'],
    ['XWE-003/federatedWithoutAddress', '0x80180008'],
    ['XWE-013/onlyOne', '0x80180023'],
  ])('%s is refused with %s', async (broken, code) => {
    const { agent, entry, person } = await play({ brokenRules: [broken] });
    expect(await agent.enroll(entry, person)).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(agent.record.certificate).toBeUndefined();
  });

  it.each([
    'XWE-002/forgets',
    'XWE-002/invents',
    'XWE-010/otherSchema',
    'XWE-010/danglingReference',
    'XWE-011/echoesUserToken',
    'XWE-013/literalNonce',
  ])('%s is a finding', async (broken) => {
    const { agent, entry, person } = await play({ brokenRules: [broken] });
    await agent.enroll(entry, person);
    expect(agent.evidence().findings.map(({ requirement }) => requirement)).toContain(broken.slice(0, 7));
  });

  it('XWE-004/chunks leaves answers without a length', async () => {
    const { agent, entry, person } = await play({ brokenRules: ['XWE-004/chunks'] });
    await agent.enroll(entry, person);
    const answers = agent.evidence().exchanges.map(({ response }) => response?.headers['transfer-encoding']);
    expect(answers.slice(0, 4)).toEqual(['chunked', 'chunked', 'chunked', 'chunked']);
  });

  it('XWE-016/wantsPrintableStrings keeps out the legacy PC only', async () => {
    const brokenRules = ['XWE-016/wantsPrintableStrings'];
    const legacy = await play({ brokenRules, model: 'Legacy PC' });
    expect(await legacy.agent.enroll(legacy.entry, legacy.person)).toMatchObject({ refusal: { code: '0x80180004' } });
    const current = await play({ brokenRules });
    expect(await current.agent.enroll(current.entry, current.person)).toEqual({ kind: 'enrolled' });
  });
});

describe('messages that are wrong on purpose', () => {
  const resultOf = ({ response }: Exchange): string => {
    if (response === undefined) return 'no answer';
    const soap = readSoap(response.body).message;
    return isFault(soap) ? hresultOf(readFault(soap).message) : 'accepted';
  };

  async function request(patch: JsonObject): Promise<{ readonly result: string; readonly played: Played }> {
    const played = await play();
    const { url = '', username = '' } = played.entry;
    await played.agent.step('Discover', { url, username, password });
    return { result: resultOf(await played.agent.step('RequestSecurityToken', patch)), played };
  }

  it.each([
    [{ alter: 'empty' }, '0x80180001'],
    [{ alter: 'truncated' }, '0x80180001'],
    [{ alter: 'no-xml' }, '0x80180001'],
    [{ alter: 'billion-laughs' }, '0x80180001'],
    [{ alter: 'external-entity' }, '0x80180001'],
    [{ alter: 'deeply-nested' }, '0x80180001'],
    [{ alter: 'oversized' }, '0x80180001'],
    [{ alter: 'no-body' }, '0x80180001'],
    [{ alter: 'unknown-action' }, '0x80180001'],
    [{ alter: 'request-no-base64' }, '0x80180001'],
    [{ contentType: 'application/json' }, '0x80180001'],
    [{ contextItems: { DeviceID: null } }, '0x80180001'],
    [{ contextItems: { DeviceID: 'ABCDEF00,CN=Somebody else' } }, '0x80180001'],
    [{ contextItems: { DeviceID: 'A'.repeat(100_000) } }, '0x80180001'],
    [{ alter: 'no-security' }, '0x80180007'],
    [{ alter: 'empty-security' }, '0x80180007'],
    [{ password: 'wrong' }, '0x80180002'],
    [{ username: 'nobody@example.test' }, '0x80180002'],
    [{ token: { valueType: 'urn:ietf:params:oauth:token-type:jwt', value: 'foreign' } }, '0x80180002'],
    [{ badSignature: true }, '0x80180004'],
    [{ alter: 'request-no-der' }, '0x80180004'],
    [{ alter: 'request-of-other-type' }, '0x80180004'],
    [{ alter: 'renewal' }, '0x80180004'],
  ])('%j is %s, and nothing is stored', async (patch: JsonObject, expected) => {
    const { result, played } = await request(patch);
    expect(result).toBe(expected);
    expect(stored(played)).toEqual([]);
    expect(played.tenant.ca.save().issued).toEqual([]);
    await played.agent.step('RequestSecurityToken', { password, username: played.entry.username ?? '' });
    expect(stored(played)).toHaveLength(1);
  });

  it.each([
    { alter: 'other-prefixes' },
    { alter: 'padded' },
    { alter: 'soap-1.1' },
    { contentType: 'text/xml; charset=utf-8' },
    { contextItems: { SomethingNew: 'value', MAC: null } },
  ])('%j is let through', async (patch: JsonObject) => {
    const { result, played } = await request(patch);
    expect(result).toBe('accepted');
    expect(stored(played)).toHaveLength(1);
    expect((await played.agent.step('Package1')).response?.status).toBe(200);
  });

  it('is understood at every address of the service', async () => {
    const played = await play();
    const { url = '', username = '' } = played.entry;
    const at = (path: string): string => new URL(path, url).href;
    const alias = at('/api/mdm/microsoft/discovery');
    expect(resultOf(await played.agent.step('Discover', { url: alias, username, password }))).toBe('accepted');
    expect(resultOf(await played.agent.step('GetPolicies', { url: at('/EnrollmentServer/Enrollment.svc') }))).toBe(
      'accepted',
    );
    const enroll = at('/API/mdm/Microsoft/ENROLL');
    expect(resultOf(await played.agent.step('RequestSecurityToken', { url: enroll }))).toBe('accepted');
  });

  it('refuses steps and patches it does not know', async () => {
    const { agent } = await play();
    await expect(agent.step('Renew')).rejects.toThrow(RangeError);
    await expect(agent.step('Discover', { alter: 'nicely' })).rejects.toThrow('patch.alter');
    await expect(agent.step('RequestSecurityToken')).rejects.toThrow('discover it first');
  });
});
