import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';

/** First octets of a package with a password. A real package is sealed by the system's own means; this form is ours. */
const mark = Buffer.from('MUSTER-PPKG1');
const [saltLength, nonceLength, tagLength] = [16, 12, 16];

export const isSealed = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, mark.length)).equals(mark);

/** AES-256-GCM under a key that scrypt makes of the password. `random` gives salt and nonce, 28 octets. */
export function sealPackage(bytes: Uint8Array, password: string, random: Uint8Array): Uint8Array {
  const salt = random.subarray(0, saltLength);
  const nonce = random.subarray(saltLength, saltLength + nonceLength);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(password, salt, 32), nonce);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([mark, salt, nonce, cipher.getAuthTag(), body]);
}

/** Throws ProtocolError `PACKAGE_PASSWORD` when the password is another, or the package was changed. */
export function openPackage(sealed: Uint8Array, password: string): Uint8Array {
  const parts = [saltLength, nonceLength, tagLength].reduce<{ at: number; read: Uint8Array[] }>(
    ({ at, read }, length) => ({ at: at + length, read: [...read, sealed.subarray(at, at + length)] }),
    { at: mark.length, read: [] },
  );
  const [salt, nonce, tag] = parts.read as [Uint8Array, Uint8Array, Uint8Array];
  try {
    const decipher = createDecipheriv('aes-256-gcm', scryptSync(password, salt, 32), nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(parts.at)), decipher.final()]);
  } catch (cause) {
    throw new ProtocolError('PACKAGE_PASSWORD', 'the password does not open the package', { cause });
  }
}
