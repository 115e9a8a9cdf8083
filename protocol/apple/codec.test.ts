import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { days } from '../base/clock.js';
import { ProtocolError } from '../base/errors.js';
import { issueCertificate, parseCertificate } from '../pki/certificate.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import { signCms } from '../pki/sign-cms.js';
import { writePlist } from '../plist/codec.js';
import { dict, type PlistValue } from '../plist/value.js';
import { type Authenticate, decodeCheckIn, encodeCheckIn, enrollmentIdOf } from './check-in.js';
import { decodeCommand, decodeReport, encodeCommand, reportToDict } from './command.js';
import { errorItem } from './errors.table.js';
import { signMdmBody, verifyMdmSignature } from './mdm-signature.js';
import { decodeProfile, encodeProfile, payloadsOf, readMdmPayload, readProfile, readScepPayload } from './profile.js';
import { requestType, requestTypes } from './request-types.table.js';

const now = Date.UTC(2025, 0, 31);

function identity(cn: string) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = name({ CN: cn });
  const fields = {
    subject,
    issuer: subject,
    publicKey: spkiOf(privateKey),
    serial: 1,
    extensions: [],
    key: privateKey,
  };
  const der = issueCertificate({ ...fields, notBefore: now - days(1), notAfter: now + days(1) });
  return { key: privateKey, certificate: parseCertificate(der) };
}

describe('check-in messages (mdm/checkin)', () => {
  const authenticate: Authenticate = {
    MessageType: 'Authenticate',
    Topic: 'com.apple.mgmt.x',
    UDID: 'U',
    OSVersion: '18.1',
  };

  it('survive a round trip', () => {
    const { message, findings } = decodeCheckIn(encodeCheckIn(authenticate));
    expect(message).toEqual(authenticate);
    expect(findings).toEqual([]);
    expect(enrollmentIdOf(message)).toBe('U');
  });

  it('lack nothing without a finding', () => {
    const bare = writePlist(dict({ MessageType: 'TokenUpdate', Token: 'no data' }));
    const { findings } = decodeCheckIn(bare);
    expect(findings.map(({ expected, received }) => `${expected}: ${received}`)).toEqual([
      'Topic (string): nothing',
      'Token (data): string',
      'PushMagic (string): nothing',
      'UDID or EnrollmentID: neither',
    ]);
  });

  it.each([
    ['no dictionary', ['a'] as PlistValue],
    ['no MessageType', dict({ UDID: 'U' })],
    ['a message that nobody knows', dict({ MessageType: 'toString' })],
  ])('are refused as %s', (_name, value) => {
    expect(() => decodeCheckIn(writePlist(value))).toThrow(ProtocolError);
  });
});

describe('commands and reports', () => {
  it('survive a round trip', () => {
    const Command = dict({ RequestType: 'DeviceInformation', Queries: ['UDID'] });
    const { message, findings } = decodeCommand(encodeCommand({ CommandUUID: 'C', Command }));
    expect(message).toEqual({ CommandUUID: 'C', RequestType: 'DeviceInformation', Command });
    expect(findings).toEqual([]);
  });

  it('carry an ErrorChain and the keys of the answer', () => {
    const chain = [errorItem('unknownCommand', 'MakeCoffee')];
    const report = {
      UDID: 'U',
      Status: 'Error',
      CommandUUID: 'C',
      ErrorChain: chain,
      answer: dict({ Extra: 1 }),
    } as const;
    expect(decodeReport(writePlist(reportToDict(report)))).toEqual({ message: report, findings: [] });
  });

  it('report a status that does not exist and a missing CommandUUID', () => {
    const { findings } = decodeReport(writePlist(dict({ UDID: 'U', Status: 'Busy' })));
    expect(findings.map(({ received }) => received)).toEqual(['Busy', 'nothing']);
  });

  it('are refused without RequestType, and named when CommandUUID is missing', () => {
    expect(() => decodeCommand(writePlist(dict({ Command: new Map() })))).toThrow('RequestType');
    const { findings } = decodeCommand(writePlist(dict({ Command: dict({ RequestType: 'ProfileList' }) })));
    expect(findings).toMatchObject([{ place: 'CommandUUID' }]);
  });
});

describe('profiles (mdm/profiles)', () => {
  const mdm = {
    PayloadType: 'com.apple.mdm',
    PayloadIdentifier: 'p.mdm',
    PayloadUUID: '2',
    IdentityCertificateUUID: '1',
    Topic: 'com.apple.mgmt.x',
    ServerURL: 'https://mdm.test/connect',
    AccessRights: 8191,
  };
  const scep = {
    PayloadType: 'com.apple.security.scep',
    PayloadIdentifier: 'p.scep',
    PayloadUUID: '1',
    PayloadContent: dict({ URL: 'https://mdm.test/scep', 'Key Type': 'RSA', Keysize: 2048 }),
  };
  const top = { PayloadIdentifier: 'p', PayloadUUID: '0' };
  const [signer, profile] = [identity('signer'), encodeProfile(top, [scep, mdm])];

  it('are read plain', () => {
    const { message, findings } = readProfile(profile);
    expect(findings).toEqual([]);
    const [payload] = payloadsOf(message.profile, 'com.apple.mdm');
    expect(payload && readMdmPayload(payload)).toMatchObject({ message: { Topic: mdm.Topic }, findings: [] });
    const [identityPayload] = payloadsOf(message.profile, 'com.apple.security.scep');
    expect(identityPayload && readScepPayload(identityPayload).message).toMatchObject({
      Keysize: 2048,
      'Key Type': 'RSA',
    });
  });

  it('are read signed, and a changed byte is seen', () => {
    const signed = signCms({ content: profile, signers: [signer] });
    expect(readProfile(signed).message.signature?.valid).toBe(true);
    const changed = Buffer.from(signed);
    changed[changed.indexOf('com.apple.mgmt.x') + 15] = 'y'.charCodeAt(0);
    expect(readProfile(changed).message.signature?.valid).toBe(false);
  });

  it('report twins, missing keys and wrong types', () => {
    const twin = { ...scep, PayloadIdentifier: 'p.other' };
    expect(decodeProfile(encodeProfile(top, [scep, twin])).findings).toMatchObject([{ received: '1 again' }]);
    expect(decodeProfile(encodeProfile({}, [])).findings.map(({ place }) => place)).toEqual([
      'profile.PayloadIdentifier',
      'profile.PayloadUUID',
    ]);
    expect(decodeProfile(writePlist(dict({ ...top, PayloadContent: 'x' }))).findings).not.toEqual([]);
  });

  it.each([
    ['a topic of another kind', { Topic: 'com.example' }],
    ['an address without TLS', { ServerURL: 'http://mdm.test' }],
    ['no access right at all', { AccessRights: 0 }],
    ['a right without the one it needs', { AccessRights: 2 }],
  ])('report an MDM payload with %s', (_name, change) => {
    const { payloads } = decodeProfile(encodeProfile(top, [{ ...mdm, ...change }])).message;
    expect(payloads[0] && readMdmPayload(payloads[0]).findings).toHaveLength(1);
  });

  it.each([
    ['text', Buffer.from('hello')],
    ['an array', writePlist(['a'])],
    ['a SEQUENCE that is no CMS', new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x00])],
    ['nothing', new Uint8Array(0)],
  ])('are refused as %s', (_name, bytes) => {
    expect(() => readProfile(bytes)).toThrow(ProtocolError);
  });
});

describe('Mdm-Signature (detached SignedData over the body)', () => {
  const [device, body] = [identity('device'), new Uint8Array(Buffer.from('<plist/>'))];

  it('verifies over the exact body, with the time of signing when it is there', () => {
    const verified = verifyMdmSignature(signMdmBody(body, { ...device, signingTime: now }), body);
    expect(verified.valid).toBe(true);
    expect(verified.signers[0]).toMatchObject({ signingTime: now });
    expect(verified.signers[0]?.certificate?.der).toEqual(device.certificate.der);
    expect(verifyMdmSignature(signMdmBody(body, device), body).signers[0]?.signingTime).toBeUndefined();
  });

  it('does not verify over another body', () => {
    expect(verifyMdmSignature(signMdmBody(body, device), new Uint8Array([...body, 10])).valid).toBe(false);
  });

  it.each(['', 'not base64!', 'AAAA'])('is refused as "%s"', (header) => {
    expect(() => verifyMdmSignature(header, body)).toThrow(ProtocolError);
  });
});

describe('request types (mdm/commands)', () => {
  it('are the 66 of iOS 18.1 and macOS 15.1, and no property of Object is one', () => {
    expect(Object.keys(requestTypes)).toHaveLength(66);
    expect(requestType('constructor')).toBeUndefined();
    expect(requestType('InstallProfile')).toMatchObject({ right: 'installProfiles', keys: { Payload: 'data!' } });
  });
});
