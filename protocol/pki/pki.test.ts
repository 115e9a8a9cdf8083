import { constants, createHash, generateKeyPairSync, privateDecrypt, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { Certificate, issueCertificate } from './certificate.js';
import { verifyChain } from './chain.js';
import { createCsr, parseCsr, verifyCsr } from './csr.js';
import { der, readDer } from './der.js';
import { readOid, readTime } from './der-values.js';
import { envelop, openEnvelope, parseEnvelope } from './enveloped-data.js';
import { basicConstraints, type Extension, extendedKeyUsage, keyUsage, readExtendedKeyUsage } from './extensions.js';
import { spkiOf } from './keys.js';
import { commonName, encodeName, formatName, name, nameAttribute, parseName } from './name.js';
import { Oid } from './oids.table.js';
import { padForTransport, unpadTransported } from './pkcs1-padding.js';
import { certificatesOnly, signCms } from './sign-cms.js';
import { parseSignedData, signedAttribute } from './signed-data.js';
import { verifySignedData } from './verify-signed-data.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;

function selfSigned(key: typeof rsa, CN: string, extensions: readonly Extension[] = []): Certificate {
  const subject = name({ CN });
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, notBefore: 1_000, notAfter: 9_000_000 };
  return new Certificate(issueCertificate({ ...fields, extensions, key }));
}

describe('DER values (X.690)', () => {
  it.each(['1.2.840.113549.1.1.1', '2.16.840.1.113733.1.9.7', '0.9.2342.19200300.100.1.25', '2.999.3'])(
    'writes and reads OID %s',
    (oid) => {
      expect(readOid(readDer(der.oid(oid)))).toBe(oid);
    },
  );

  it.each([
    [0, '020100'],
    [127, '02017f'],
    [128, '02020080'],
    [256, '02020100'],
    [Uint8Array.of(0, 0, 0x80), '02020080'],
  ])('writes INTEGER %s in the shortest form', (value, hex) => {
    expect(Buffer.from(der.integer(value)).toString('hex')).toBe(hex);
  });

  it('orders a SET OF by octets', () => {
    expect(Buffer.from(der.setOf(der.integer(300), der.integer(2), der.integer(1))).toString('hex')).toBe(
      '310a0201010201020202012c',
    );
  });

  it.each([Date.UTC(1999, 11, 31, 23, 59, 59), Date.UTC(2049, 11, 31), Date.UTC(2050, 0, 1)])(
    'writes and reads time %s',
    (ms) => {
      expect(readTime(readDer(der.time(ms)))).toBe(ms);
    },
  );

  it('writes GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5)', () => {
    expect(der.time(Date.UTC(2049, 0, 1))[0]).toBe(0x17);
    expect(der.time(Date.UTC(2050, 0, 1))[0]).toBe(0x18);
  });

  it('reads a time with an offset', () => {
    expect(readTime(readDer(Buffer.concat([Buffer.from('1711', 'hex'), Buffer.from('200101010000+0100')])))).toBe(
      Date.UTC(2020, 0, 1),
    );
  });
});

describe('names', () => {
  it('keeps string kinds and order through a round trip', () => {
    const subject = [
      [nameAttribute('CN', 'ü', 'bmp')],
      [nameAttribute('OU', '😀'), nameAttribute('O', 'Contoso', 'printable')],
    ];
    expect(parseName(encodeName(subject))).toEqual(subject);
  });

  it('are shown with control characters and separators escaped', () => {
    expect(formatName([[nameAttribute('CN', 'a,b\0', 'printable')]])).toBe('CN=a\\,b\\00');
  });
});

describe('requests as Windows devices write them', () => {
  const deviceId = '0123456789ABCDEF0123456789ABCDEF';
  const cn = `A1B2C3D4-0000-1111-2222-3333333!${deviceId}`;
  const ownExtension = { oid: '1.3.6.1.4.1.311.66.1.0', critical: false, value: Buffer.from(`${deviceId}\0`) };

  it('the legacy shape: PrintableString with NUL, OIW algorithm, a raw extension value', () => {
    const subject = [[nameAttribute('CN', `${cn}\0`, 'printable')]];
    const bytes = createCsr({
      key: rsa,
      subject,
      digest: 'sha1',
      signatureOid: '1.3.14.3.2.29',
      extensions: [ownExtension],
    });
    const csr = parseCsr(bytes);
    expect(verifyCsr(csr)).toBe(true);
    expect(csr.subject).toEqual(subject);
    expect(csr.signatureOid).toBe('1.3.14.3.2.29');
    expect(Buffer.from(csr.extensions[0]?.value ?? []).toString()).toBe(`${deviceId}\0`);
    expect(csr.findings.map(({ severity, place }) => [severity, place])).toEqual([
      ['warn', 'subject 2.5.4.3'],
      ['warn', 'signatureAlgorithm'],
    ]);
  });

  it('the newer shape: UTF8String, SHA-256, clientAuth beside it', () => {
    const extensions = [extendedKeyUsage([Oid.clientAuth]), ownExtension];
    const csr = parseCsr(createCsr({ key: rsa, subject: name({ CN: cn }), extensions }));
    expect(verifyCsr(csr)).toBe(true);
    expect(commonName(csr.subject)).toBe(cn);
    expect(readExtendedKeyUsage(csr.extensions)).toEqual([Oid.clientAuth]);
    expect(csr.findings).toEqual([]);
  });

  it('a request that was changed does not verify', () => {
    const bytes = createCsr({ key: ec, subject: name({ CN: 'before' }), digest: 'sha384' });
    expect(verifyCsr(parseCsr(bytes))).toBe(true);
    const changed = Buffer.from(bytes);
    changed.write('behind', changed.indexOf('before'));
    expect(verifyCsr(parseCsr(changed))).toBe(false);
  });
});

describe('signed messages (RFC 5652 §5)', () => {
  const content = Buffer.from('the body');
  const one = selfSigned(rsa, 'one');
  const two = selfSigned(ec, 'two');
  const transaction = { oid: '2.16.840.1.113733.1.9.7', values: [der.printable('transaction one')] };
  const message = signCms({
    content,
    signers: [
      { key: rsa, certificate: one, attributes: [transaction], signingTime: 5_000 },
      { key: ec, certificate: two, digest: 'sha384' },
    ],
  });

  it('verify with several signers, RSA and EC', () => {
    const verified = verifySignedData(parseSignedData(message));
    expect(verified.findings).toEqual([]);
    expect(
      verified.signers.map(({ certificate, signingTime, valid }) => [
        commonName(certificate?.subject ?? []),
        signingTime,
        valid,
      ]),
    ).toEqual([
      ['one', 5_000, true],
      ['two', undefined, true],
    ]);
  });

  it('name rsaEncryption as the signature algorithm of an RSA signer (RFC 3370 §3.2)', () => {
    expect(parseSignedData(message).signers.map(({ signatureOid }) => signatureOid)).toEqual([
      Oid.rsaEncryption,
      '1.2.840.10045.4.3.3',
    ]);
  });

  it('carry custom attributes', () => {
    const [signer] = parseSignedData(message).signers;
    expect(signer && Buffer.from(signedAttribute(signer, transaction.oid)?.content ?? []).toString()).toBe(
      'transaction one',
    );
  });

  it.each([
    ['content', 'the body', '11.2'],
    ['signed attribute', 'transaction one', '5.6'],
  ])('with changed %s are found out', (_what, text, place) => {
    const changed = Buffer.from(message);
    changed[changed.indexOf(text)] = 0x7a;
    const verified = verifySignedData(parseSignedData(changed));
    expect(verified.valid).toBe(false);
    expect(verified.findings.map(({ section }) => section?.section)).toContain(place);
  });

  it('without the content, or without signer, are not valid', () => {
    const detached = signCms({ content, detached: true, signers: [{ key: rsa, certificate: one }] });
    expect(verifySignedData(parseSignedData(detached)).valid).toBe(false);
    expect(verifySignedData(parseSignedData(detached), { content }).valid).toBe(true);
    expect(verifySignedData(parseSignedData(certificatesOnly([one])), { content }).valid).toBe(false);
  });

  it('find the signer among certificates at hand', () => {
    const bare = signCms({ content, signers: [{ key: rsa, certificate: one }], certificates: [] });
    expect(verifySignedData(parseSignedData(bare)).valid).toBe(false);
    expect(verifySignedData(parseSignedData(bare), { certificates: [two, one] }).valid).toBe(true);
  });

  it('are the same bytes for the same RSA key', () => {
    const sign = () => signCms({ content, signers: [{ key: rsa, certificate: one, attributes: [transaction] }] });
    expect(sign()).toEqual(sign());
  });
});

describe('envelopes (RFC 5652 §6)', () => {
  const recipient = selfSigned(rsa, 'recipient');
  const content = Buffer.from('a request');
  const seal = (seed: string) =>
    envelop({ content, recipients: [recipient], cipher: 'aes-256-cbc', random: seededRandom(seed) });
  const failure = (bytes: Uint8Array, key = rsa): unknown => {
    try {
      return openEnvelope(bytes, { certificate: recipient, key });
    } catch (error) {
      return error;
    }
  };

  it('are the same bytes for the same generator', () => {
    expect(seal('a')).toEqual(seal('a'));
    expect(seal('a')).not.toEqual(seal('b'));
  });

  it('answer a wrong key, wrong padding and wrong content alike', () => {
    const bytes = seal('a');
    const { recipients } = parseEnvelope(bytes);
    const transported = recipients[0]?.encryptedKey ?? new Uint8Array();
    const at = Buffer.from(bytes).indexOf(transported);
    const replaced = (block: Uint8Array): Uint8Array =>
      Buffer.concat([bytes.subarray(0, at), block, bytes.subarray(at + block.length)]);
    const raw = (block: Uint8Array) =>
      publicEncrypt({ key: recipient.publicKey, padding: constants.RSA_NO_PADDING }, block);
    const block = privateDecrypt({ key: rsa, padding: constants.RSA_NO_PADDING }, transported);
    const type1 = block.map((octet, index) => (index === 1 ? 1 : octet));
    const zeroInPadding = block.map((octet, index) => (index === 30 ? 0 : octet));
    const another = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const answers = [
      failure(bytes, another),
      failure(replaced(raw(type1))),
      failure(replaced(raw(zeroInPadding))),
      failure(bytes.subarray(0, -1)),
    ];
    expect(failure(replaced(raw(block)))).toMatchObject({ cipher: 'aes-256-cbc' });
    expect(answers.slice(0, 3).map((error) => (error as Error).message)).toEqual(
      Array(3).fill('the envelope cannot be opened with our key'),
    );
    expect(answers[3]).toBeInstanceOf(Error);
  });

  it('say when they are for somebody else', () => {
    expect(() => openEnvelope(seal('a'), { certificate: selfSigned(rsa, 'another'), key: rsa })).toThrow(
      'no recipient',
    );
  });
});

describe('EME-PKCS1-v1_5 (RFC 8017 §7.2)', () => {
  const message = Buffer.from('0123456789abcdef');
  const otherwise = Buffer.alloc(16, 0xee);
  const block = padForTransport(message, 128, seededRandom('padding'));

  it('gives the message of a right block', () => {
    expect(Buffer.from(unpadTransported(block, otherwise))).toEqual(message);
    expect(block.slice(2, 111).includes(0)).toBe(false);
  });

  it.each([0, 1, 2, 60, 110, 111])('gives the other bytes when octet %s is wrong', (at) => {
    const wrong = block.map((octet, index) => (index === at ? (octet === 0 ? 1 : 0) : octet));
    expect(Buffer.from(unpadTransported(at === 1 ? block.map((o, i) => (i === 1 ? 1 : o)) : wrong, otherwise))).toEqual(
      otherwise,
    );
  });
});

describe('chains (RFC 5280 §6.1)', () => {
  const authority = [basicConstraints(true), keyUsage(['keyCertSign'])];
  const root = selfSigned(rsa, 'root', authority);
  const below = (
    issuer: Certificate,
    issuerKey: typeof rsa,
    CN: string,
    key: typeof rsa,
    extensions: readonly Extension[],
  ) =>
    new Certificate(
      issueCertificate({
        subject: name({ CN }),
        issuer: issuer.subjectDer,
        publicKey: spkiOf(key),
        serial: 2,
        notBefore: 1_000,
        notAfter: 9_000_000,
        extensions,
        key: issuerKey,
      }),
    );
  const middle = below(root, rsa, 'middle', ec, authority);
  const leaf = below(middle, ec, 'leaf', rsa, [extendedKeyUsage([Oid.clientAuth])]);
  const ask = { leaf, intermediates: [middle], anchors: [root], now: 5_000, purpose: Oid.clientAuth };

  it('are trusted from leaf to anchor', () => {
    const { chain, trusted, findings } = verifyChain(ask);
    expect(chain.map(({ subject }) => commonName(subject))).toEqual(['leaf', 'middle', 'root']);
    expect([trusted, findings]).toEqual([true, []]);
  });

  const fake = below(middle, rsa, 'leaf', rsa, []);
  const byLeaf = below(leaf, rsa, 'below a leaf', ec, []);
  it.each([
    ['no intermediate', { ...ask, intermediates: [] }, 'issuer'],
    ['another anchor', { ...ask, anchors: [selfSigned(ec, 'root', authority)] }, 'signature'],
    ['time', { ...ask, now: 10_000_000 }, 'validity'],
    ['purpose', { ...ask, purpose: Oid.serverAuth }, 'extendedKeyUsage'],
    ['a revoked intermediate', { ...ask, revoked: (each: Certificate) => each === middle }, 'revocation'],
    ['a forged signature', { ...ask, leaf: fake }, 'signature'],
    ['an issuer that is no authority', { ...ask, leaf: byLeaf, intermediates: [leaf, middle] }, 'basicConstraints'],
  ])('are not trusted: %s', (_what, question, place) => {
    const { trusted, findings } = verifyChain(question);
    expect(trusted).toBe(false);
    expect(findings.map((finding) => finding.place)).toContain(place);
  });
});

describe('fingerprints', () => {
  it('are those of the DER', () => {
    const certificate = selfSigned(rsa, 'x');
    expect(certificate.sha256).toBe(createHash('sha256').update(certificate.der).digest('hex'));
  });
});
