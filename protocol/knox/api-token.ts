import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { minutes } from '../base/clock.js';
import type { JsonObject } from '../base/vocabulary.js';
import { readJwt } from '../directory/jwt.js';

/** Where a client gets an access token for its signed Client Identifier (Knox Cloud Authentication, "Generate access token"). */
export const accessTokenPath = '/ams/v1/users/accesstoken';

/** How long an access token is good at most, ms (same page, validityForAccessTokenInMinutes). */
export const longestValidity = minutes(30);

/** What a signed token is for: a Client Identifier to get an access token by, or an access token to call by. */
export type SignedSecret = { readonly clientIdentifier: string } | { readonly accessToken: string };

interface Signing {
  /** RSA, of which the portal gave the company the file keys.json. */
  readonly key: KeyObject;
  /** ms. */
  readonly now: number;
  /** Unlike for every token. */
  readonly id: string;
}

/** SubjectPublicKeyInfo in base64, as `publicKey` and base64EncodedStringPublicKey have it. */
export const publicKeyText = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** The JWT that the Knox token library makes: RS512, audience KnoxWSM, good for 30 minutes. */
export function signSecret(secret: SignedSecret, { key, now, id }: Signing): string {
  const iat = Math.floor(now / 1000);
  const claims = { ...secret, publicKey: publicKeyText(key), aud: 'KnoxWSM', iat, exp: iat + 1800, jti: id };
  const parts = [{ alg: 'RS512', typ: 'JWT' }, claims];
  const input = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${sign('sha512', Buffer.from(input), key).toString('base64url')}`;
}

/** What a signed token says, and whether the key that it names made the signature. Throws ProtocolError `JWT_MALFORMED`. */
export function readSecret(token: string): { readonly claims: JsonObject; readonly signed: boolean } {
  const { header, claims, signingInput, signature } = readJwt(token);
  const key = keyIn(claims);
  return { claims, signed: header.alg === 'RS512' && !!key && verify('sha512', signingInput, key, signature) };
}

function keyIn({ publicKey }: JsonObject): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(String(publicKey), 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}
