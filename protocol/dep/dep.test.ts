import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { seededRandom } from '../base/random.js';
import { Certificate } from '../pki/certificate.js';
import { envelop } from '../pki/enveloped-data.js';
import { signCms } from '../pki/sign-cms.js';
import { tokenHolder } from './dep.test.helper.js';
import { readMachineInfo, signMachineInfo } from './machine-info.js';
import { profileFrom, profileObjection } from './profile.js';
import { isSkipKey, shownBeforeConfiguration, skipKeys } from './skip-keys.table.js';
import { readTokenFile, readTokenMessage, writeTokenFile } from './token-file.js';

const holder = tokenHolder();
const credentials = { consumerKey: 'CK_a', consumerSecret: 'CS_b', accessToken: 'AT_c', accessSecret: 'AS_d' };
const token = { ...credentials, expiresAt: Date.UTC(2031, 4, 6, 7, 8, 9) };
const random = () => seededRandom('token');

describe('Apple, "Authenticating with a device enrollment program server": the token file', () => {
  const file = writeTokenFile(token, holder.certificate, random());

  it('comes back with the key it was made for', () => {
    expect(readTokenFile(Buffer.from(file), holder)).toEqual({ message: token, findings: [] });
  });

  it('is S/MIME with enveloped data in lines of at most 76 characters', () => {
    const [head = '', body = ''] = file.split('\r\n\r\n');
    expect(head).toContain('application/pkcs7-mime; name="smime.p7m"; smime-type=enveloped-data');
    expect(body.split('\r\n').every((line) => line.length <= 76)).toBe(true);
  });

  it.each([
    ['DER', (text: string) => Buffer.from(text.split('\r\n\r\n')[1] ?? '', 'base64')],
    ['bare base64', (text: string) => Buffer.from(text.split('\r\n\r\n')[1] ?? '')],
    ['line feeds alone', (text: string) => Buffer.from(text.replaceAll('\r', ''))],
    [
      'PEM',
      (text: string) => Buffer.from(`-----BEGIN CMS-----\n${text.split('\r\n\r\n')[1] ?? ''}-----END CMS-----\n`),
    ],
  ])('is read as %s too, whatever the name of the file', (_form, change) => {
    expect(readTokenFile(change(file), holder).message).toEqual(token);
  });

  it('stays shut for another key', () => {
    expect(() => readTokenFile(Buffer.from(file), tokenHolder('other.example'))).toThrow(ProtocolError);
  });

  it.each(['', 'Content-Type: x', 'Content-Type: x\n\n!!', '0', 'MIIB'])('refuses "%s"', (text) => {
    expect(() => readTokenFile(Buffer.from(text), holder)).toThrow(ProtocolError);
  });

  it('refuses a file of megabytes before it reads it', () => {
    expect(() => readTokenFile(Buffer.alloc(2 ** 20, 65), holder)).toThrow(/1048576 bytes/);
  });

  it('refuses a token without one of its secrets, naming it', () => {
    const content = Buffer.from('-----BEGIN MESSAGE-----{"consumer_key":"CK"}-----END MESSAGE-----');
    const der = envelop({ content, recipients: [holder.certificate], cipher: 'des-ede3-cbc', random: random() });
    expect(() => readTokenFile(der, holder)).toThrow(/consumer_secret/);
  });

  it('reports missing marks and a date that is none', () => {
    const bare = JSON.stringify({
      consumer_key: 'CK',
      consumer_secret: 'CS',
      access_token: 'AT',
      access_secret: 'AS',
      access_token_expiry: 'soon',
    });
    const { message, findings } = readTokenMessage(bare);
    expect(message.expiresAt).toBeUndefined();
    expect(findings.map(({ received }) => received)).toEqual(['no such lines', '"soon"']);
  });

  it.each(['null', '[', '7', 'x'.repeat(1000)])('refuses the content %s', (content) => {
    expect(() => readTokenMessage(content)).toThrow(ProtocolError);
  });
});

describe('Apple, "Define a Profile": what the service objects to', () => {
  const good = { profile_name: 'Sales', url: 'https://mdm.example/enroll' };
  it.each([
    [{}, 'CONFIG_NAME_REQUIRED'],
    [{ profile_name: 'x' }, 'CONFIG_URL_REQUIRED'],
    [{ ...good, profile_name: '' }, 'CONFIG_NAME_INVALID'],
    [{ ...good, profile_name: 'x'.repeat(126) }, 'CONFIG_NAME_INVALID'],
    [{ ...good, url: `https://${'x'.repeat(1993)}` }, 'CONFIG_URL_INVALID'],
    [{ ...good, department: 'x'.repeat(126) }, 'DEPARTMENT_INVALID'],
    [{ ...good, support_phone_number: 'x'.repeat(51) }, 'SUPPORT_PHONE_INVALID'],
    [{ ...good, support_email_address: '' }, 'SUPPORT_EMAIL_INVALID'],
    [{ ...good, org_magic: 'x'.repeat(257) }, 'MAGIC_INVALID'],
    [{ ...good, is_mdm_removable: false }, 'FLAGS_INVALID'],
    [{ ...good, language: 7 }, 'LOCALE_INVALID'],
    [{ ...good, skip_setup_items: 'Siri' }, 'MALFORMED_REQUEST_BODY'],
    [{ ...good, devices: [1] }, 'MALFORMED_REQUEST_BODY'],
  ])('%j gives %s', (document, code) => expect(profileObjection(document)).toBe(code));

  it.each([
    { ...good, profile_name: 'x'.repeat(125), support_phone_number: 'x'.repeat(50), department: 'x'.repeat(125) },
    { ...good, profile_name: 'ü'.repeat(125) },
    { ...good, is_mdm_removable: false, is_supervised: true },
    { ...good, department: null },
  ])('takes %j', (document) => expect(profileObjection(document)).toBeUndefined());

  it('keeps what the table knows and nothing else', () => {
    expect(profileFrom({ ...good, is_mandatory: true, department: null, other: 1 })).toEqual({
      ...good,
      is_mandatory: true,
    });
  });
});

describe('other/skipkeys.yaml', () => {
  it('names every pane once, those before the configuration among them', () => {
    expect(new Set(skipKeys).size).toBe(skipKeys.length);
    expect(shownBeforeConfiguration.every(isSkipKey)).toBe(true);
    expect(isSkipKey('siri')).toBe(false);
  });
});

describe('other/machineinfo.yaml', () => {
  const info = {
    UDID: '0000-1',
    SERIAL: 'C0FFEE',
    PRODUCT: 'iPhone15,4',
    VERSION: '22A3354',
    PAIRING_TOKEN: Uint8Array.of(1),
  };
  const chain = [holder.certificate] as const;

  it('is a signed property list that comes back', () => {
    const { message, findings } = readMachineInfo(signMachineInfo(info, { key: holder.key, chain }));
    expect(message.info).toEqual(info);
    expect(message.signature.valid).toBe(true);
    expect(message.signature.signers[0]?.certificate?.sha256).toBe(new Certificate(holder.certificate.der).sha256);
    expect(findings).toEqual([]);
  });

  it('says what is missing and of another type', () => {
    const content = Buffer.from('<plist version="1.0"><dict><key>UDID</key><true/></dict></plist>');
    const signed = signCms({ content, signers: [{ key: holder.key, certificate: holder.certificate }] });
    const places = readMachineInfo(signed).findings.map(({ place }) => place);
    expect(places).toEqual(expect.arrayContaining(['MachineInfo.UDID', 'MachineInfo.SERIAL', 'MachineInfo.VERSION']));
  });

  it('shows a signature that does not fit', () => {
    const signed = Buffer.from(signMachineInfo(info, { key: holder.key, chain }));
    const at = signed.indexOf('C0FFEE');
    signed[at] = 0x44;
    expect(readMachineInfo(signed).message.signature.valid).toBe(false);
  });

  it.each([
    new Uint8Array(0),
    Buffer.from('hello'),
    signCms({ content: Buffer.from('<plist version="1.0"><array/></plist>'), signers: [] }),
  ])('refuses what is no MachineInfo', (bytes) => expect(() => readMachineInfo(bytes)).toThrow(ProtocolError));
});
