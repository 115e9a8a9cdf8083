import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';

/** The P-256 key that follows from a text: the same one on every machine, and made in no time. */
export function derivedKey(text: string): KeyObject {
  const pair = createECDH('prime256v1');
  const secret = createHash('sha256').update(text).digest();
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const part = (from: number, to: number): string => point.subarray(from, to).toString('base64url');
  const d = secret.toString('base64url');
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33, 65), d }, format: 'jwk' });
}
