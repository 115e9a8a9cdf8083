import { describe, expect, it } from 'vitest';
import { type ProvisioningDocument, thumbprint, writeProvisioningDocument } from './provisioning-document.js';
import { readProvisioningDocument } from './read-provisioning-document.js';
import { readSearchCriteria, writeSearchCriteria } from './search-criteria.js';
import { characteristic, parm, writeWapProvisioning } from './wap-provisioning.js';

const root = Uint8Array.of(0x30, 1, 1);
const leaf = Uint8Array.of(0x30, 1, 2);

const document: ProvisioningDocument = {
  rootCertificates: [root],
  intermediateCertificates: [Uint8Array.of(0x30, 1, 3)],
  clientCertificate: { store: 'User', certificate: leaf },
  renewal: { roboSupport: true, renewPeriod: 60, retryInterval: 4 },
  applications: [
    {
      appId: 'w7',
      providerId: 'Muster',
      name: 'Muster',
      address: 'https://dm.test/omadm',
      connectionRetryFrequency: 6,
      initialBackoffTime: 30000,
      maximumBackoffTime: 120000,
      backwardCompatibilityRetryDisabled: true,
      defaultEncoding: 'application/vnd.syncml.dm+xml',
      useHardwareDeviceId: false,
      clientCertificateSearchCriteria: writeSearchCriteria({ subject: 'CN=A B', stores: ['My\\User'] }),
      authentications: [
        { level: 'CLIENT', type: 'DIGEST', secret: 's', data: 'bm9uY2U=' },
        { level: 'APPSRV', type: 'DIGEST', name: 'n', secret: 's', data: 'bm9uY2U=' },
      ],
    },
  ],
  dmClient: {
    providerId: 'Muster',
    settings: [
      { path: 'UPN', value: 'ada@contoso.test', datatype: 'string' },
      { path: 'Poll/NumberOfFirstRetries', value: '8', datatype: 'integer' },
      { path: 'Poll/PollOnLogin', value: 'true', datatype: 'boolean' },
    ],
  },
  others: [],
};

const expectations = (bytes: Uint8Array) => readProvisioningDocument(bytes).findings.map(({ expected }) => expected);
const w7 = (...parts: Parameters<typeof characteristic>[1][]) =>
  writeWapProvisioning([characteristic('APPLICATION', parm('APPID', 'w7'), ...parts)]);
const auth = (level: string, nonce?: string) =>
  characteristic(
    'APPAUTH',
    parm('AAUTHLEVEL', level),
    parm('AAUTHSECRET', 's'),
    nonce === undefined ? undefined : parm('AAUTHDATA', nonce),
  );

describe('a provisioning document', () => {
  it('is read back', () => {
    expect(readProvisioningDocument(writeProvisioningDocument(document))).toEqual({ message: document, findings: [] });
  });

  it('is read back with everything that an account and a key can have', () => {
    const [account = { appId: 'w7', authentications: [] }] = document.applications;
    const all: ProvisioningDocument = {
      ...document,
      clientCertificate: { store: 'User', certificate: leaf, keyContainer: { keySpec: 2, name: 'C', providerType: 1 } },
      applications: [
        { ...account, protocolVersion: '1.1', role: '32', useHardwareDeviceId: true, revocationCheck: '1' },
      ],
    };
    const { message, findings } = readProvisioningDocument(writeProvisioningDocument(all));
    expect(message).toEqual(all);
    expect(findings.map(({ severity, received }) => `${severity} ${received}`)).toEqual(['warn CRLCheck']);
  });

  it('has the container of the key beside the certificate or within it (MS-MDE §3.6)', () => {
    const container = characteristic('PrivateKeyContainer', parm('KeySpec', '3'), parm('ContainerName', 'C'));
    const stored = characteristic(
      thumbprint(leaf),
      parm('EncodedCertificate', Buffer.from(leaf).toString('base64')),
      container,
    );
    const bytes = writeWapProvisioning([
      characteristic('CertificateStore', characteristic('My', characteristic('System', stored))),
    ]);
    const { message, findings } = readProvisioningDocument(bytes);
    expect(message.clientCertificate?.keyContainer).toEqual({ keySpec: 3, name: 'C' });
    expect(findings.map(({ expected }) => expected)).toContain('KeySpec 1 or 2');
  });

  it('is found wrong for a server that is to prove itself by BASIC', () => {
    const basic = characteristic('APPAUTH', parm('AAUTHLEVEL', 'CLIENT'), parm('AAUTHTYPE', 'BASIC'));
    expect(expectations(w7(basic, auth('APPSRV')))).toEqual(['AAUTHTYPE DIGEST of CLIENT']);
  });

  it.each([
    ['ROLE', '16', 'ROLE 8 or 32'],
    ['PROTOVER', '2.0', 'PROTOVER 1.1 or 1.2'],
    ['INIT', undefined, 'no INIT'],
  ])('is found wrong for %s %s', (name, value, expected) => {
    expect(expectations(w7(parm(name, value), auth('CLIENT'), auth('APPSRV')))).toContain(expected);
  });

  it('names certificates by their SHA-1 thumbprint in upper case', () => {
    expect(thumbprint(new Uint8Array())).toBe('DA39A3EE5E6B4B0D3255BFEF95601890AFD80709');
    expect(
      new TextDecoder().decode(writeProvisioningDocument({ ...document, renewal: {}, applications: [] })),
    ).toContain(
      `<characteristic type="My"><characteristic type="User"><characteristic type="${thumbprint(leaf)}"><parm name="EncodedCertificate" value="MAEC"/></characteristic><characteristic type="PrivateKeyContainer"/></characteristic>`,
    );
  });

  it('keeps what belongs to other configuration service providers', () => {
    const other = characteristic('Registry', parm('HKLM', 'x'));
    const { message } = readProvisioningDocument(writeProvisioningDocument({ ...document, others: [other] }));
    expect(message.others.map(({ type }) => type)).toEqual(['Registry']);
  });

  it('reads an address in its long form', () => {
    const long = w7(
      characteristic('APPADDR', parm('ADDR', 'https://dm.test/omadm'), characteristic('PORT', parm('PORTNBR', '8443'))),
    );
    expect(readProvisioningDocument(long).message.applications[0]?.address).toBe('https://dm.test:8443/omadm');
  });

  it('reports a nonce that is no base64, a missing credential, lower case names and INIT', () => {
    expect(expectations(w7(auth('CLIENT', 'nonce'), auth('APPSRV', 'bm9uY2U=')))).toEqual([
      'AAUTHDATA, a nonce in base64',
    ]);
    expect(expectations(w7(auth('APPSRV')))).toEqual(['APPAUTH with AAUTHLEVEL CLIENT']);
    expect(expectations(w7(auth('CLIENT'), auth('APPSRV'), parm('Addr', 'x'), parm('INIT', '1')))).toEqual([
      'ADDR',
      'no INIT',
    ]);
  });

  it('only remarks what the example of MS-MDE §3.6 has besides', () => {
    const text = new TextDecoder().decode(writeProvisioningDocument(document));
    const older = text.replace(
      '<parm name="APPID"',
      '<parm name="ServerList" value="https://dm.test/"/><parm name="ROLE" value="4294967295"/>$&',
    );
    const { findings } = readProvisioningDocument(new TextEncoder().encode(older));
    expect(findings.map(({ severity, received }) => [severity, received])).toEqual([
      ['warn', 'ServerList'],
      ['warn', 'ROLE 4294967295'],
    ]);
  });

  it('reports a wrong thumbprint and a certificate that is none', () => {
    const store = (name: string, value: string) =>
      writeWapProvisioning([
        characteristic(
          'CertificateStore',
          characteristic('Root', characteristic('System', characteristic(name, parm('EncodedCertificate', value)))),
        ),
      ]);
    expect(expectations(store('00', 'MAEB'))).toEqual([`the thumbprint ${thumbprint(root)}`]);
    expect(readProvisioningDocument(store('00', '!')).message.rootCertificates).toEqual([]);
    expect(expectations(store('00', '!'))).toEqual(['EncodedCertificate, base64']);
  });

  it('reports a DMClient of another provider', () => {
    const other = { ...document, dmClient: { providerId: 'Else', settings: [] } };
    expect(expectations(writeProvisioningDocument(other))).toEqual(['DMClient/Provider/Muster']);
  });

  it('refuses more nodes than any server needs', () => {
    const many = Array.from({ length: 6_000 }, () => characteristic('x'));
    expect(() => readProvisioningDocument(writeWapProvisioning(many))).toThrow(
      expect.objectContaining({ code: 'XML_LIMIT' }),
    );
  });

  it.each(['<a/>', '<wap-provisioningdoc version="1.1">', 'x'])('refuses %s', (source) => {
    expect(() => readProvisioningDocument(new TextEncoder().encode(source))).toThrow(/document|unclosed|text/);
  });
});

describe('search criteria', () => {
  it('are escaped and read back, several stores apart by U+F000', () => {
    const criteria = { subject: 'CN=Tester,O=Micro&soft', stores: ['My\\User', 'My\\System'] };
    const written = writeSearchCriteria(criteria);
    expect(written).toBe('Subject=CN%3DTester%2CO%3DMicro%26soft&Stores=My%5CUser%EF%80%80My%5CSystem');
    expect(readSearchCriteria(written)).toEqual(criteria);
  });

  it('survive escapes that are none', () => {
    expect(readSearchCriteria('Subject=100%&Else=1')).toEqual({ subject: '100%', stores: [] });
  });
});
