import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../protocol/base/clock.js';
import { systemRandom } from '../../../../protocol/base/random.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { TenantGoogle } from '../../clouds/amapi/tenant-google.js';
import { silentLogger } from '../../logger.js';
import { startReferenceServer } from '../../reference-server.js';
import type { ReferenceServer } from '../../server.js';
import type { Tenant } from '../../tenant.js';
import { GoogleClient } from './google-client.js';
import { takePush } from './notifications.js';
import { keepEmm } from './state.js';

const enterprise = 'enterprises/LC1';

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

/** A tenant that is bound to an enterprise, and a way to push to it. */
function bound<T>(work: (push: (body: JsonObject, token?: string) => number, tenant: Tenant) => T): T {
  const tenant = server.createTenant();
  const client = new GoogleClient(new TenantGoogle(), tenant);
  keepEmm(tenant.state, { enterprise, pushToken: 'agreed' });
  return work((body, token = 'agreed') => takePush(tenant, client, token, body), tenant);
}

function pushOf(notificationType: string, resource: JsonObject): JsonObject {
  const data = Buffer.from(JSON.stringify(resource)).toString('base64');
  return { message: { messageId: '1', attributes: { notificationType }, data } };
}

const device = {
  name: `${enterprise}/devices/1`,
  managementMode: 'DEVICE_OWNER',
  ownership: 'COMPANY_OWNED',
  appliedPolicyVersion: '2',
  lastStatusReportTime: '2026-01-01T10:00:00.000Z',
};

describe('a push of Cloud Pub/Sub', () => {
  it.each([
    ['with another token', pushOf('STATUS_REPORT', device), 'guessed', 403],
    ['without a message', {}, 'agreed', 400],
    ['whose data is no JSON', { message: { attributes: {}, data: 'bm8=' } }, 'agreed', 400],
    ['of an unknown type', pushOf('TOMORROW', device), 'agreed', 204],
    ['without a resource', { message: { attributes: { notificationType: 'test' } } }, 'agreed', 204],
    ['about another enterprise', pushOf('ENROLLMENT', { ...device, name: 'enterprises/LC2/devices/1' }), 'agreed', 204],
  ] as const)('%s leaves no device', (_name, body, token, status) => {
    const [answer, devices] = bound((push, { state }) => [push(body, token), state.devices.size]);
    expect([answer, devices]).toEqual([status, 0]);
  });

  it('tells of a device once, whatever comes twice, late or before its time', () => {
    const told = bound((push, { state }) => {
      const old = { ...device, appliedPolicyVersion: '1', lastStatusReportTime: '2026-01-01T09:00:00.000Z' };
      for (const type of ['STATUS_REPORT', 'ENROLLMENT', 'ENROLLMENT']) push(pushOf(type, device));
      push(pushOf('STATUS_REPORT', old));
      const enrolled = state.events.filter(({ kind }) => kind === 'enrolled').length;
      return { enrolled, version: state.devices.get('1')?.detail.appliedPolicyVersion };
    });
    expect(told).toEqual({ enrolled: 1, version: '2' });
  });

  it('that says DELETED ends management for good', () => {
    const state = bound((push, tenant) => {
      push(pushOf('ENROLLMENT', device));
      push(pushOf('ENROLLMENT', { ...device, state: 'DELETED' }));
      push(pushOf('STATUS_REPORT', device));
      return tenant.state.devices.get('1')?.state;
    });
    expect(state).toBe('unenrolled');
  });
});
