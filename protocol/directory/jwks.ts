import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { JsonObject } from '../base/vocabulary.js';
import { spkiOf } from '../pki/keys.js';

/** A name for a key that follows from the key: SHA-256 of its SubjectPublicKeyInfo. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256').update(spkiOf(key)).digest('base64url');
}

/** The JWK Set by which a directory publishes its keys (RFC 7517 §5). */
export function writeJwks(keys: readonly KeyObject[]): JsonObject {
  return {
    keys: keys.map((key) => {
      const {
        kty = '',
        n = '',
        e = '',
      } = createPublicKey({ key: Buffer.from(spkiOf(key)), format: 'der', type: 'spki' }).export({ format: 'jwk' });
      return { kty, use: 'sig', alg: 'RS256', kid: keyIdOf(key), n, e };
    }),
  };
}

/** The RSA keys of a set by their name; what is no such key is passed over (RFC 7517 §5). */
export function readJwks(set: JsonObject): ReadonlyMap<string, KeyObject> {
  const found = new Map<string, KeyObject>();
  for (const key of Array.isArray(set.keys) ? set.keys : []) {
    const { kty, kid, n, e } = (key ?? {}) as JsonObject;
    if (kty !== 'RSA' || typeof kid !== 'string' || typeof n !== 'string' || typeof e !== 'string') continue;
    try {
      found.set(kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' }));
    } catch {
      // a key that cannot be used is passed over like one of a kind that is not known
    }
  }
  return found;
}
