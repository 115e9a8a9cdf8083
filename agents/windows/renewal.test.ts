import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putPerson } from '../../harness/server/domain/people.js';
import { windowsService } from '../../harness/server/endpoints/mde2/service.js';
import { silentLogger } from '../../harness/server/logger.js';
import { startReferenceServer } from '../../harness/server/reference-server.js';
import type { ReferenceServer } from '../../harness/server/server.js';
import { days, systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import { isFault, readFault } from '../../protocol/mde2/fault.js';
import { faultErrorTypes } from '../../protocol/mde2/faults.table.js';
import { readSoap } from '../../protocol/mde2/soap.js';
import { createTransport } from '../device/create-transport.js';
import type { KeySource } from '../device/keys.js';
import { findModel, loadModels } from '../device/models.js';
import { willingPerson } from '../person/person.js';
import { createAgent, createDevice } from '../platforms.js';

const model = findModel(loadModels(), 'Surface Laptop');
const pool = Array.from({ length: 3 }, () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
let server: ReferenceServer;
let elsewhere: Server;

beforeAll(async () => {
  server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: 'test',
  });
  elsewhere = createServer((_, response) => void response.writeHead(307, { location: server.urls.devices }).end());
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  await new Promise((done) => elsewhere.close(done));
  await server.close();
});

async function enrolled() {
  const tenant = server.createTenant();
  const upn = `ada@${tenant.domain}`;
  putPerson(tenant.state, { upn, name: 'Ada', password: 'pw' });
  let next = 0;
  const keys: KeySource = {
    take: async () => pool[next++ % pool.length] ?? Promise.reject(new Error('no key')),
    counts: { prepared: 0, generated: 0, reused: 0 },
  };
  const record = createDevice({ name: tenant.id, model, seed: '07', method: 'windows-byod' });
  const [port, host] = [Number(server.urls.port), server.urls.host];
  const agent = createAgent(record, {
    clock: tenant.clock,
    model,
    transport: createTransport({
      clock: tenant.clock,
      anchors: server.ca,
      resolve: (name, wanted) => (name === '127.0.0.1' ? { host: name, port: wanted } : { host, port }),
    }),
    keys,
    rules: soundRules,
  });
  const entry = await windowsService.issue(tenant, { platform: 'windows', method: 'windows-byod', upn, options: {} });
  expect(await agent.enroll(entry, willingPerson('Ada', upn, 'pw'))).toEqual({ kind: 'enrolled' });
  return { tenant, agent };
}

const renewals = (agent: Awaited<ReturnType<typeof enrolled>>['agent']) =>
  agent.evidence().exchanges.filter(({ step }) => step === 'Renew');

describe('renewal on behalf of the device, MS-MDE2 §3.5', () => {
  it('brings a certificate for another key, with which the device is managed on', async () => {
    const { tenant, agent } = await enrolled();
    const before = agent.record;
    tenant.clock.shiftMs += days(330);
    await agent.wake('poll');
    const { certificate = '', privateKey = '' } = agent.record;
    const [old, fresh] = [before.certificate ?? '', certificate].map(
      (one) => new X509Certificate(Buffer.from(one, 'base64')),
    );
    expect(old?.publicKey.equals(fresh?.publicKey ?? old.publicKey)).toBe(false);
    const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    expect(fresh?.publicKey.equals(createPublicKey(own))).toBe(true);
    expect(await agent.wake('poll')).toMatchObject({ kind: 'completed' });
    expect(renewals(agent)).toHaveLength(1);
    expect(agent.evidence().findings).toEqual([]);
  });

  it('follows no redirect, and is tried again after the interval that the server gave', async () => {
    const { tenant, agent } = await enrolled();
    const { port } = elsewhere.address() as AddressInfo;
    await agent.step('Renew', { url: `http://127.0.0.1:${port}/` });
    expect(renewals(agent).map(({ response }) => response?.status)).toEqual([307]);
    tenant.state.settings.set('windows-enrollment', { maintenance: true });
    tenant.clock.shiftMs += days(330);
    await agent.wake('poll');
    expect(agent.record.state.renewal).toMatchObject({ periodDays: 42, retryDays: 7, triedAt: expect.any(Number) });
    tenant.state.settings.delete('windows-enrollment');
    await agent.wake('poll');
    expect(renewals(agent)).toHaveLength(2);
    tenant.clock.shiftMs += days(7);
    await agent.wake('poll');
    expect(renewals(agent)).toHaveLength(3);
    expect(agent.record.state.renewal).toEqual({ periodDays: 42, retryDays: 7, url: expect.stringContaining('https') });
  });

  it('is refused in its own words to whoever is not there to renew', async () => {
    const { tenant, agent } = await enrolled();
    const said = async (patch = {}) => {
      const { response } = await agent.step('Renew', patch);
      const { message } = readSoap(response?.body ?? new Uint8Array(0));
      if (!isFault(message)) return 'served';
      const { code, errorType } = readFault(message).message;
      return errorType ?? code;
    };
    expect(faultErrorTypes.some(({ name }) => name === 'NotEligibleToRenew')).toBe(true);
    expect(await said()).toBe('NotEligibleToRenew');
    tenant.clock.shiftMs += days(330);
    expect(await said({ contextItems: { DeviceID: null } })).toBe('MessageFormat');
    expect(await said({ contextItems: { DeviceID: 'F'.repeat(32) } })).toBe('Authentication');
    tenant.ca.revoke(Buffer.from(agent.record.certificate ?? '', 'base64'));
    expect(await said()).toBe('Authentication');
  });
});
