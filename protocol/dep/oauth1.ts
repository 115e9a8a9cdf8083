import { createHmac, timingSafeEqual } from 'node:crypto';

/** The four strings that a server token is made of. */
export interface OAuthCredentials {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

export type OAuthParameters = ReadonlyMap<string, string>;

export interface SignedRequest {
  readonly method: string;
  /** Absolute; the query belongs to what is signed. */
  readonly url: string;
}

export interface OAuthWishes extends SignedRequest {
  readonly credentials: OAuthCredentials;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly nonce: string;
}

/** Percent encoding of RFC 5849 §3.6: only unreserved characters stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The signature base string of RFC 5849 §3.4.1; `more` are parameters of a form body. */
export function signatureBase(
  { method, url }: SignedRequest,
  parameters: OAuthParameters,
  more: readonly (readonly [name: string, value: string])[] = [],
): string {
  const address = new URL(url);
  const pairs = [
    ...address.searchParams,
    ...more,
    ...[...parameters].filter(([name]) => name !== 'oauth_signature' && name !== 'realm'),
  ].map(([name, value]) => [percentEncode(name), percentEncode(value)] as const);
  const sorted = pairs
    .sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`);
  const base = `${address.protocol}//${address.host}${address.pathname}`;
  return [method.toUpperCase(), percentEncode(base), percentEncode(sorted.join('&'))].join('&');
}

/** By byte value (RFC 5849 §3.4.1.3.2); encoded text is ASCII. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** HMAC-SHA1 of RFC 5849 §3.4.2, base64. */
export function hmacSha1Signature(base: string, consumerSecret: string, tokenSecret: string): string {
  const key = `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`;
  return createHmac('sha1', key).update(base).digest('base64');
}

/** The value of `Authorization` for a request (RFC 5849 §3.5.1). */
export function signRequest({ method, url, credentials, timestamp, nonce }: OAuthWishes): string {
  const parameters = new Map([
    ['oauth_consumer_key', credentials.consumerKey],
    ['oauth_token', credentials.accessToken],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(timestamp)],
    ['oauth_nonce', nonce],
    ['oauth_version', '1.0'],
  ]);
  const base = signatureBase({ method, url }, parameters);
  const signature = hmacSha1Signature(base, credentials.consumerSecret, credentials.accessSecret);
  return writeAuthorization(new Map([...parameters, ['oauth_signature', signature]]));
}

export function writeAuthorization(parameters: OAuthParameters): string {
  return `OAuth ${[...parameters].map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`).join(', ')}`;
}

/** Parameters of an `Authorization: OAuth …` header; undefined for another scheme, bad encoding, or a parameter given twice. */
export function readAuthorization(header: string): OAuthParameters | undefined {
  if (!/^OAuth\s/i.test(header)) return undefined;
  const parameters = new Map<string, string>();
  for (const part of header.slice(6).split(',')) {
    const [, name, value] = /^\s*([^\s="]+)="([^"]*)"\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined || parameters.has(name)) return undefined;
    try {
      parameters.set(decodeURIComponent(name), decodeURIComponent(value));
    } catch {
      return undefined;
    }
  }
  return parameters;
}

/** Whether the signature is the one that these secrets make. */
export function signatureHolds(
  request: SignedRequest,
  parameters: OAuthParameters,
  { consumerSecret, accessSecret }: Pick<OAuthCredentials, 'consumerSecret' | 'accessSecret'>,
): boolean {
  const expected = Buffer.from(hmacSha1Signature(signatureBase(request, parameters), consumerSecret, accessSecret));
  const received = Buffer.from(parameters.get('oauth_signature') ?? '');
  return expected.length === received.length && timingSafeEqual(expected, received);
}
