import { createHash } from 'node:crypto';

/**
 * The digest of UserAuthenticate: the challenge and the answer are those of HTTP Digest with MD5 (RFC 2617 §3.2), carried as text in
 * DigestChallenge and DigestResponse. The method is PUT, as of the request that carries it.
 */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
}

export interface DigestAnswer extends DigestChallenge {
  readonly username: string;
  readonly uri: string;
  readonly response: string;
}

export function encodeChallenge({ realm, nonce }: DigestChallenge): string {
  return `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5`;
}

/** Undefined when a part is missing. */
export function readChallenge(text: string): DigestChallenge | undefined {
  const { realm, nonce } = partsOf(text);
  return realm === undefined || nonce === undefined ? undefined : { realm, nonce };
}

export function answerChallenge(
  { realm, nonce }: DigestChallenge,
  { username, password, uri }: { readonly username: string; readonly password: string; readonly uri: string },
): string {
  const response = digest({ realm, nonce, username, uri }, password);
  return `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}"`;
}

export function readAnswer(text: string): DigestAnswer | undefined {
  const { realm, nonce, username, uri, response } = partsOf(text);
  if (realm === undefined || nonce === undefined) return undefined;
  if (username === undefined || uri === undefined || response === undefined) return undefined;
  return { realm, nonce, username, uri, response };
}

/** Whether somebody who knows the password wrote this answer. */
export function answersRightly(answer: DigestAnswer, password: string): boolean {
  return digest(answer, password) === answer.response;
}

function digest({ realm, nonce, username, uri }: Omit<DigestAnswer, 'response'>, password: string): string {
  const secret = md5(`${username}:${realm}:${password}`);
  return md5(`${secret}:${nonce}:${md5(`PUT:${uri}`)}`);
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** At most 2,000 characters are looked at; a part that is not quoted counts as well. */
function partsOf(text: string): Readonly<Record<string, string>> {
  const parts = text.slice(0, 2_000).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,"]+))/g);
  return Object.fromEntries([...parts].map(([, key = '', quoted, bare = '']) => [key, quoted ?? bare]));
}
