import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../protocol/base/rule.js';
import { thumbprint } from '../../../protocol/mde2/provisioning-document.js';
import { issueCertificate } from '../../../protocol/pki/certificate.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { name } from '../../../protocol/pki/name.js';
import { operate } from '../../omadm/tree-operations.js';
import { windowsTree } from './windows-tree.js';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const der = issueCertificate({
  subject: name({ CN: 'Leaf' }),
  issuer: name({ CN: 'Root' }),
  publicKey: spkiOf(publicKey),
  serial: 1,
  notBefore: 0,
  notAfter: Date.UTC(2030, 0, 1),
  extensions: [],
  key: privateKey,
});
const place = `./Device/Vendor/MSFT/CertificateStore/CA/System/${thumbprint(der)}`;
const facts = { deviceId: 'd', manufacturer: 'm', model: 'm', osVersion: '10.0.26100.1', language: 'en-US' };
const world = { now: 0, rules: soundRules, facts, userSignedIn: true };
const write = (target: string, data: string) =>
  operate({ schema: windowsTree, state: {}, world }, { verb: 'Replace', target, format: 'b64', data });

describe('the certificate store of a PC', () => {
  it('tells what a certificate says that lies below its thumbprint', () => {
    const { status, state } = write(`${place}/EncodedCertificate`, Buffer.from(der).toString('base64'));
    const read = (leaf: string) =>
      operate({ schema: windowsTree, state, world }, { verb: 'Get', target: `${place}/${leaf}` }).found?.data;
    expect(status).toBe('200');
    expect([read('IssuedTo'), read('IssuedBy')]).toEqual(['CN=Leaf', 'CN=Root']);
    expect([read('ValidFrom'), read('ValidTo')]).toEqual(['1970-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z']);
  });

  it.each([
    ['no certificate', place, 'AAAA'],
    ['another thumbprint', place.replace(/.$/, 'X'), Buffer.from(der).toString('base64')],
  ])('does not take %s', (_what, at, data) => {
    expect(write(`${at}/EncodedCertificate`, data).status).toBe('400');
  });
});
