import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emitProvisioningPayload } from '../../../protocol/android/emit-payload.js';
import { exampleParams } from '../../../protocol/android/example-params.test.helper.js';
import { drawQrPng } from '../../../protocol/android/qr-image.js';
import { issueCertificate, parseCertificate } from '../../../protocol/pki/certificate.js';
import { createCsr } from '../../../protocol/pki/csr.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { name } from '../../../protocol/pki/name.js';
import { signCms } from '../../../protocol/pki/sign-cms.js';
import { writePlist } from '../../../protocol/plist/codec.js';
import { dict } from '../../../protocol/plist/value.js';
import { SyncHdr } from '../../../protocol/syncml/messages.js';
import { encodeMessage } from '../../../protocol/wbxml/syncml-encodings.js';
import { inspect } from './inspect.js';
import { outline } from './inspection.js';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const subject = name({ CN: 'Muster test' });

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function selfSigned(): Uint8Array {
  return issueCertificate({
    subject,
    issuer: subject,
    publicKey: spkiOf(publicKey),
    key: privateKey,
    serial: 1,
    notBefore: 0,
    notAfter: 86_400_000,
    extensions: [],
  });
}

const profile = writePlist(
  dict({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: 'test.muster',
    PayloadUUID: '7D3F6C1A-2D0B-4A4C-9B62-3F0A5F0C1B11',
    PayloadContent: [],
  }),
);

describe('inspect', () => {
  it('decodes a certificate and a request, in DER, PEM and base64', () => {
    const der = selfSigned();
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(inspect(der)).toMatchObject({ kind: 'self-issued certificate', content: { subject: 'CN=Muster test' } });
    expect(inspect(Buffer.from(pem)).kind).toBe('self-issued certificate');
    expect(inspect(Buffer.from(Buffer.from(der).toString('base64'))).kind).toBe('base64 of a self-issued certificate');
    const csr = createCsr({ subject, key: privateKey, digest: 'sha256', challengePassword: 'hush' });
    const shown = outline(inspect(csr).content).join('\n');
    expect(shown).toContain('valid');
    expect(shown).not.toContain('hush');
  });

  it('reports a request whose signature does not fit', () => {
    const csr = createCsr({ subject, key: privateKey, digest: 'sha256' });
    const broken = Uint8Array.from(csr, (byte, index) => (index === csr.length - 1 ? byte ^ 1 : byte));
    expect(inspect(broken).findings).toMatchObject([{ severity: 'fail' }]);
  });

  it('opens a signed profile', () => {
    const certificate = parseCertificate(selfSigned());
    const signed = signCms({
      content: profile,
      detached: false,
      signers: [{ key: privateKey, certificate, digest: 'sha256' }],
      certificates: [certificate],
    });
    const found = inspect(signed);
    expect(found.kind).toBe('signed message');
    expect(found.inside.map(({ kind }) => kind)).toEqual(['configuration profile', 'self-issued certificate']);
  });

  it('reads the payload of a QR image from its pixels', async () => {
    const found = inspect(await drawQrPng(emitProvisioningPayload(exampleParams)));
    expect(found.kind).toMatch(/^QR code of version/);
    expect(found.inside[0]).toMatchObject({ kind: 'Android provisioning payload', findings: [] });
  });

  it('never shows a secret', () => {
    const plist = writePlist(dict({ PayloadType: 'x', Challenge: 'hush', Password: 'hush' }));
    expect(outline(inspect(plist).content).join('\n')).not.toContain('hush');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from([7, 1, 2, 3])],
    ['a truncated certificate', selfSigned().subarray(0, 60)],
    ['half a PEM block', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB')],
    ['an XML bomb', Buffer.from(`<!DOCTYPE x [<!ENTITY a "${'b'.repeat(50)}">]><x>&a;</x>`)],
    ['a damaged PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['half a JSON object', Buffer.from('{"android.app.extra.PROVISIONING_X":')],
  ])('says clearly that %s cannot be decoded', (_what, bytes) => {
    let outcome: unknown;
    try {
      outcome = inspect(bytes);
    } catch (error) {
      outcome = error;
    }
    const said =
      outcome instanceof Error ? outcome.message : JSON.stringify((outcome as { findings: unknown }).findings);
    expect(said.length).toBeGreaterThan(10);
    expect(said).not.toContain('undefined');
  });

  it('reads SyncML in WBXML, as a file and in base64', () => {
    const header = SyncHdr.create({ sessionId: '1', msgId: 1, target: 'https://mdm.test/omadm', source: 'device-1' });
    const bytes = encodeMessage('wbxml', { header, body: [], final: true }, { version: '1.3' });
    const read = inspect(bytes);
    expect(read.kind).toBe('SyncML message in WBXML');
    expect(outline(read.content)).toEqual(
      expect.arrayContaining(['  version: 1.3', '  publicId: 0x1201', '  source: device-1']),
    );
    expect(inspect(Buffer.from(Buffer.from(bytes).toString('base64'))).inside[0]).toEqual(read);
  });

  it('never crashes on a damaged message', () => {
    const der = selfSigned();
    for (let at = 0; at < der.length; at += 1) {
      const damaged = Uint8Array.from(der, (byte, index) => (index === at ? byte ^ 0xff : byte));
      try {
        expect(inspect(damaged).kind).toBeTypeOf('string');
      } catch (error) {
        expect(error).toMatchObject({ code: expect.any(String) });
      }
    }
  });

  it('escapes control characters', () => {
    expect(outline({ cn: 'a\u0000b' })).toEqual(['cn: a\\x00b']);
    expect(text(Buffer.from('ok'))).toBe('ok');
  });
});
