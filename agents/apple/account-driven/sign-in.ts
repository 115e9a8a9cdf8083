import {
  challengeOf,
  type OAuthChallenge,
  tokenIn,
  type WebChallenge,
} from '../../../protocol/apple/account-driven/challenge.js';
import { challengeFor, verifierOf } from '../../../protocol/apple/account-driven/proof-key.js';
import type { Person } from '../../person/person.js';
import { codeOf } from '../../person/second-factor.js';
import { browse } from '../../person/web.js';
import { type AppleDevice, EnrollmentStopped, refuse } from '../device.js';
import type { AccountSession } from './account-session.js';
import { type ProvenCode, redeemCode } from './oauth-tokens.js';
import { loginHint, methodTaken, offersWay, stateFits, tokenTaken } from './rules.js';
import { signsInSince } from './ways.table.js';

const step = 'SignIn';

/**
 * The holder signs in as the server's challenge asks: on the server's own pages, which end with a token, or with OAuth 2. Throws
 * EnrollmentStopped when it ends otherwise.
 */
export async function signIn(
  device: AppleDevice,
  parameters: Readonly<Record<string, string>>,
  account: string,
  person: Person,
): Promise<AccountSession> {
  const method = methodTaken(device.rules, parameters);
  const challenge = challengeOf({ ...parameters, ...(method !== undefined && { method }) });
  if (challenge === undefined)
    return refuse({ form: 'http', code: 'CHALLENGE_UNKNOWN', message: `sign-in by ${method ?? 'no method'}`, step });
  if (!offersWay(device.rules, device.osVersion, signsInSince[challenge.method][device.family]))
    return refuse({ form: 'local', code: 'OS_TOO_OLD', message: `${challenge.method} needs a later version`, step });
  const { name, upn, password } = person;
  const session = { identifier: account, saved: { name, upn, password } };
  return challenge.method === 'apple-as-web'
    ? { ...session, accessToken: await byWeb(device, challenge, account, person) }
    : { ...session, ...(await byOAuth(device, challenge, account, person)) };
}

async function byWeb(device: AppleDevice, { url }: WebChallenge, account: string, person: Person): Promise<string> {
  const start = new URL(url);
  start.searchParams.set('user-identifier', account);
  const end = await webSession(device, start, person);
  const query = URL.canParse(end) ? new URL(end).searchParams : new URLSearchParams();
  const token = tokenTaken(device.rules, tokenIn(end), query);
  if (token !== undefined) return token;
  return refuse({ form: 'local', code: 'CALLBACK_WITHOUT_TOKEN', message: `no access token in ${end}`, step });
}

/** The authorization code grant (RFC 6749 §4.1). */
async function byOAuth(
  device: AppleDevice,
  challenge: OAuthChallenge,
  account: string,
  person: Person,
): Promise<Pick<AccountSession, 'accessToken' | 'refresh'>> {
  return redeemCode(device, challenge, await codeFor(device, challenge, account, person));
}

/** The code that the authorization server gives for the holder's sign-in. Throws EnrollmentStopped without one. */
export async function codeFor(
  device: AppleDevice,
  challenge: OAuthChallenge,
  account: string,
  person: Person,
): Promise<ProvenCode> {
  const state = device.world.random.fork('oauth state').uuid();
  const verifier = verifierOf(device.world.random.fork('oauth verifier').bytes(32));
  const request = authorizationRequest(device, challenge, account, { state, ...proofOf(device, verifier) });
  const end = await webSession(device, request, person);
  const result = URL.canParse(end) ? new URL(end).searchParams : new URLSearchParams();
  const code = end.startsWith(challenge.redirectUrl) ? result.get('code') : null;
  if (code === null)
    return refuse({ form: 'local', code: 'CALLBACK_WITHOUT_CODE', message: `no code in ${end}`, step });
  if (!stateFits(device.rules, state, result.get('state')))
    return refuse({ form: 'local', code: 'STATE_MISMATCH', message: 'the code answers another request', step });
  return device.habits.codeProof === 'none' ? { code } : { code, verifier };
}

/** Parameters of an authorization request that announce a proof (RFC 7636 §4.3); Apple's example has none. */
function proofOf({ habits: { codeProof } }: AppleDevice, verifier: string): Readonly<Record<string, string>> {
  if (codeProof === 'none') return {};
  return { code_challenge: challengeFor(verifier, codeProof), code_challenge_method: codeProof };
}

function authorizationRequest(
  device: AppleDevice,
  { authorizationUrl, redirectUrl, clientId, scope }: OAuthChallenge,
  account: string,
  more: Readonly<Record<string, string>>,
): URL {
  const url = new URL(authorizationUrl);
  const query = { response_type: 'code', client_id: clientId, redirect_uri: redirectUrl, ...more };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  url.searchParams.set('login_hint', loginHint(device.rules, account));
  if (scope !== undefined) url.searchParams.set('scope', scope);
  return url;
}

/** Plays ASWebAuthenticationSession: pages until an address that the browser does not open itself. */
async function webSession({ world, habits }: AppleDevice, url: URL, person: Person): Promise<string> {
  const { transport, signal } = world;
  const headers = { 'User-Agent': habits.webUserAgent };
  const code = () => codeOf(world, person, false);
  const visit = { transport, url: url.href, person, code, step, headers, ...(signal && { signal }) };
  const end = await browse(visit);
  if (end.kind === 'link') return end.url;
  if (end.kind === 'document')
    return refuse({ form: 'page', code: 'NO_CALLBACK', message: 'the sign-in ended with a document', step });
  throw new EnrollmentStopped(end);
}
