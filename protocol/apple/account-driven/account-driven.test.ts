import { describe, expect, it } from 'vitest';
import { challengeOf, readChallenge, resultUrl, tokenIn, writeChallenge } from './challenge.js';
import { decodeDiscovery, discoveryUrl, encodeDiscovery, splitAccount } from './discovery.js';
import { bearerIn, readTokens, writeTokens } from './tokens.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('Apple, "Discover authentication servers"', () => {
  it.each([
    ['ada@example.com', { user: 'ada', domain: 'example.com' }],
    ['ada@home@example.com', { user: 'ada@home', domain: 'example.com' }],
    ['ada', undefined],
    ['@example.com', undefined],
    ['ada@', undefined],
    ['ada@localhost', undefined],
    ['ada@exa mple.com', undefined],
  ])('splits %s at the last @', (account, parts) => {
    expect(splitAccount(account)).toEqual(parts);
  });

  it('asks with the account and the model family', () => {
    expect(discoveryUrl('example.com', 'ada@example.com', 'iPhone')).toBe(
      'https://example.com/.well-known/com.apple.remotemanagement?user-identifier=ada%40example.com&model-family=iPhone',
    );
  });

  it('reads what it writes', () => {
    const document = { Servers: [{ Version: 'mdm-byod', BaseURL: 'https://mdm.example.com/enroll' }] };
    expect(decodeDiscovery(bytes(encodeDiscovery(document)))).toEqual(document);
  });

  it.each([
    '<html></html>',
    '[]',
    '{}',
    '{"Servers":[]}',
    '{"Servers":{}}',
    '{"Servers":[{"Version":"mdm-byod"}]}',
    '{"Servers":[{"Version":1,"BaseURL":"https://mdm.example.com"}]}',
    '{"Servers":[{"Version":"mdm-byod","BaseURL":"no address"}]}',
  ])('does not take %s', (text) => {
    expect(() => decodeDiscovery(bytes(text))).toThrow(/discovery document cannot be used/);
  });

  const server = { Version: 'mdm-byod', BaseURL: 'https://mdm.example.com/enroll' };
  const wrong: readonly unknown[] = [7, true, null, ['x'], { x: 1 }];
  const cases = Object.keys(server).flatMap((key) => wrong.map((value) => [key, value] as const));

  it.each(cases)('does not take a server whose %s is %j', (key, value) => {
    const document = JSON.stringify({ Servers: [{ ...server, [key]: value }] });
    expect(() => decodeDiscovery(bytes(document))).toThrow(/discovery document cannot be used/);
  });

  it.each([...wrong, 'text'])('does not take servers that are %j', (Servers) => {
    expect(() => decodeDiscovery(bytes(JSON.stringify({ Servers })))).toThrow(/discovery document cannot be used/);
  });
});

describe('Apple, "Implementing the simple authentication user-enrollment flow"', () => {
  const web = { method: 'apple-as-web', url: 'https://mdm.example.com/authenticate' } as const;

  it('writes the challenge as documented', () => {
    expect(writeChallenge(web)).toBe('Bearer method="apple-as-web", url="https://mdm.example.com/authenticate"');
  });

  it.each([
    'Bearer method="apple-as-web", url="https://mdm.example.com/authenticate"',
    'Bearer method="apple-as-web" url="https://mdm.example.com/authenticate"',
    'bearer method="apple-as-web",\n    url="https://mdm.example.com/authenticate"',
  ])('reads %s', (header) => {
    expect(challengeOf(readChallenge(header) ?? {})).toEqual(web);
  });

  it.each([
    undefined,
    '',
    'Basic realm="mdm"',
    'Bearer method="apple-as-web"',
    'Bearer method="apple-as-web", url="ftp://mdm.example.com"',
    'Bearer method="apple-as-yet-unknown", url="https://mdm.example.com"',
  ])('finds no way to sign in by %s', (header) => {
    const parameters = readChallenge(header);
    expect(parameters && challengeOf(parameters)).toBeUndefined();
  });

  it('finds the token in the callback, and only there', () => {
    expect(tokenIn(resultUrl('dXNlci1pZGVudGl0eQ'))).toBe('dXNlci1pZGVudGl0eQ');
    expect(tokenIn('apple-remotemanagement-user-login://authentication-results')).toBeUndefined();
    expect(tokenIn('apple-remotemanagement-user-login://authentication-results?access-token=')).toBeUndefined();
    expect(tokenIn('apple-remotemanagement-user-login://elsewhere?access-token=x')).toBeUndefined();
    expect(tokenIn('https://authentication-results?access-token=x')).toBeUndefined();
  });
});

describe('Apple, "Implementing the OAuth2 authentication user-enrollment flow"', () => {
  const oauth = {
    method: 'apple-oauth2',
    authorizationUrl: 'https://idp.example.com/authorize',
    tokenUrl: 'https://idp.example.com/token',
    redirectUrl: 'apple-remotemanagement-user-login:/oauth2/redirection',
    clientId: 'device',
    scope: 'MDM',
  } as const;

  it('reads what it writes', () => {
    expect(challengeOf(readChallenge(writeChallenge(oauth)) ?? {})).toEqual(oauth);
  });

  it.each([
    ['authorizationUrl', 'http://idp.example.com/authorize'],
    ['tokenUrl', 'http://idp.example.com/token'],
    ['redirectUrl', 'https://idp.example.com/redirection'],
  ])('does not take %s %s', (member, value) => {
    expect(challengeOf(readChallenge(writeChallenge({ ...oauth, [member]: value })) ?? {})).toBeUndefined();
  });

  it('reads and writes tokens (RFC 6749 §5.1)', () => {
    const tokens = { accessToken: 'access', refreshToken: 'refresh' };
    const written = writeTokens(tokens, 'MDM', 3_600_000);
    expect(JSON.parse(written)).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'MDM' });
    expect(readTokens(bytes(written))).toEqual(tokens);
    expect(readTokens(bytes('{"error":"invalid_grant"}'))).toBeUndefined();
    expect(readTokens(bytes('no JSON'))).toBeUndefined();
    expect(readTokens(bytes('null'))).toBeUndefined();
  });

  it('finds the bearer token of a request (RFC 6750 §2.1)', () => {
    expect(bearerIn('Bearer abc')).toBe('abc');
    expect(bearerIn('Basic abc')).toBeUndefined();
    expect(bearerIn(undefined)).toBeUndefined();
  });
});
