import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { seededRandom } from '../base/random.js';
import { issueCertificate, parseCertificate } from '../pki/certificate.js';
import { envelop } from '../pki/enveloped-data.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import { writePlist } from '../plist/codec.js';
import { encodeEncryptedProfile, openEncryptedProfile } from './encrypted-profile.js';
import { decodeProfile, encodeTopLevel } from './profile.js';

const random = seededRandom('encrypted profiles');
const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const subject = name({ CN: 'device (simulated)' });
const certificate = parseCertificate(
  issueCertificate({
    subject,
    issuer: subject,
    publicKey: spkiOf(key),
    serial: 7,
    notBefore: 0,
    notAfter: 1e12,
    extensions: [],
    key,
  }),
);
const top = { PayloadIdentifier: 'p', PayloadUUID: '1' };
const payload = { PayloadType: 'com.apple.applicationaccess', PayloadIdentifier: 'p.r', PayloadUUID: '2' };

describe('an encrypted profile (mdm/profiles/TopLevel.yaml, EncryptedPayloadContent)', () => {
  it('shows who it is and nothing of its payloads', () => {
    const bytes = encodeEncryptedProfile(top, [{ ...payload, allowCamera: false }], certificate, random);
    const { message, findings } = decodeProfile(bytes);
    expect(findings).toEqual([]);
    expect(message).toMatchObject({ PayloadIdentifier: 'p', IsEncrypted: true, payloads: [] });
    expect(Buffer.from(bytes).includes('allowCamera')).toBe(false);
  });

  it('opens with the key of its recipient', () => {
    const bytes = encodeEncryptedProfile(top, [{ ...payload, allowCamera: false }], certificate, random);
    const { message, findings } = openEncryptedProfile(decodeProfile(bytes).message, { certificate, key });
    expect(findings).toEqual([]);
    expect(message.payloads[0]?.content.get('allowCamera')).toBe(false);
  });

  it.each([
    ['no content', {}],
    ['content that is no CMS', { EncryptedPayloadContent: Uint8Array.of(1, 2, 3) }],
    [
      'payloads that are no array',
      {
        EncryptedPayloadContent: envelop({
          content: writePlist('hello'),
          recipients: [certificate],
          cipher: 'aes-256-cbc',
          random,
        }),
      },
    ],
  ])('is refused with %s', (_name, carried) => {
    const { message } = decodeProfile(encodeTopLevel({ IsEncrypted: true, ...carried }, top));
    expect(() => openEncryptedProfile(message, { certificate, key })).toThrow(ProtocolError);
  });

  it('reports payloads that break the schema after it was opened', () => {
    const bytes = encodeEncryptedProfile(top, [{ PayloadType: 'com.apple.applicationaccess' }], certificate, random);
    const { findings } = openEncryptedProfile(decodeProfile(bytes).message, { certificate, key });
    expect(findings.map(({ place }) => place)).toContain('profile.PayloadContent[0].PayloadUUID');
  });
});
