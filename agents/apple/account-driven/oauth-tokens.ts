import type { OAuthChallenge } from '../../../protocol/apple/account-driven/challenge.js';
import { readTokens, type SignInTokens } from '../../../protocol/apple/account-driven/tokens.js';
import type { TransportResponse } from '../../device/transport.js';
import { type AppleDevice, refuse } from '../device.js';
import type { AccountSession } from './account-session.js';
import { refreshTokenKept } from './rules.js';

const step = 'Token';

/** A code, and what proves who asked for it where that was announced (RFC 7636). */
export interface ProvenCode {
  readonly code: string;
  readonly verifier?: string;
}

/** Redeems an authorization code (RFC 6749 §4.1.3). Throws EnrollmentStopped when there is no token for it. */
export async function redeemCode(
  device: AppleDevice,
  { tokenUrl, clientId, redirectUrl }: OAuthChallenge,
  { code, verifier }: ProvenCode,
): Promise<Pick<AccountSession, 'accessToken' | 'refresh'>> {
  const proof = verifier === undefined ? {} : { code_verifier: verifier };
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, client_id: clientId, ...proof };
  const { status, body, exchange } = await postForm(device, tokenUrl, form);
  const tokens = status === 200 ? readTokens(body) : undefined;
  if (tokens !== undefined) return sessionOf(tokens, tokenUrl, clientId);
  return refuse({ form: 'http', code: String(status), message: 'no token for the code', step, exchange });
}

/** A new token for the refresh token (RFC 6749 §6); undefined when the server has none. */
export async function refreshTokens(
  device: AppleDevice,
  { token, url, clientId }: NonNullable<AccountSession['refresh']>,
): Promise<Pick<AccountSession, 'accessToken' | 'refresh'> | undefined> {
  const form = { grant_type: 'refresh_token', refresh_token: token, client_id: clientId };
  const { status, body } = await postForm(device, url, form);
  const tokens = status === 200 ? readTokens(body) : undefined;
  if (tokens === undefined) return undefined;
  const refreshToken = refreshTokenKept(device.rules, token, tokens.refreshToken);
  return sessionOf({ ...tokens, refreshToken }, url, clientId);
}

function sessionOf(
  { accessToken, refreshToken: token }: SignInTokens,
  url: string,
  clientId: string,
): Pick<AccountSession, 'accessToken' | 'refresh'> {
  return { accessToken, ...(token !== undefined && { refresh: { token, url, clientId } }) };
}

/** Sends a form to the token endpoint. */
export function postForm(
  { world, habits }: AppleDevice,
  url: string,
  form: Record<string, string>,
): Promise<TransportResponse> {
  const { transport, signal } = world;
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': habits.userAgent };
  const body = new TextEncoder().encode(String(new URLSearchParams(form)));
  return transport.send({ step, method: 'POST', url, headers, body, ...(signal && { signal }) });
}
