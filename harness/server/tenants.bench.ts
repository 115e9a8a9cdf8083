import { afterAll, bench, describe } from 'vitest';
import { admin, ask, startMirror } from './server.test.helper.js';

const server = await startMirror();
afterAll(() => server.close());

/** What one more tenant costs; a scenario has one of its own, so it must stay within a few milliseconds. */
describe('creating a tenant', () => {
  bench('in the server', () => {
    server.tenants.delete(server.createTenant().id);
  });

  bench('with its device authority', () => {
    const tenant = server.createTenant();
    if (tenant.ca.certificate.length === 0) throw new Error('no root');
    server.tenants.delete(tenant.id);
  });

  bench('over the admin API, until it is deleted', async () => {
    const created = await admin(server, 'POST', '/tenants', {});
    await admin(server, 'DELETE', `/tenants/${String(created.json().id)}`);
  });

  bench('and its first TLS connection, server certificate included', async () => {
    const { id, domain } = server.createTenant();
    await ask(server, { host: `mdm.${domain}`, path: '/who' });
    server.tenants.delete(id);
  });
});
