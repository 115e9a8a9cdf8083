import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import { parseCsr, verifyCsr } from '../../protocol/pki/csr.js';
import { windowsCertificateRequest } from './certificate-request.js';

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const deviceId = '0123456789ABCDEF0123456789ABCDEF';
const guid = '8F4A7C2E-1111-4222-8333-444455556666';
const subject = '8F4A7C2E-1111-4222-8333-444455!0123456789ABCDEF0123456789ABCDEF';

const request = (shape: 'legacy' | 'current') =>
  parseCsr(windowsCertificateRequest({ now: 0, rules: soundRules }, { key, deviceId, enrollmentGuid: guid, shape }));

describe('the certificate request of Windows', () => {
  it('11: UTF8String of 63 characters, SHA-256, clientAuth, the DeviceID as raw octets', () => {
    const csr = request('current');
    expect(csr.subject).toEqual([[{ type: '2.5.4.3', value: subject, kind: 'utf8' }]]);
    expect(subject).toHaveLength(63);
    expect(csr.signatureOid).toBe('1.2.840.113549.1.1.11');
    expect(csr.extensions.map(({ oid }) => oid)).toEqual(['2.5.29.37', '1.3.6.1.4.1.311.66.1.0']);
    expect(Buffer.from(csr.extensions[1]?.value ?? []).toString('latin1')).toBe(`${deviceId}\0`);
    expect(verifyCsr(csr)).toBe(true);
    expect(csr.findings).toEqual([]);
  });

  it('10: PrintableString of 64 characters that ends in NUL, SHA-1 under the OIW identifier', () => {
    const csr = request('legacy');
    expect(csr.subject).toEqual([[{ type: '2.5.4.3', value: `${subject}\0`, kind: 'printable' }]]);
    expect(csr.signatureOid).toBe('1.3.14.3.2.29');
    expect(csr.extensions.map(({ oid }) => oid)).toEqual(['1.3.6.1.4.1.311.66.1.0']);
    expect(verifyCsr(csr)).toBe(true);
    expect(csr.findings).toHaveLength(2);
  });
});
