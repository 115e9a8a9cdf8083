import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import type { Cipher } from './algorithms.table.js';
import { Certificate, issueCertificate } from './certificate.js';
import { verifyChain } from './chain.js';
import { issueCrl, parseCrl, verifyCrl } from './crl.js';
import { createCsr, parseCsr, verifyCsr } from './csr.js';
import { envelop, openEnvelope } from './enveloped-data.js';
import { basicConstraints, extendedKeyUsage, keyUsage, readSubjectAltName, subjectAltName } from './extensions.js';
import { spkiOf } from './keys.js';
import { commonName, name, nameAttribute } from './name.js';
import { Oid } from './oids.table.js';
import { fromPem, toPem } from './pem.js';
import { certificatesOnly, signCms } from './sign-cms.js';
import { parseSignedData } from './signed-data.js';
import { verifySignedData } from './verify-signed-data.js';

const installed = spawnSync('openssl', ['version']).status === 0;
const label = `openssl and we read each other${installed ? '' : ' (skipped: openssl is not installed)'}`;

describe.skipIf(!installed)(label, () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-openssl-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (path: string, content?: Uint8Array | string): string => {
    if (content !== undefined) writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });

  const keys: Readonly<Record<string, KeyObject>> = {
    'RSA-2048': generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  };
  const now = Date.now();
  const root = (key: KeyObject): Certificate =>
    new Certificate(
      issueCertificate({
        subject: name({ C: 'NL', O: 'Muster', CN: 'Wurzel ü' }),
        issuer: name({ C: 'NL', O: 'Muster', CN: 'Wurzel ü' }),
        publicKey: spkiOf(key),
        serial: Uint8Array.of(0xff, 1, 2, 3),
        notBefore: now - 86_400_000,
        notAfter: now + 86_400_000,
        extensions: [
          basicConstraints(true),
          keyUsage(['keyCertSign', 'cRLSign', 'digitalSignature', 'keyEncipherment']),
        ],
        key,
      }),
    );
  const keyFile = (key: KeyObject, path: string): string => file(path, key.export({ type: 'pkcs8', format: 'pem' }));

  describe.each(Object.entries(keys))('with %s', (kind, key) => {
    const certificate = root(key);
    const certFile = file(`${kind}.pem`, toPem('CERTIFICATE', certificate.der));

    it('our request verifies there', () => {
      const csr = createCsr({
        key,
        subject: [[nameAttribute('CN', 'Ada Ωmega')], [nameAttribute('DC', 'test')]],
        challengePassword: 'secret@1',
        extensions: [
          subjectAltName([
            { kind: 'dns', value: 'a.test' },
            { kind: 'ip', value: '2001:db8::1' },
            { kind: 'email', value: 'ada@contoso.test' },
            { kind: 'upn', value: 'ada@contoso.test' },
          ]),
          keyUsage(['digitalSignature']),
          extendedKeyUsage([Oid.clientAuth]),
        ],
      });
      const text = openssl(
        'req',
        '-verify',
        '-inform',
        'DER',
        '-in',
        file('our.csr', csr),
        '-noout',
        '-text',
        '-nameopt',
        'utf8',
      );
      expect(text).toContain('Ada Ωmega');
      expect(text).toContain('secret@1');
      expect(text).toContain('DNS:a.test, IP Address:2001:DB8:0:0:0:0:0:1, email:ada@contoso.test');
      expect(text).toContain('TLS Web Client Authentication');
    });

    it('our certificate verifies there and its facts are read alike', () => {
      expect(openssl('verify', '-CAfile', certFile, '-check_ss_sig', certFile)).toContain('OK');
      const text = openssl('x509', '-in', certFile, '-noout', '-text');
      expect(text).toContain('Version: 3');
      expect(text).toContain('(0xff010203)');
      expect(text).toContain('CA:TRUE');
    });

    it('our request is read by us as theirs is', () => {
      const pem = keyFile(key, `${kind}.key`);
      openssl(
        'req',
        '-new',
        '-key',
        pem,
        '-subj',
        '/O=Muster/CN=Their device',
        '-addext',
        'subjectAltName=DNS:their.test',
        '-out',
        'their.csr',
      );
      const [der] = fromPem(readFileSync(join(folder, 'their.csr'), 'utf8'), 'CERTIFICATE REQUEST');
      const csr = parseCsr(der as Uint8Array);
      expect(verifyCsr(csr)).toBe(true);
      expect(commonName(csr.subject)).toBe('Their device');
      expect(readSubjectAltName(csr.extensions)).toEqual([{ kind: 'dns', value: 'their.test' }]);
      expect(csr.findings).toEqual([]);
    });

    it.each(['attached', 'detached'])('our signed message verifies there, %s', (form) => {
      const content = Buffer.from('a body with\r\nline ends');
      const detached = form === 'detached';
      const message = signCms({
        content,
        detached,
        signers: [
          {
            key,
            certificate,
            attributes: [{ oid: '2.16.840.1.113733.1.9.7', values: [Buffer.from('130141', 'hex')] }],
            signingTime: now,
          },
        ],
      });
      const extra = detached ? ['-content', file('body', content)] : [];
      const out = join(folder, 'verified');
      openssl(
        'cms',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        file('our.p7', message),
        ...extra,
        '-CAfile',
        certFile,
        '-purpose',
        'any',
        '-out',
        out,
      );
      expect(readFileSync(out)).toEqual(content);
      openssl(
        'smime',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        file('our.p7', message),
        ...extra,
        '-CAfile',
        certFile,
        '-purpose',
        'any',
        '-out',
        out,
      );
      expect(readFileSync(out)).toEqual(content);
    });

    it.each([
      ['attached', ['-nodetach']],
      ['detached', []],
      ['streamed in BER', ['-nodetach', '-stream']],
      ['without attributes', ['-nodetach', '-noattr']],
      ['with SHA-1', ['-nodetach', '-md', 'sha1']],
      ['by key identifier', ['-nodetach', '-keyid']],
    ])('their signed message verifies here, %s', (form, options) => {
      const content = Buffer.from('what they signed '.repeat(3000));
      const own = new Certificate(
        issueCertificate({
          subject: name({ CN: 'signer' }),
          issuer: name({ CN: 'signer' }),
          publicKey: spkiOf(key),
          serial: 7,
          notBefore: now - 1000,
          notAfter: now + 86_400_000,
          extensions: [{ oid: Oid.subjectKeyIdentifier, critical: false, value: Buffer.from('0403010203', 'hex') }],
          key,
        }),
      );
      openssl(
        'cms',
        '-sign',
        '-binary',
        ...options,
        '-signer',
        file('s.pem', toPem('CERTIFICATE', own.der)),
        '-inkey',
        keyFile(key, 's.key'),
        '-in',
        file('content', content),
        '-outform',
        'DER',
        '-out',
        'their.p7',
      );
      const signed = parseSignedData(readFileSync(join(folder, 'their.p7')));
      const verified = verifySignedData(signed, form === 'detached' ? { content } : {});
      expect(verified.findings).toEqual([]);
      expect(verified.valid).toBe(true);
      expect(Buffer.from(verified.content)).toEqual(content);
      expect(verifySignedData(signed, { content: Buffer.from('another') }).valid).toBe(false);
    });

    it('our list verifies there, and theirs would here', () => {
      const crl = issueCrl({
        issuer: certificate,
        key,
        number: 3,
        thisUpdate: now,
        nextUpdate: now + 1_000_000,
        revoked: [{ serial: '05', at: now }],
      });
      const text = openssl(
        'crl',
        '-inform',
        'DER',
        '-in',
        file('our.crl', crl),
        '-CAfile',
        certFile,
        '-noout',
        '-text',
      );
      expect(text).toContain('Serial Number: 05');
      expect(verifyCrl(parseCrl(crl), certificate)).toBe(true);
      expect(parseCrl(crl).revoked.map(({ serial }) => serial)).toEqual(['05']);
    });
  });

  const rsa = keys['RSA-2048'] as KeyObject;
  const recipient = root(rsa);
  const random = seededRandom('openssl');

  it.each<[Cipher, string[]]>([
    ['des-cbc', ['-provider', 'legacy', '-provider', 'default']],
    ['des-ede3-cbc', []],
    ['aes-128-cbc', []],
    ['aes-256-cbc', []],
  ])('our envelope with %s opens there', (cipher, options) => {
    const content = random.bytes(1000);
    const message = envelop({ content, recipients: [recipient], cipher, random });
    const out = join(folder, 'opened');
    openssl(
      'cms',
      '-decrypt',
      '-inform',
      'DER',
      '-in',
      file('our.env', message),
      '-inkey',
      keyFile(rsa, 'r.key'),
      '-recip',
      file('r.pem', toPem('CERTIFICATE', recipient.der)),
      '-binary',
      '-out',
      out,
      ...options,
    );
    expect(new Uint8Array(readFileSync(out))).toEqual(content);
  });

  it.each<[Cipher, string[]]>([
    ['des-cbc', ['-des', '-provider', 'legacy', '-provider', 'default']],
    ['des-ede3-cbc', ['-des3']],
    ['aes-128-cbc', ['-aes128']],
    ['aes-256-cbc', ['-aes256', '-stream']],
    ['aes-192-cbc', ['-aes192', '-keyid']],
  ])('their envelope with %s opens here', (cipher, options) => {
    const content = Buffer.from(random.bytes(50_000));
    const own = new Certificate(
      issueCertificate({
        subject: name({ CN: 'r' }),
        issuer: name({ CN: 'r' }),
        publicKey: spkiOf(rsa),
        serial: 9,
        notBefore: now,
        notAfter: now + 1_000_000,
        extensions: [{ oid: Oid.subjectKeyIdentifier, critical: false, value: Buffer.from('0403010203', 'hex') }],
        key: rsa,
      }),
    );
    openssl(
      'cms',
      '-encrypt',
      '-binary',
      ...options,
      '-in',
      file('plain', content),
      '-outform',
      'DER',
      '-out',
      'their.env',
      file('e.pem', toPem('CERTIFICATE', own.der)),
    );
    const opened = openEnvelope(readFileSync(join(folder, 'their.env')), { certificate: own, key: rsa });
    expect(opened.cipher).toBe(cipher);
    expect(Buffer.from(opened.content)).toEqual(content);
  });

  it('a certificates-only message lists its certificates there', () => {
    const message = certificatesOnly([recipient]);
    expect(openssl('pkcs7', '-inform', 'DER', '-in', file('only.p7', message), '-print_certs', '-noout')).toContain(
      'Muster',
    );
  });

  it('a chain of theirs is judged here: good, out of time, for the wrong purpose', () => {
    keyFile(rsa, 'ca.key');
    file('ca.pem', toPem('CERTIFICATE', recipient.der));
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'leaf.key',
      '-subj',
      '/CN=leaf',
      '-out',
      'leaf.csr',
    );
    file('ext', 'extendedKeyUsage=serverAuth\n');
    openssl(
      'x509',
      '-req',
      '-in',
      'leaf.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-days',
      '1',
      '-extfile',
      'ext',
      '-out',
      'leaf.pem',
    );
    const leaf = new Certificate(fromPem(readFileSync(join(folder, 'leaf.pem'), 'utf8'))[0] as Uint8Array);
    const ask = { leaf, anchors: [recipient], now: now + 60_000 };
    expect(verifyChain({ ...ask, purpose: Oid.serverAuth })).toMatchObject({ trusted: true, findings: [] });
    expect(verifyChain({ ...ask, purpose: Oid.clientAuth }).findings.map(({ place }) => place)).toEqual([
      'extendedKeyUsage',
    ]);
    expect(verifyChain({ ...ask, now: now + 10 * 86_400_000 }).findings.map(({ place }) => place)).toEqual([
      'validity',
      'validity',
    ]);
    expect(verifyChain({ ...ask, anchors: [] }).trusted).toBe(false);
  });
});
