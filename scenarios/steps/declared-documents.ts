import { generateKeyPairSync } from 'node:crypto';
import { encodeProfile } from '../../protocol/apple/profile.js';
import { systemRandom } from '../../protocol/base/random.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { writePfx } from '../../protocol/pki/pkcs12/write-pfx.js';
import { strangersCertificate } from './apple-profiles.js';

/** A PKCS#12 file with an identity that somebody made, base64. */
export function identityFile(password: string): string {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificates = [strangersCertificate(key, Date.now())];
  return Buffer.from(writePfx({ key, certificates, password, style: 'modern', random: systemRandom })).toString(
    'base64',
  );
}

/** A profile `declared` that forbids the camera, hosted under this name. */
export function profileDocument(name: string): JsonObject {
  const bytes = encodeProfile({ PayloadIdentifier: 'declared', PayloadUUID: '1' }, [
    {
      PayloadType: 'com.apple.applicationaccess',
      PayloadIdentifier: 'declared.r',
      PayloadUUID: '2',
      allowCamera: false,
    },
  ]);
  const base64 = Buffer.from(bytes).toString('base64');
  return { name, contentType: 'application/x-apple-aspen-config', base64 };
}
