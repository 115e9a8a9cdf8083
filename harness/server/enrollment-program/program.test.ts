import { describe, expect, it } from 'vitest';
import { hours, ManualClock, minutes } from '../../../protocol/base/clock.js';
import { seededRandom } from '../../../protocol/base/random.js';
import { toPem } from '../../../protocol/pki/pem.js';
import { moveClock } from '../admin/move-clock.js';
import { programExtension } from '../admin/program-routes.js';
import { TenantClouds } from '../clouds/dep/tenant-clouds.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { silentLogger } from '../logger.js';
import { startReferenceServer } from '../reference-server.js';
import type { ReferenceTenant } from '../tenants.js';
import { EnrollmentProgram } from './program.js';

const portalToken = 'portal';

/** A tenant with a token of its simulated Apple Business Manager, and the portal to that. */
async function withToken(devices: number) {
  const server = await startReferenceServer({
    clock: new ManualClock(Date.UTC(2030, 0, 1)),
    random: seededRandom('program'),
    logger: silentLogger,
    version: 'test',
  });
  const tenant = server.createTenant();
  const clouds = new TenantClouds();
  const program = new EnrollmentProgram(clouds);
  const portal = (method: string, path: string, body: object): string => {
    const answer = clouds.of(tenant).answer(
      {
        method,
        url: `https://cloud.example${path}`,
        path: `/portal/organisations/org${path}`,
        query: new URLSearchParams(),
        headers: { authorization: `Bearer ${portalToken}` },
        body: Buffer.from(JSON.stringify(body)),
      },
      portalToken,
    );
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  };
  const form = program.forms.open(tenant);
  form.downloaded = true;
  const publicKey = toPem('CERTIFICATE', form.certificate.der);
  const { id: entry } = JSON.parse(portal('POST', '/servers', { name: 'MDM', publicKey })) as { id: string };
  const serials = Array.from({ length: devices }, (_, index) => `S${index}`);
  portal('POST', '/devices', { devices: serials.map((serial_number) => ({ serial_number })) });
  portal('POST', '/assign', { serials, server: entry });
  const file = Buffer.from(portal('POST', `/servers/${entry}/token`, {})).toString('base64');
  const upload = { form: form.id, consent: true, appleId: 'a@example.com', file };
  const token = program.add(tenant, upload);
  await server.close();
  return { tenant, program, token, portal, entry };
}

const move = (tenant: ReferenceTenant, program: EnrollmentProgram, ms: number): void =>
  moveClock(tenant, ms, [programExtension(program)]);

const read = ({ devices }: ProgramToken): number => devices.size;

describe('a token of the enrollment program', () => {
  it('reads a page of 1,000 devices in 20 seconds, whatever the size of the step of the clock', async () => {
    const { tenant, program, token } = await withToken(2500);
    expect(read(token)).toBe(1000);
    move(tenant, program, 20_000);
    expect(read(token)).toBe(2000);
    move(tenant, program, minutes(10));
    expect([read(token), token.sync.running]).toEqual([2500, undefined]);
  });

  it('syncs at its times on the way of a clock that is moved far', async () => {
    const { tenant, program, token, portal } = await withToken(1);
    const start = tenant.clock.now();
    portal('POST', '/release', { serials: ['S0'] });
    move(tenant, program, hours(30));
    expect(token.sync.lastRequested).toBe(start + hours(24));
    expect(token.devices.get('S0')?.removedAt).toBe(start + hours(12));
  });

  it('goes from a failed delta to a full sync, and keeps the devices it has', async () => {
    const { tenant, program, token, portal } = await withToken(2);
    portal('PUT', '', { faults: { '/devices/sync': { status: 500, body: 'out of order' } } });
    move(tenant, program, hours(12));
    expect(token.sync).toMatchObject({ lastKind: 'delta', problem: { code: 'out of order' } });
    move(tenant, program, hours(12));
    expect([token.sync.lastKind, token.sync.problem, read(token)]).toEqual(['full', undefined, 2]);
  });
});
