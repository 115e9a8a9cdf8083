import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Certificate, issueCertificate } from '../pki/certificate.js';
import { basicConstraints, keyUsage } from '../pki/extensions.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import { toPem } from '../pki/pem.js';
import { decodeCaCertificates, encodeCaCertificates } from './ca-certificates.js';
import { chooseAlgorithms, formatCapabilities, parseCapabilities } from './capabilities.js';
import { decodePkiMessage, encodePkiMessage, type PkiMessageFields } from './codec.js';
import { judgeCertRep } from './judge-cert-rep.js';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const issue = (CN: string, issuer: string, authority: boolean): Certificate =>
  new Certificate(
    issueCertificate({
      subject: name({ CN }),
      issuer: name({ CN: issuer }),
      publicKey: spkiOf(key),
      serial: CN.length,
      notBefore: 0,
      notAfter: 9_000_000,
      extensions: [basicConstraints(authority), keyUsage([authority ? 'keyCertSign' : 'keyEncipherment'])],
      key,
    }),
  );
const root = issue('root', 'root', true);
const agent = issue('agent', 'root', false);

describe('GetCACaps (RFC 8894 §3.5.2)', () => {
  it.each([
    ['AES\nSHA-256\nPOSTPKIOperation\n', 'aes-128-cbc', 'sha256', true],
    ['SCEPStandard\r\n', 'aes-128-cbc', 'sha256', true],
    ['DES3\nSHA-1\nRenewal\nSomethingNew\n', 'des-ede3-cbc', 'sha1', false],
    ['aes\nsha-512\n', 'aes-128-cbc', 'sha512', false],
    ['', 'des-cbc', 'sha1', false],
  ])('%j leads to %s, %s, POST %s', (text, cipher, digest, post) => {
    expect(chooseAlgorithms(parseCapabilities(text).message)).toEqual({ cipher, digest, post });
  });

  it('finds keywords on one line, and other letters than the standard has', () => {
    expect(parseCapabilities('AES,SHA-256').findings.map(({ severity }) => severity)).toEqual(['fail']);
    expect(parseCapabilities('aes').findings.map(({ severity }) => severity)).toEqual(['warn']);
    expect(parseCapabilities(formatCapabilities(['AES', 'SHA-256'])).findings).toEqual([]);
  });
});

describe('GetCACert (RFC 8894 §4.2.1)', () => {
  it('is one certificate, or a chain whose RA is encrypted to', () => {
    const one = decodeCaCertificates(encodeCaCertificates([root]));
    expect([one.message.recipient.serial, one.findings]).toEqual([root.serial, []]);
    for (const chain of [
      [agent, root],
      [root, agent],
    ]) {
      const { message, findings } = decodeCaCertificates(encodeCaCertificates(chain));
      expect([message.authority.serial, message.recipient.serial]).toEqual([root.serial, agent.serial]);
      expect(findings).toEqual([]);
    }
  });

  it('is read under a wrong media type and from PEM, which are findings', () => {
    const { body } = encodeCaCertificates([agent, root]);
    expect(decodeCaCertificates({ mediaType: 'application/x-x509-ca-cert', body }).findings).toHaveLength(1);
    const pem = Buffer.from(toPem('CERTIFICATE', root.der));
    expect(decodeCaCertificates({ mediaType: 'application/x-x509-ca-cert', body: pem }).findings).toHaveLength(1);
    expect(() => decodeCaCertificates({ mediaType: '', body: new Uint8Array(3) })).toThrow();
  });
});

describe('CertRep (RFC 8894 §3.3.2)', () => {
  const nonce = Buffer.alloc(16, 1);
  const request = { transactionID: 't1', senderNonce: nonce };
  const judge = (more: Partial<PkiMessageFields>, seen: readonly string[] = []) => {
    const bytes = encodePkiMessage({
      messageType: 'CertRep',
      transactionID: 't1',
      senderNonce: Buffer.alloc(16, 2),
      recipientNonce: nonce,
      pkiStatus: 'PENDING',
      key,
      certificate: root,
      digest: 'sha256',
      ...more,
    });
    const { message, findings } = decodePkiMessage(bytes);
    return judgeCertRep(message, findings, { request, authorities: [root], seenNonces: new Set(seen) }).map(
      ({ requirement }) => requirement,
    );
  };

  it('that is right has no finding', () => {
    expect(judge({})).toEqual([]);
    expect(judge({ pkiStatus: 'FAILURE', failInfo: 'badTime', failInfoText: 'Zu spät' })).toEqual([]);
  });

  it.each<[string, Partial<PkiMessageFields>, string]>([
    ['another transaction', { transactionID: 't2' }, 'XSC-005'],
    ['another nonce', { recipientNonce: Buffer.alloc(16, 9) }, 'XSC-004'],
    ['a short nonce', { senderNonce: Buffer.alloc(8) }, 'XSC-012'],
    ['a nonce seen before', { senderNonce: Buffer.alloc(16, 5) }, 'XSC-012'],
    ['a failure without reason', { pkiStatus: 'FAILURE' }, 'XSC-011'],
    ['success without envelope', { pkiStatus: 'SUCCESS' }, 'XSC-013'],
    ['success in the open', { pkiStatus: 'SUCCESS', envelope: Buffer.from('3000', 'hex') }, 'XSC-013'],
    ['a stranger as signer', { certificate: issue('stranger', 'stranger', true) }, 'XSC-008'],
  ])('with %s breaks its row', (_what, more, row) => {
    expect(judge(more, [Buffer.alloc(16, 5).toString('hex')])).toEqual([row]);
  });
});
