/** Tokens as the token endpoint answers them (RFC 6749 §5.1); every other way of signing in gives an access token only. */
export interface SignInTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
}

/** The answer of a token endpoint; undefined when it carries no access token. */
export function readTokens(body: Uint8Array): SignInTokens | undefined {
  try {
    const { access_token, refresh_token } = JSON.parse(Buffer.from(body).toString('utf8')) as Record<string, unknown>;
    if (typeof access_token !== 'string' || access_token === '') return undefined;
    return { accessToken: access_token, ...(typeof refresh_token === 'string' && { refreshToken: refresh_token }) };
  } catch {
    return undefined;
  }
}

/** `lifeMs` in milliseconds; expires_in is in seconds. */
export function writeTokens({ accessToken, refreshToken }: SignInTokens, scope: string, lifeMs: number): string {
  return JSON.stringify({
    token_type: 'Bearer',
    scope,
    access_token: accessToken,
    expires_in: Math.floor(lifeMs / 1000),
    refresh_token: refreshToken,
  });
}

export const authorizationOf = (token: string): string => `Bearer ${token}`;

/** The token of an Authorization header; undefined without the scheme Bearer (RFC 6750 §2.1). */
export function bearerIn(header: unknown): string | undefined {
  return typeof header === 'string' ? /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1] : undefined;
}
