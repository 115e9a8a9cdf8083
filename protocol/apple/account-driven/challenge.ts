/**
 * How a server asks for a sign-in: parameters of WWW-Authenticate with the scheme Bearer (Apple: "Implementing the simple authentication
 * user-enrollment flow" and "… the OAuth2 authentication user-enrollment flow").
 */
export type SignInChallenge = WebChallenge | OAuthChallenge;

export interface WebChallenge {
  readonly method: 'apple-as-web';
  readonly url: string;
}

export interface OAuthChallenge {
  readonly method: 'apple-oauth2';
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly redirectUrl: string;
  readonly clientId: string;
  readonly scope?: string;
}

/** Scheme to which the web session of the sign-in ends. */
export const callbackScheme = 'apple-remotemanagement-user-login';
/** Network location of the callback that carries a token. */
export const resultHost = 'authentication-results';

export function writeChallenge(challenge: SignInChallenge): string {
  const parameters = challenge.method === 'apple-as-web' ? { url: challenge.url } : oauthParameters(challenge);
  const pairs = Object.entries({ method: challenge.method, ...parameters }).map(
    ([name, value]) => `${name}="${value}"`,
  );
  return `Bearer ${pairs.join(', ')}`;
}

function oauthParameters({ authorizationUrl, tokenUrl, redirectUrl, clientId, scope }: OAuthChallenge): object {
  return {
    'authorization-url': authorizationUrl,
    'token-url': tokenUrl,
    'redirect-url': redirectUrl,
    'client-id': clientId,
    ...(scope !== undefined && { scope }),
  };
}

/** Parameters of a Bearer challenge; undefined when there is none. A missing comma between two of them is overlooked, as clients do. */
export function readChallenge(header: string | undefined): Readonly<Record<string, string>> | undefined {
  const rest = /^\s*Bearer\s+(.*)$/is.exec(header ?? '')?.[1];
  if (rest === undefined) return undefined;
  return Object.fromEntries(
    [...rest.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** The challenge that parameters amount to; undefined where a required one is missing or wrong. */
export function challengeOf(parameters: Readonly<Record<string, string>>): SignInChallenge | undefined {
  const { method, url = '' } = parameters;
  if (method === 'apple-as-web') return /^https?:/.test(url) && URL.canParse(url) ? { method, url } : undefined;
  return method === 'apple-oauth2' ? oauthChallenge(parameters) : undefined;
}

function oauthChallenge(parameters: Readonly<Record<string, string>>): OAuthChallenge | undefined {
  const [authorizationUrl, tokenUrl] = [parameters['authorization-url'], parameters['token-url']];
  const [redirectUrl, clientId] = [parameters['redirect-url'], parameters['client-id']];
  if (!isHttps(authorizationUrl) || !isHttps(tokenUrl) || clientId === undefined) return undefined;
  if (!redirectUrl?.startsWith(`${callbackScheme}:`)) return undefined;
  const { scope } = parameters;
  return {
    method: 'apple-oauth2',
    authorizationUrl,
    tokenUrl,
    redirectUrl,
    clientId,
    ...(scope !== undefined && { scope }),
  };
}

function isHttps(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** The address to which a simple sign-in ends with its token. */
export function resultUrl(token: string): string {
  return `${callbackScheme}://${resultHost}?${new URLSearchParams({ 'access-token': token })}`;
}

/** The token in the address to which a simple sign-in ended; undefined when it is no result, or has none. */
export function tokenIn(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, searchParams } = new URL(url);
  if (protocol !== `${callbackScheme}:` || host !== resultHost) return undefined;
  return searchParams.get('access-token') || undefined;
}
