import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';

const curves = {
  'P-256': { group: 'prime256v1', hash: 'sha256', bytes: 32 },
  'P-384': { group: 'secp384r1', hash: 'sha384', bytes: 48 },
} as const;

/** The key that follows from a text: the same one on every machine, made in no time, and no secret to whoever knows the text. */
export function derivedKey(crv: keyof typeof curves, text: string): KeyObject {
  const { group, hash, bytes } = curves[crv];
  const pair = createECDH(group);
  const secret = createHash(hash).update(text).digest();
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const part = (from: number): string => point.subarray(from, from + bytes).toString('base64url');
  const numbers = { x: part(1), y: part(1 + bytes), d: secret.toString('base64url') };
  return createPrivateKey({ key: { kty: 'EC', crv, ...numbers }, format: 'jwk' });
}
