import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import type { JsonObject } from '../base/vocabulary.js';
import { base64url, isObject, readJsonObject, stringAt } from './json.js';

/** Signature algorithms of JWS (RFC 7518 §3.1) that ACME servers have to take or devices use. */
export const jwsAlgorithms = {
  ES256: { digest: 'sha256', kty: 'EC', curve: 'prime256v1' },
  ES384: { digest: 'sha384', kty: 'EC', curve: 'secp384r1' },
  RS256: { digest: 'sha256', kty: 'RSA', curve: undefined },
} as const;
export type JwsAlgorithm = keyof typeof jwsAlgorithms;

/** Who signed: a new account shows its key, a known one its address (RFC 8555 §6.2). */
export type JwsSigner = { readonly jwk: JsonObject } | { readonly kid: string };

export interface JwsFields {
  readonly key: KeyObject;
  readonly signer: 'jwk' | { readonly kid: string };
  readonly nonce: string;
  readonly url: string;
  /** Undefined: POST-as-GET, an empty payload (RFC 8555 §6.3). */
  readonly payload?: JsonObject;
}

/** A signed ACME request as it came. */
export interface Jws {
  readonly alg: JwsAlgorithm;
  readonly nonce: string;
  readonly url: string;
  readonly signer: JwsSigner;
  /** Undefined for POST-as-GET. */
  readonly payload: JsonObject | undefined;
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
}

export const jwsMediaType = 'application/jose+json';

/** Signs a request, in the flattened serialization (RFC 8555 §6.2, RFC 7515 §7.2.2). */
export function signJws({ key, signer, nonce, url, payload }: JwsFields): Uint8Array {
  const alg = algorithmOf(key);
  const identity = signer === 'jwk' ? { jwk: jwkOf(key) } : signer;
  const header = base64url.write(Buffer.from(JSON.stringify({ alg, ...identity, nonce, url })));
  const body = payload === undefined ? '' : base64url.write(Buffer.from(JSON.stringify(payload)));
  const { digest } = jwsAlgorithms[alg];
  const signature = sign(digest, Buffer.from(`${header}.${body}`), { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.from(JSON.stringify({ protected: header, payload: body, signature: base64url.write(signature) }));
}

/** Reads a request without verifying it. Throws ProtocolError `ACME_*`; `ACME_ALGORITHM` for an algorithm that is not in the table. */
export function parseJws(bytes: Uint8Array): Jws {
  const outer = readJsonObject(bytes, 'a JWS');
  const written = text(outer, 'protected');
  const body = text(outer, 'payload');
  const header = readJsonObject(base64url.read(written), 'a protected header');
  const alg = text(header, 'alg');
  if (!Object.hasOwn(jwsAlgorithms, alg))
    throw new ProtocolError('ACME_ALGORITHM', `the algorithm ${alg.slice(0, 20)}`);
  return {
    alg: alg as JwsAlgorithm,
    nonce: text(header, 'nonce'),
    url: text(header, 'url'),
    signer: signerOf(header),
    payload: body === '' ? undefined : readJsonObject(base64url.read(body), 'a payload'),
    signingInput: Buffer.from(`${written}.${body}`),
    signature: base64url.read(text(outer, 'signature')),
  };
}

/** False also for a key of another kind than the algorithm's. */
export function verifyJws({ alg, signingInput, signature }: Jws, key: KeyObject): boolean {
  const { digest, kty, curve } = jwsAlgorithms[alg];
  if (key.asymmetricKeyType !== kty.toLowerCase() || key.asymmetricKeyDetails?.namedCurve !== curve) return false;
  try {
    return verify(digest, signingInput, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** The public key as JWK, required members only, in the order of RFC 7638 §3.2. */
export function jwkOf(key: KeyObject): JsonObject {
  const { kty, crv, x, y, e, n } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return kty === 'EC'
    ? { crv: String(crv), kty, x: String(x), y: String(y) }
    : { e: String(e), kty: String(kty), n: String(n) };
}

/** Throws ProtocolError `ACME_KEY` for what is no public key that can be used. */
export function keyOfJwk(jwk: JsonObject): KeyObject {
  try {
    const { kty, crv, x, y, e, n } = jwk;
    const members = kty === 'EC' ? { kty, crv, x, y } : { kty, e, n };
    return createPublicKey({ key: members as JsonWebKeyMembers, format: 'jwk' });
  } catch (cause) {
    throw new ProtocolError('ACME_KEY', 'the JWK cannot be used', { cause });
  }
}

type JsonWebKeyMembers = Readonly<Record<string, string>>;

/** RFC 7638 §3, with SHA-256, base64url. */
export function thumbprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(JSON.stringify(jwkOf(key)))
    .digest('base64url');
}

/** ES256 and ES384 by the curve, else RS256. */
function algorithmOf(key: KeyObject): JwsAlgorithm {
  if (key.asymmetricKeyType !== 'ec') return 'RS256';
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256';
}

function signerOf(header: JsonObject): JwsSigner {
  const { jwk } = header;
  const kid = stringAt(header, 'kid');
  if (isObject(jwk) && kid === undefined) return { jwk };
  if (kid !== undefined && jwk === undefined) return { kid };
  throw new ProtocolError('ACME_SIGNER', 'a protected header has jwk or kid, and not both');
}

function text(object: JsonObject, key: string): string {
  const value = stringAt(object, key);
  if (value === undefined) throw new ProtocolError('ACME_JWS', `${key} is missing`);
  return value;
}
