import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../../../protocol/apple/profile.js';
import { systemClock } from '../../../../protocol/base/clock.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { systemRandom } from '../../../../protocol/base/random.js';
import { writePlist } from '../../../../protocol/plist/codec.js';
import { dict } from '../../../../protocol/plist/value.js';
import { recordEnrolling } from '../../domain/devices.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import { BadCommand, RefusedByProduct } from '../../endpoint.js';
import { silentLogger } from '../../logger.js';
import { startReferenceServer } from '../../reference-server.js';
import type { ReferenceServer } from '../../server.js';
import type { Tenant } from '../../tenant.js';
import { enqueueRaw } from './enqueue-raw.js';
import { buildEnrollmentProfile, topicOf } from './enrollment-profile.js';
import { appleService } from './service.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ clock: systemClock, random: systemRandom, logger: silentLogger, version: '0' });
});
afterAll(() => server.close());

const request = { platform: 'ios', method: 'ios-byod', options: {} } as const;

function enrolling(tenant: Tenant) {
  const facts = { platform: 'ios', method: 'ios-byod', enrollmentId: 'UDID-1', certificateSha256: '00' } as const;
  return recordEnrolling(tenant.state, facts, tenant.clock.now());
}

describe('issuing', () => {
  it('leads a person to the portal, and everybody else to the profile', async () => {
    const tenant = server.createTenant();
    const portal = await appleService.issue(tenant, { ...request, upn: 'ada@x.test' });
    expect(portal).toMatchObject({ username: 'ada@x.test' });
    expect(portal.reference).toBeUndefined();
    const direct = await appleService.issue(tenant, request);
    expect(direct.url).toContain(`ref=${direct.reference}`);
    expect(tenant.state.enrollments.size).toBe(1);
  });

  it.each([
    ['a transport that is none', { transport: 'pigeon' }],
    ['no right at all', { accessRights: 0 }],
    ['a right without the one it needs', { accessRights: 2 }],
  ])('refuses %s', async (_name, options) => {
    await expect(appleService.issue(server.createTenant(), { ...request, options })).rejects.toThrow(RefusedByProduct);
  });

  it('builds a profile that reads without a finding, plain and signed', async () => {
    const tenant = server.createTenant();
    for (const options of [{}, { signed: true, root: true }]) {
      const { reference = '' } = await appleService.issue(tenant, { ...request, options });
      const issued = tenant.state.enrollments.get(reference) as IssuedEnrollment;
      const { message, findings } = readProfile(buildEnrollmentProfile(tenant, issued));
      expect(findings).toEqual([]);
      expect(message.signature?.valid).toBe('signed' in options ? true : undefined);
    }
  });
});

describe('commands', () => {
  it('are named by RequestType, bare or under Command', () => {
    expect(appleService.commandKind({ RequestType: 'ProfileList' })).toBe('ProfileList');
    expect(appleService.commandKind({ Command: { RequestType: 'ProfileList' } })).toBe('ProfileList');
    expect(() => appleService.commandKind({})).toThrow(BadCommand);
    expect(() => appleService.commandKind({ RequestType: 'Settings', Settings: null })).toThrow(BadCommand);
  });

  it('are queued raw for each id, once', () => {
    const tenant = server.createTenant();
    const device = enrolling(tenant);
    const raw = writePlist(dict({ CommandUUID: 'C1', Command: dict({ RequestType: 'ProfileList' }) }));
    expect(enqueueRaw(tenant, ['UDID-1', 'UDID-2'], raw)).toEqual({
      commandUuid: 'C1',
      requestType: 'ProfileList',
      errors: { 'UDID-1': undefined, 'UDID-2': 'no such enrollment' },
    });
    expect(enqueueRaw(tenant, ['UDID-1'], raw).errors).toEqual({ 'UDID-1': 'CommandUUID was used before' });
    expect(device.commands).toMatchObject([{ id: 'C1', kind: 'ProfileList', state: 'queued' }]);
    expect(() => enqueueRaw(tenant, ['UDID-1'], writePlist('ProfileList'))).toThrow(ProtocolError);
  });

  it('wake a device by push once it has given its token, and not before', async () => {
    const tenant = server.createTenant();
    const device = enrolling(tenant);
    await appleService.wake?.(tenant, device);
    device.detail = { ...device.detail, topic: topicOf(tenant), token: 'ab'.repeat(32), pushMagic: 'M' };
    expect(await appleService.wake?.(tenant, device)).toMatchObject({ kind: 'sent' });
    device.detail = { ...device.detail, topic: 'com.apple.mgmt.of.another' };
    expect(await appleService.wake?.(tenant, device)).toEqual({ kind: 'failed', reason: '400 TopicDisallowed' });
    const kinds = tenant.state.events.map(({ kind }) => kind);
    expect(kinds).toEqual(['push-impossible', 'push-sent', 'push-failed']);
  });
});
