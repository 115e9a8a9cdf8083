import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { seededRandom } from '../base/random.js';
import { decodePkiMessage, encodePkiMessage } from '../scep/codec.js';
import { Certificate, issueCertificate } from './certificate.js';
import { verifyChain } from './chain.js';
import { issueCrl, parseCrl, verifyCrl } from './crl.js';
import { createCsr, parseCsr, verifyCsr } from './csr.js';
import { der, readDer } from './der.js';
import { envelop, openEnvelope } from './enveloped-data.js';
import { basicConstraints, extendedKeyUsage, keyUsage, subjectAltName } from './extensions.js';
import { judgeIdentity } from './judge-identity.js';
import { spkiOf } from './keys.js';
import { formatName, name } from './name.js';
import { Oid } from './oids.table.js';
import { signCms } from './sign-cms.js';
import { parseSignedData } from './signed-data.js';
import { verifySignedData } from './verify-signed-data.js';

const key = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const random = seededRandom('hostile');
const certificate = new Certificate(
  issueCertificate({
    subject: name({ CN: 'a', O: 'b' }),
    issuer: name({ CN: 'a', O: 'b' }),
    publicKey: spkiOf(key),
    serial: 5,
    notBefore: 0,
    notAfter: 2_000_000_000_000,
    extensions: [
      basicConstraints(true, 1),
      keyUsage(['keyCertSign']),
      extendedKeyUsage([Oid.clientAuth]),
      subjectAltName([{ kind: 'upn', value: 'ada@contoso.test' }]),
    ],
    key,
  }),
);
const content = Buffer.from('content');
const envelope = envelop({ content, recipients: [certificate], cipher: 'aes-128-cbc', random });

/** Each reads the bytes whole, lazily read parts included, as a server or client would. */
const readers: Readonly<Record<string, readonly [bytes: Uint8Array, read: (bytes: Uint8Array) => unknown]>> = {
  certificate: [
    certificate.der,
    (bytes) => {
      const read = new Certificate(bytes);
      verifyChain({ leaf: read, intermediates: [read], anchors: [certificate], now: 1, purpose: Oid.clientAuth });
      judgeIdentity(read, { issuer: certificate, now: 1 });
      return formatName(read.subject);
    },
  ],
  request: [
    createCsr({
      key,
      subject: name({ CN: 'a' }),
      challengePassword: 'x',
      extensions: [keyUsage(['digitalSignature'])],
    }),
    (bytes) => verifyCsr(parseCsr(bytes)),
  ],
  list: [
    issueCrl({ issuer: certificate, key, number: 1, thisUpdate: 1, nextUpdate: 2, revoked: [{ serial: '05', at: 1 }] }),
    (bytes) => verifyCrl(parseCrl(bytes), certificate),
  ],
  'signed message': [
    signCms({ content, signers: [{ key, certificate, signingTime: 1 }] }),
    (bytes) => verifySignedData(parseSignedData(bytes)),
  ],
  envelope: [envelope, (bytes) => openEnvelope(bytes, { certificate, key })],
  pkiMessage: [
    encodePkiMessage({
      messageType: 'PKCSReq',
      transactionID: 't',
      senderNonce: new Uint8Array(16),
      envelope,
      key,
      certificate,
      digest: 'sha256',
    }),
    (bytes) => decodePkiMessage(bytes),
  ],
};

/** What the bytes lead to, where it is anything but a result or a ProtocolError. */
function accident(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown): string | undefined {
  try {
    read(bytes);
    return undefined;
  } catch (error) {
    return error instanceof ProtocolError ? undefined : `${error}`;
  }
}

describe.each(Object.entries(readers))('a hostile %s', (_, [bytes, read]) => {
  it('is read when it is whole', () => {
    expect(() => read(bytes)).not.toThrow();
  });

  it('that ends early is an error of ours at every length', () => {
    const lengths = Array.from({ length: bytes.length }, (_unused, length) => length);
    expect(lengths.map((length) => accident(bytes.subarray(0, length), read)).filter(Boolean)).toEqual([]);
    expect(() => read(bytes.subarray(0, bytes.length - 1))).toThrow(ProtocolError);
  });

  it.each([0xff, 0x80, 0x01, 0x20])('with any byte changed by 0x%s never ends in an accident', (mask) => {
    const changed = Array.from(bytes, (_unused, at) =>
      bytes.map((octet, index) => (index === at ? octet ^ mask : octet)),
    );
    expect(changed.map((each) => accident(each, read)).filter(Boolean)).toEqual([]);
  });
});

describe('the DER reader', () => {
  it('stops at a depth that no message has', () => {
    const walk = (bytes: Uint8Array): void => {
      let element = readDer(bytes);
      while (element.constructed) element = element.at(0);
    };
    let deep = der.null();
    for (let level = 0; level < 60; level += 1) deep = der.sequence(deep);
    expect(() => walk(deep)).toThrow('nested deeper');
    const indefinite = Buffer.concat([Buffer.alloc(200_000, Buffer.from('3080', 'hex')), Buffer.alloc(200_000)]);
    expect(() => readDer(indefinite)).toThrow('nested deeper');
  });

  it('refuses sizes and counts beyond its limits', () => {
    expect(() => readDer(new Uint8Array(101), { size: 100 })).toThrow('at most 100');
    const many = der.sequence(...Array.from({ length: 11 }, () => der.null()));
    expect(() => readDer(many, { children: 10 }).children).toThrow('more than 10');
  });

  it.each([
    ['no bytes', ''],
    ['no length', '30'],
    ['a length beyond the end', '3005'],
    ['a length of nine octets', '308900000000000000000100'],
    ['an indefinite primitive', '0480'],
    ['an indefinite element without end', '30800500'],
    ['a tag of several octets', '1f810100'],
    ['bytes left over', '050000'],
  ])('refuses %s', (_what, hex) => {
    expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(ProtocolError);
  });
});
