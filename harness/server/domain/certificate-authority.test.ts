import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { days } from '../../../protocol/base/clock.js';
import { seededRandom } from '../../../protocol/base/random.js';
import { Certificate } from '../../../protocol/pki/certificate.js';
import { verifyChain } from '../../../protocol/pki/chain.js';
import { parseCrl, verifyCrl } from '../../../protocol/pki/crl.js';
import { createCsr } from '../../../protocol/pki/csr.js';
import { subjectAltName } from '../../../protocol/pki/extensions.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { commonName, name } from '../../../protocol/pki/name.js';
import { Oid } from '../../../protocol/pki/oids.table.js';
import type { SavedAuthority } from './authority.js';
import { createCertificateAuthority } from './certificate-authority.js';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const device = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const now = Date.UTC(2026, 0, 15);

function authority(tenantId = 't1', saved?: SavedAuthority) {
  const options = { tenantId, key, random: seededRandom(tenantId), now };
  return createCertificateAuthority(saved === undefined ? options : { ...options, saved });
}

const csr = createCsr({ key: device, subject: name({ CN: 'device' }) });

describe("a tenant's certification authority", () => {
  it('judges what it issued by the time that is asked about', () => {
    const ca = authority();
    const certificate = ca.issue({ csr, now, validityDays: 10 });
    expect(ca.object(certificate, now)).toBeUndefined();
    expect(ca.object(certificate, now - days(1))).toBe('not-yet-valid');
    expect(ca.object(certificate, now + days(11))).toBe('expired');
  });

  it('refuses the certificates of a tenant that shares its key', () => {
    expect(authority('t1').object(authority('t2').issue({ csr, now }), now)).toBe('foreign-issuer');
  });

  it('refuses forgeries, server certificates and bytes', () => {
    const ca = authority();
    const forged = ca.issue({ csr, now }).map((octet, index, all) => (index === all.length - 1 ? octet ^ 1 : octet));
    const server = ca.issueServerCertificate({ hosts: ['mdm.test'], publicKey: spkiOf(device), now });
    expect(ca.object(forged, now)).toBe('bad-signature');
    expect(ca.object(server, now)).toBe('wrong-usage');
    expect(ca.object(Buffer.from('bytes'), now)).toBe('unreadable');
  });

  it('lists and refuses what it revoked, also after it was saved and made again', () => {
    const ca = authority();
    const kept = ca.issue({ csr, now });
    const revoked = ca.issue({ csr, now });
    ca.revoke(revoked, now + 1_000);
    const again = authority('t1', JSON.parse(JSON.stringify(ca.save())));
    for (const each of [ca, again]) {
      expect(each.object(kept, now)).toBeUndefined();
      expect(each.object(revoked, now)).toBe('revoked');
      const crl = parseCrl(each.revocationList(now + 2_000));
      expect(verifyCrl(crl, new Certificate(each.certificate))).toBe(true);
      expect(crl.revoked).toEqual([{ serial: new Certificate(revoked).serial, at: now + 1_000 }]);
    }
  });

  it('replaces the subject where it is told to, and drops alternative names that cannot be read', () => {
    const odd = createCsr({
      key: device,
      subject: name({ CN: 'device' }),
      extensions: [{ oid: Oid.subjectAltName, critical: true, value: Buffer.from('odd') }],
    });
    const certificate = new Certificate(authority().issue({ csr: odd, commonName: 'renamed', now }));
    expect(commonName(certificate.subject)).toBe('renamed');
    expect(certificate.extensions.some(({ oid }) => oid === Oid.subjectAltName)).toBe(false);
    const fine = createCsr({
      key: device,
      subject: [],
      extensions: [subjectAltName([{ kind: 'dns', value: 'a.test' }])],
    });
    expect(new X509Certificate(authority().issue({ csr: fine, now })).subjectAltName).toBe('DNS:a.test');
  });

  it.each([
    ['RSA', device],
    ['EC', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
  ])('issues TLS certificates for %s keys that name hosts and addresses', (_kind, serverKey) => {
    const ca = authority();
    const bytes = ca.issueServerCertificate({ hosts: ['mdm.t1.test', '127.0.0.1'], publicKey: spkiOf(serverKey), now });
    const x509 = new X509Certificate(bytes);
    expect([x509.checkHost('mdm.t1.test'), x509.checkIP('127.0.0.1')]).toEqual(['mdm.t1.test', '127.0.0.1']);
    const leaf = new Certificate(bytes);
    const question = { leaf, anchors: [new Certificate(ca.certificate)], now, purpose: Oid.serverAuth };
    expect(verifyChain(question).trusted).toBe(true);
  });

  it('costs one signature to make', () => {
    const made = 40;
    for (let count = 0; count < 10; count += 1) authority(`warm ${count}`);
    const before = process.cpuUsage();
    for (let count = 0; count < made; count += 1) authority(`t${count}`);
    const { user, system } = process.cpuUsage(before);
    const each = (user + system) / 1_000 / made;
    expect(each).toBeLessThan(8);
  });
});
