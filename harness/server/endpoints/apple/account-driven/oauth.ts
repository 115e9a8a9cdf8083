import { writeTokens } from '../../../../../protocol/apple/account-driven/tokens.js';
import { minutes } from '../../../../../protocol/base/clock.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import { authenticate } from '../../../domain/people.js';
import type { EndpointHandler, EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { credentialsPage, endPage } from '../../portal/pages.js';
import { authorizePath, oauthClient, oauthScope, redirectUrl } from './addresses.js';
import { codeIsProven, rotatesRefreshTokens, servesWithout } from './proof-rules.js';
import { codeRedeems, refreshTokenCounts, stateReturned } from './rules.js';
import { formOf, handOver } from './sign-in.js';
import { findToken, newToken } from './tokens.js';

/** The authorization endpoint (RFC 6749 §3.1), with the account filled in that the request hints at. */
export const showAuthorization: EndpointHandler = ({ tenant, query }) => {
  if (!isOurs(query)) return endPage('Unknown program', 'This address takes no requests of others.', 400);
  const proof = proofIn(query);
  if (!servesWithout(tenant.context(), proof.code_challenge !== undefined))
    return endPage('Bad request', 'A code_challenge is needed.', 400);
  const fields = { client_id: oauthClient, redirect_uri: redirectUrl, state: query.get('state') ?? '', ...proof };
  return credentialsPage({ action: authorizePath, fields, username: query.get('login_hint') ?? '', failed: false });
};

/** Name and password; ends in the redirection with a code and the state of the request. */
export const authorize: EndpointHandler = ({ tenant, body }) => {
  const form = formOf(body);
  const [username, state] = [form.get('username') ?? '', form.get('state') ?? ''];
  if (!isOurs(form)) return endPage('Unknown program', 'This address takes no requests of others.', 400);
  const person = authenticate(tenant.state, username, form.get('password') ?? '');
  const proof = proofIn(form);
  const fields = { client_id: oauthClient, redirect_uri: redirectUrl, state, ...proof };
  if (person === undefined) return credentialsPage({ action: authorizePath, fields, username, failed: true });
  const sent = accountDriven(tenant.state).fault === 'another state' ? 'another' : state;
  const response = { code: newToken(tenant, 'code', person.upn, proof), state: stateReturned(tenant.context(), sent) };
  return handOver(tenant, `${redirectUrl}?${new URLSearchParams(response)}`);
};

const isOurs = (request: URLSearchParams): boolean =>
  request.get('client_id') === oauthClient && request.get('redirect_uri') === redirectUrl;

/** What a request says of the proof that will come with its code (RFC 7636 §4.3). */
function proofIn(request: URLSearchParams): Readonly<Record<string, string>> {
  const members = ['code_challenge', 'code_challenge_method'].map((name) => [name, request.get(name)] as const);
  return Object.fromEntries(members.filter((pair): pair is [string, string] => pair[1] !== null));
}

/** The token endpoint: a code or a refresh token for an access token (RFC 6749 §4.1.3, §6). */
export const tokenEndpoint: EndpointHandler = ({ tenant, body }) => {
  const form = formOf(body);
  const upn = form.get('grant_type') === 'refresh_token' ? refreshed(tenant, form) : redeemed(tenant, form);
  const { fault } = accountDriven(tenant.state);
  if (upn === undefined || fault === 'no token for the code')
    return json(400, JSON.stringify({ error: 'invalid_grant' }));
  return json(200, tokensOf(tenant, upn));
};

function redeemed(tenant: Tenant, form: URLSearchParams): string | undefined {
  const code = findToken(tenant, 'code', form.get('code') ?? '');
  if (code === undefined) return undefined;
  const good = codeRedeems(tenant.context(), { uses: code.uses, ofClient: isOurs(form) });
  const proven = codeIsProven(tenant.context(), code.options, form.get('code_verifier') ?? undefined);
  code.uses += 1;
  return good && proven ? code.upn : undefined;
}

function refreshed(tenant: Tenant, form: URLSearchParams): string | undefined {
  const token = findToken(tenant, 'refresh', form.get('refresh_token') ?? '');
  if (!refreshTokenCounts(tenant.context(), token !== undefined)) return undefined;
  if (token !== undefined && rotatesRefreshTokens(tenant.context())) token.revoked = true;
  return token?.upn ?? `nobody@${tenant.domain}`;
}

function tokensOf(tenant: Tenant, upn: string): string {
  const { refreshTokens, tokenMinutes } = accountDriven(tenant.state);
  const tokens = {
    accessToken: newToken(tenant, 'access', upn),
    ...(refreshTokens && { refreshToken: newToken(tenant, 'refresh', upn) }),
  };
  return writeTokens(tokens, oauthScope, minutes(tokenMinutes));
}

function json(status: number, body: string): EndpointResponse {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}
