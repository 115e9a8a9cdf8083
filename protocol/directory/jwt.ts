import { type KeyObject, sign, verify } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import type { JsonObject } from '../base/vocabulary.js';

/** A signed token in its compact form, taken apart (RFC 7515 §7.1). Nothing of it is believed before `verifyJwt`. */
export interface Jwt {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** The octets that are signed. */
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
}

/** Characters of a token; directories write about two thousand. */
const longestToken = 32 * 1024;

/** RS256 (RFC 7518 §3.3): the header names the key. */
export function signJwt(
  claims: JsonObject,
  { key, keyId }: { readonly key: KeyObject; readonly keyId: string },
): string {
  const header = { alg: 'RS256', typ: 'JWT', kid: keyId };
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

/** Throws ProtocolError `JWT_MALFORMED`. */
export function readJwt(text: string): Jwt {
  const malformed = (reason: string, cause?: unknown) => new ProtocolError('JWT_MALFORMED', reason, { cause });
  if (text.length > longestToken) throw malformed(`the token has more than ${longestToken} characters`);
  const [header, claims, signature, ...more] = text.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0)
    throw malformed('the token does not have three parts');
  if (![header, claims, signature].every((part) => /^[\w-]+$/.test(part))) throw malformed('a part is not base64url');
  return {
    header: jsonOf(header, malformed),
    claims: jsonOf(claims, malformed),
    signingInput: Buffer.from(`${header}.${claims}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

function jsonOf(part: string, malformed: (reason: string, cause?: unknown) => ProtocolError): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch (cause) {
    throw malformed('a part is not JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('a part is no JSON object');
  return value as JsonObject;
}

/** Whether one of these keys, the one that the header names, made the signature; RS256 and nothing else (RFC 8725 §3.1). */
export function verifyJwt({ header, signingInput, signature }: Jwt, keys: ReadonlyMap<string, KeyObject>): boolean {
  const key = typeof header.kid === 'string' ? keys.get(header.kid) : undefined;
  if (header.alg !== 'RS256' || header.crit !== undefined || key?.asymmetricKeyType !== 'rsa') return false;
  return verify('sha256', signingInput, key, signature);
}
