import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { days } from '../../protocol/base/clock.js';
import { Findings } from '../../protocol/base/finding.js';
import { soundRules } from '../../protocol/base/rule.js';
import { type ProvisioningDocument, writeProvisioningDocument } from '../../protocol/mde2/provisioning-document.js';
import { writeSearchCriteria } from '../../protocol/mde2/search-criteria.js';
import { characteristic } from '../../protocol/mde2/wap-provisioning.js';
import { issueCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { encodeName, name } from '../../protocol/pki/name.js';
import { findModel, loadModels } from '../device/models.js';
import { windowsHabits } from './habits.js';
import { applyProvisioning } from './provisioning.js';
import { EnrollmentRefused } from './refused.js';

const models = loadModels();
const context = { now: 0, rules: soundRules };
const habitsOf = (model: string) => windowsHabits(findModel(models, model));
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

function certificateOf(subjectKey: typeof key): Uint8Array {
  const subject = name({ CN: 'ABCDEF' });
  return issueCertificate({
    subject: encodeName(subject),
    issuer: encodeName(subject),
    publicKey: spkiOf(subjectKey),
    serial: Uint8Array.of(1),
    notBefore: 0,
    notAfter: days(1),
    extensions: [],
    key: subjectKey,
  });
}

const certificate = certificateOf(key);
const account: ProvisioningDocument['applications'][number] = {
  appId: 'w7',
  providerId: 'Muster',
  address: 'https://dm.test/omadm',
  defaultEncoding: 'application/vnd.syncml.dm+wbxml',
  clientCertificateSearchCriteria: writeSearchCriteria({ subject: 'CN=ABCDEF', stores: ['My\\User'] }),
  authentications: [
    { level: 'CLIENT', type: 'DIGEST', secret: 's', data: 'bm9uY2U=' },
    { level: 'APPSRV', type: 'DIGEST', secret: 's', data: 'bm9uY2U=' },
  ],
};
const sound: ProvisioningDocument = {
  rootCertificates: [certificate],
  intermediateCertificates: [],
  clientCertificate: { store: 'User', certificate },
  applications: [account],
  dmClient: { providerId: 'Muster', settings: [{ path: 'Poll/NumberOfFirstRetries', value: '8' }] },
  others: [],
};
const { clientCertificate: _none, ...withoutCertificate } = sound;

function resultOf(document: ProvisioningDocument | Uint8Array, model = 'ThinkPad'): string {
  const bytes = document instanceof Uint8Array ? document : writeProvisioningDocument(document);
  try {
    applyProvisioning(bytes, key, habitsOf(model), new Findings(), context);
    return 'applied';
  } catch (error) {
    if (error instanceof EnrollmentRefused) return error.refusal.code;
    throw error;
  }
}

describe('applying a provisioning document', () => {
  it('keeps certificate, anchors, address and the DMClient settings', () => {
    const applied = applyProvisioning(
      writeProvisioningDocument(sound),
      key,
      habitsOf('ThinkPad'),
      new Findings(),
      context,
    );
    expect(applied).toEqual({
      certificate,
      store: 'User',
      anchors: [certificate],
      managementUrl: 'https://dm.test/omadm',
      providerId: 'Muster',
      account: {
        encoding: 'wbxml',
        retriesOlder: true,
        credentials: {
          device: { name: '', secret: 's', nonce: 'bm9uY2U=' },
          server: { name: 'Muster', secret: 's', nonce: 'bm9uY2U=', scheme: 'md5' },
        },
      },
      renewal: { periodDays: 42, retryDays: 7 },
      tree: {
        'Device/Vendor/MSFT/CertificateStore/My/WSTEP/Renew/RenewalPeriod': '42',
        'Device/Vendor/MSFT/CertificateStore/My/WSTEP/Renew/RetryInterval': '7',
        'Device/Vendor/MSFT/DMClient/Provider/Muster': null,
        'Device/Vendor/MSFT/DMClient/Provider/Muster/Poll/NumberOfFirstRetries': '8',
      },
    });
  });

  it.each([
    ['no client certificate', withoutCertificate, '0x8018001E'],
    [
      'a certificate for another key',
      { ...sound, clientCertificate: { store: 'User', certificate: certificateOf(other) } },
      '0x8018001E',
    ],
    [
      'a certificate that is none',
      { ...sound, clientCertificate: { store: 'User', certificate: Uint8Array.of(1, 2) } },
      '0x8018001E',
    ],
    ['no account', { ...sound, applications: [] }, '0x8018001F'],
    ['an account without an address', { ...sound, applications: [{ ...account, address: '' }] }, '0x8018001F'],
    ['an account without a provider', { ...sound, applications: [{ ...account, providerId: '' }] }, '0x8018001F'],
    ['a DMClient of another provider', { ...sound, dmClient: { providerId: 'Else', settings: [] } }, '0x80180020'],
    [
      'a search that finds another subject',
      { ...sound, applications: [{ ...account, clientCertificateSearchCriteria: 'Subject=CN%3DX&Stores=My%5CUser' }] },
      '0x80180024',
    ],
    [
      'a search in another store',
      { ...sound, applications: [{ ...account, clientCertificateSearchCriteria: 'Stores=My%5CSystem' }] },
      '0x80180024',
    ],
    ['something else than a document', new TextEncoder().encode('<html/>'), '0x80180023'],
  ] as const)('fails on %s', (_what, document, code) => {
    expect(resultOf(document)).toBe(code);
  });

  it.each([
    [
      'one credential',
      { ...sound, applications: [{ ...account, authentications: account.authentications.slice(1) }] },
      '0x80180023',
    ],
    ['a list of roots at the top', { ...sound, others: [characteristic('RootCATrustedCertificates')] }, '0x83750005'],
  ])('fails on %s in current versions, not in old ones', (_what, document, code) => {
    expect(resultOf(document)).toBe(code);
    expect(resultOf(document, 'Legacy PC')).toBe('applied');
  });

  it('goes on with nonces that are no base64, unless the version insists on them', () => {
    const literal = account.authentications.map((one) => ({ ...one, data: 'nonce' }));
    const document = { ...sound, applications: [{ ...account, authentications: literal }] };
    expect(resultOf(document, 'Surface Laptop')).toBe('applied');
    expect(resultOf(document, 'Legacy PC')).toBe('applied');
    expect(resultOf(document, 'ThinkPad')).toBe('0x80180023');
  });

  it('takes the role that the example of MS-MDE §3.6 has, and not that of a mobile operator', () => {
    const withRole = (role: string) => ({ ...sound, applications: [{ ...account, role }] });
    expect(resultOf(withRole('4294967295'))).toBe('applied');
    expect(resultOf(withRole('8'))).toBe('0x8018001F');
  });

  it('passes over what it does not know', () => {
    expect(resultOf({ ...sound, others: [characteristic('Registry'), characteristic('Somebody')] })).toBe('applied');
  });
});
