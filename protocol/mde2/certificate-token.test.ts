import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { issueCertificate } from '../pki/certificate.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import { rsaSha256Misnamed } from '../xmldsig/algorithms.table.js';
import type { CertificateToken } from './messages.js';
import { tokenTypes } from './namespaces.table.js';
import { writeGetPolicies } from './policies.js';
import { writeRequestSecurityToken } from './security-token.js';
import { readSoap } from './soap.js';

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const subject = name({ CN: 'ada' });
const certificate = issueCertificate({
  subject,
  issuer: subject,
  publicKey: spkiOf(key),
  serial: Uint8Array.of(1, ...seededRandom('certificate').bytes(8)),
  notBefore: 0,
  notAfter: 1e12,
  extensions: [],
  key,
});
const token: CertificateToken = { kind: 'certificate', certificate, key, created: 1000, expires: 301_000 };
const header = { messageId: 'urn:uuid:1', to: 'https://x.test/' };
const read = (message: Uint8Array | string) =>
  readSoap(typeof message === 'string' ? new TextEncoder().encode(message) : message);
const signed = new TextDecoder().decode(writeGetPolicies({ ...header, security: token }));

describe('Certificate authentication, MS-MDE2 §3.3.4.1.1.1', () => {
  it('is read as it was written, in both messages', () => {
    const request = { valueType: tokenTypes.pkcs10, value: Uint8Array.of(1) };
    const issue = writeRequestSecurityToken({
      ...header,
      security: token,
      requestType: 'Issue',
      request,
      contextItems: [],
    });
    for (const message of [signed, issue]) {
      const { message: soap, findings } = read(message);
      expect(findings).toEqual([]);
      expect(soap.security).toMatchObject({ kind: 'certificate', signed: true, created: 1000, expires: 301_000 });
      expect(soap.security?.kind === 'certificate' && Buffer.compare(soap.security.certificate, certificate)).toBe(0);
    }
  });

  it('is read in every form in which the specification contradicts itself, each with a warning', () => {
    for (const form of [
      { valueType: tokenTypes.userToken },
      { plainId: true },
      { signatureMethod: rsaSha256Misnamed },
    ]) {
      const { message, findings } = read(writeGetPolicies({ ...header, security: { ...token, form } }));
      expect(message.security).toMatchObject({ signed: true, form });
      expect(findings.map(({ severity }) => severity)).toEqual(['warn']);
    }
  });

  it('is not signed when anything of the message was changed, or the certificate is none', () => {
    for (const spoiled of [
      signed.replace('urn:uuid:1', 'urn:uuid:2'),
      signed.replace(/(BinarySecurityToken [^>]*>)[^<]*/, '$1AAAA'),
      signed.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, ''),
    ]) {
      const { message, findings } = read(spoiled);
      expect(message.security).toMatchObject({ kind: 'certificate', signed: false });
      expect(findings.some(({ severity }) => severity === 'fail')).toBe(true);
    }
  });

  it('is a plain token without a signature', () => {
    const plain = read(signed.replace(/<ds:Signature .*<\/ds:Signature>/, '')).message.security;
    expect(plain).toMatchObject({ kind: 'binary', valueType: tokenTypes.x509 });
  });
});
