import { generateKeyPairSync } from 'node:crypto';
import { encodeProfile } from '../../protocol/apple/profile.js';
import { systemRandom } from '../../protocol/base/random.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { writePfx } from '../../protocol/pki/pkcs12/write-pfx.js';
import { installCommand, strangersCertificate } from './apple-profiles.js';

/** What may be wrong with an identity file that an administrator installs, in words. */
export const fileFaults = [
  'with its own password',
  'with another password than its own',
  'without its password',
  'with no key',
  'with the certificate of another',
] as const;

export type FileFault = (typeof fileFaults)[number];

const ownPassword = 'simulated';

/** InstallProfile of an identity file, as the words say. */
export function identityFileThat(fault: FileFault, now: number): JsonObject {
  const Password = passwordGiven(fault);
  const payload = {
    PayloadType: 'com.apple.security.pkcs12',
    PayloadIdentifier: 'shaped.identity',
    PayloadUUID: 'SHAPED-8',
    PayloadContent: fileOf(fault, now),
    ...(Password !== undefined && { Password }),
  };
  return installCommand(encodeProfile({ PayloadIdentifier: 'shaped', PayloadUUID: 'SHAPED-1' }, [payload]));
}

function passwordGiven(fault: FileFault): string | undefined {
  if (fault === 'without its password') return undefined;
  return fault === 'with another password than its own' ? 'another' : ownPassword;
}

function fileOf(fault: FileFault, now: number): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const owner = fault === 'with the certificate of another' ? other.privateKey : privateKey;
  const certificates = [strangersCertificate(owner, now)];
  const key = fault === 'with no key' ? {} : { key: privateKey };
  return writePfx({ ...key, certificates, password: ownPassword, random: systemRandom });
}
