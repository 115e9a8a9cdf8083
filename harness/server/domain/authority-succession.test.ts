import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { days } from '../../../protocol/base/clock.js';
import { seededRandom } from '../../../protocol/base/random.js';
import { Certificate } from '../../../protocol/pki/certificate.js';
import { createCsr } from '../../../protocol/pki/csr.js';
import { name } from '../../../protocol/pki/name.js';
import { decodeNextCa, encodeNextCa } from '../../../protocol/scep/next-ca.js';
import type { CertificateAuthority, SavedAuthority } from './authority.js';
import { createCertificateAuthority } from './certificate-authority.js';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const device = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const start = Date.parse('2026-01-01T00:00:00Z');
const plan = { generation: 2, startsAt: start + days(7), graceDays: 30 };

function authority(saved?: SavedAuthority): CertificateAuthority {
  const random = seededRandom('succession');
  return createCertificateAuthority({ tenantId: 't1', key, random, now: start, ...(saved && { saved }) });
}

const issue = (ca: CertificateAuthority, now: number): Uint8Array =>
  ca.issue({ csr: createCsr({ key: device, subject: name({ CN: 'device' }) }), now });

describe('an authority and its successor', () => {
  it('announces the successor before it takes over', () => {
    const ca = authority();
    const before = ca.certificate;
    ca.follow(plan, start + days(1));
    expect(ca.certificate).toEqual(before);
    expect(ca.nextCertificate).toBeDefined();
    const announced = ca.nextCertificate;
    ca.follow(plan, start + days(7));
    expect(ca.certificate).toEqual(announced);
    expect(ca.previousCertificate).toEqual(before);
    expect(ca.nextCertificate).toBeUndefined();
  });

  it('keeps what the old one issued until the grace is over, also in another life', () => {
    const ca = authority();
    const old = issue(ca, start);
    ca.follow(plan, start + days(8));
    const again = authority(JSON.parse(JSON.stringify(ca.save())));
    const fresh = issue(again, start + days(8));
    for (const each of [ca, again]) {
      expect(each.object(old, start + days(37))).toBeUndefined();
      expect(each.object(old, start + days(37) + 1)).toBe('retired-issuer');
    }
    expect(again.object(fresh, start + days(38))).toBeUndefined();
    expect(again.generation).toBe(2);
  });

  it('keeps an announced successor in another life', () => {
    const ca = authority();
    ca.follow(plan, start);
    expect(authority(ca.save()).nextCertificate).toEqual(Buffer.from(ca.nextCertificate ?? []));
  });

  it('is named by GetNextCACert, and believed with the signature of today only (RFC 8894 §4.7.1)', () => {
    const ca = authority();
    ca.follow(plan, start);
    const current = new Certificate(ca.certificate);
    const next = new Certificate(ca.nextCertificate ?? new Uint8Array(0));
    const good = decodeNextCa(encodeNextCa([next], { key: ca.privateKey, certificate: current }), current);
    expect(good).toMatchObject({ message: { vouchedFor: true }, findings: [] });
    expect(good.message.certificates.map(({ sha256 }) => sha256)).toEqual([next.sha256]);
    const stranger = new Certificate(authority().certificate);
    const other = decodeNextCa(encodeNextCa([next], { key: device, certificate: stranger }), current);
    expect(other.message.vouchedFor).toBe(false);
  });
});
