import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import { Inapplicable, RefusedByAdmin } from '../checks/admin.js';
import { silentLogger } from '../server/logger.js';
import { startReferenceServer } from '../server/reference-server.js';
import type { ReferenceServer } from '../server/server.js';
import { openReferenceTarget } from './reference.js';
import type { Target, TargetLocator } from './target.js';

let server: ReferenceServer;
let target: Target;
const locator = (more: Partial<TargetLocator> = {}): TargetLocator => ({
  adapter: 'reference',
  name: 'under test',
  adminUrl: server.adminUrl,
  adminToken: server.adminToken,
  ca: '',
  ...more,
});

beforeAll(async () => {
  server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: '0.0.0',
  });
  target = await openReferenceTarget(locator());
});
afterAll(async () => {
  await target.close();
  await server.close();
});

describe('a session of the reference target', () => {
  it('is a tenant of its own, gone when it closes', async () => {
    const session = await target.open({ now: 1_700_000_000_000 });
    const id = session.domain.split('.')[0] ?? '';
    expect(server.tenants.get(id)?.domain).toBe(session.domain);
    expect(Math.abs(session.now() - 1_700_000_000_000)).toBeLessThan(5_000);
    await session.advanceClock(1_000_000);
    expect(Math.abs(session.now() - (server.tenants.get(id)?.clock.now() ?? 0))).toBeLessThan(1_000);
    await session.close();
    expect(server.tenants.get(id)).toBeUndefined();
  });

  it('leads every name of its tenant to the listener and no other name', async () => {
    const session = await target.open();
    const listener = { host: '127.0.0.1', port: Number(server.urls.port) };
    expect(session.resolve(`EnterpriseEnrollment.${session.domain}`, 443)).toEqual(listener);
    expect(session.resolve(session.domain, 80)).toEqual(listener);
    expect(session.resolve('mdm.other.muster.test', 443)).toEqual({ host: 'mdm.other.muster.test', port: 443 });
    await session.close();
  });

  it('breaks the rules that the server has and leaves the devices theirs', async () => {
    const session = await target.open({ brokenRules: ['LIM-028/neverForgets', 'LIM-028/aDevicesOwn'] });
    expect(server.tenants.get(session.domain.split('.')[0] ?? '')?.rules.brokenRules).toEqual(['LIM-028/neverForgets']);
    expect(await session.consultedRules()).toEqual([]);
    await session.close();
  });

  it('speaks the ten verbs', async () => {
    const session = await target.open();
    const { admin } = session;
    const upn = `ada@${session.domain}`;
    await admin.putPerson({ upn, name: 'Ada', password: 'p' });
    expect(await admin.issueEnrollment({ platform: 'ios', method: 'ios-byod', upn })).toMatchObject({
      platform: 'ios',
    });
    expect(await admin.readDevices({ upn })).toEqual([]);
    await admin.putSettings('device-limit', { default: { limit: 2 } });
    expect(await admin.readSettings('device-limit')).toMatchObject({ default: { limit: 2 } });
    expect(await admin.readReport('incomplete-enrollments')).toBeTypeOf('object');
    await expect(admin.putSettings('device-limit', { default: { limit: 99 } })).rejects.toBeInstanceOf(RefusedByAdmin);
    await expect(admin.readSettings('unknown')).rejects.toBeInstanceOf(Inapplicable);
    await session.close();
  });
});

describe('with tenants and clock taken away', () => {
  it('all sessions share the tenant main, and what is gone is inapplicable', async () => {
    const capabilities = [...target.capabilities].filter(
      (each) => !['tenants', 'clock', 'rules', 'editions'].includes(each),
    );
    const reduced = await openReferenceTarget(locator({ capabilities }));
    const before = server.tenants.all.length;
    const session = await reduced.open();
    expect(session.domain).toBe('main.muster.test');
    expect(server.tenants.all).toHaveLength(before);
    await expect(session.advanceClock(1)).rejects.toBeInstanceOf(Inapplicable);
    await expect(session.consultedRules()).rejects.toBeInstanceOf(Inapplicable);
    await expect(reduced.open({ now: 5 })).rejects.toThrow('the target does not offer tenants');
    await session.close();
    expect(server.tenants.get('main')).toBeDefined();
    await reduced.close();
  });
});

describe('a target that cannot be opened', () => {
  it('says whether it is the address or the token', async () => {
    await expect(openReferenceTarget(locator({ adminToken: 'wrong' }))).rejects.toMatchObject({
      code: 'TARGET_ADMIN_TOKEN',
    });
    const gone = await startReferenceServer({
      clock: systemClock,
      random: systemRandom,
      logger: silentLogger,
      version: '0.0.0',
    });
    await gone.close();
    await expect(openReferenceTarget(locator({ adminUrl: gone.adminUrl }))).rejects.toMatchObject({
      code: 'TARGET_UNREACHABLE',
    });
  });
});
