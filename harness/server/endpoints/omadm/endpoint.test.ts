import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../protocol/base/clock.js';
import { systemRandom } from '../../../../protocol/base/random.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import { encodeSyncMl } from '../../../../protocol/syncml/codec.js';
import { Alert, SyncHdr } from '../../../../protocol/syncml/messages.js';
import type { CertificateAuthority, CertificateObjection } from '../../domain/authority.js';
import { recordEnrolling } from '../../domain/devices.js';
import type { EndpointRequest } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { handleMessage } from './endpoint.js';

const own = Uint8Array.of(1);
const other = Uint8Array.of(2);

/** An authority with an opinion given by the test; sessions ask it for nothing else. */
function tenantWith(objection?: CertificateObjection) {
  const state = emptyState();
  const device = recordEnrolling(
    state,
    {
      platform: 'windows',
      method: 'windows-byod',
      enrollmentId: 'device-1',
      certificateSha256: createHash('sha256').update(own).digest('hex'),
    },
    0,
  );
  const rules = new RecordingRuleBook();
  const tenant: Tenant = {
    id: 't1',
    domain: 't1.muster.test',
    clock: systemClock,
    random: systemRandom,
    rules,
    editions: new Set(),
    faults: new Set(),
    state,
    ca: { object: () => objection } as unknown as CertificateAuthority,
    context: () => ({ now: 1_000, rules, editions: new Set(), state }),
    url: (service, path) => `https://${service}.t1.muster.test${path}`,
  };
  return { tenant, device };
}

const package1 = (source: string): string =>
  encodeSyncMl({
    header: SyncHdr.create({ sessionId: '1', msgId: 1, target: 'https://dm.t1.muster.test/omadm', source }),
    body: [Alert.create({ cmdId: '2', data: '1201' })],
    final: true,
  });

interface Posted {
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly certificate?: Uint8Array | undefined;
}

function post(
  tenant: Tenant,
  { body = package1('device-1'), type = 'application/vnd.syncml.dm+xml', certificate = own }: Posted,
) {
  const request: EndpointRequest = {
    tenant,
    service: 'dm',
    method: 'POST',
    path: '/omadm',
    query: new URLSearchParams(),
    headers: { 'content-type': type },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    ...(certificate.length > 0 && { clientCertificate: certificate }),
  };
  return handleMessage(request);
}

describe('POST /omadm', () => {
  it.each([
    'application/vnd.syncml.dm+xml',
    'application/vnd.syncml+xml',
    'Application/VND.SyncML.DM+XML; charset=utf-8',
  ])('answers SyncML of type %s in kind', (type) => {
    const { tenant, device } = tenantWith();
    const response = post(tenant, { type });
    expect([response.status, response.headers['content-type']]).toEqual([200, 'application/vnd.syncml.dm+xml']);
    expect([device.state, device.lastContact]).toEqual(['enrolled', 1_000]);
  });

  it.each<[string, number, Posted, CertificateObjection?]>([
    ['another media type', 415, { type: 'application/json' }],
    ['no media type', 415, { type: '' }],
    ['an empty body', 400, { body: '' }],
    ['bytes that are no text', 400, { body: Uint8Array.of(0xff, 0xfe, 0xff) }],
    ['entities', 400, { body: '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>' }],
    ['endless nesting', 400, { body: '<a>'.repeat(50_000) }],
    ['a device that is not known', 403, { body: package1('device-2') }],
    ['no certificate', 403, { certificate: new Uint8Array() }],
    ['the certificate of another device', 403, { certificate: other }],
    ['an expired certificate', 403, {}, 'expired'],
    ['a revoked certificate', 403, {}, 'revoked'],
    ['a foreign certificate', 403, {}, 'foreign-issuer'],
  ])('refuses %s with %i and stores nothing', (_case, status, posted, objection) => {
    const { tenant, device } = tenantWith(objection);
    const before = structuredClone(device);
    expect(post(tenant, posted).status).toBe(status);
    expect(device).toEqual(before);
  });

  it('refuses a device that has left', () => {
    const { tenant, device } = tenantWith();
    device.state = 'unenrolled';
    expect(post(tenant, {}).status).toBe(403);
  });
});
