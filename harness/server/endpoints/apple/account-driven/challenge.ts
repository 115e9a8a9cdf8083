import { type SignInChallenge, writeChallenge } from '../../../../../protocol/apple/account-driven/challenge.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import type { EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { addressOf, authorizePath, oauthClient, oauthScope, redirectUrl, signInPath, tokenPath } from './addresses.js';
import { challengeAnswer } from './rules.js';

/** 401, and how to sign in. */
export function askForSignIn(tenant: Tenant): EndpointResponse {
  const { fault } = accountDriven(tenant.state);
  const written = writeChallenge(challengeFor(tenant));
  const offered = fault === 'a challenge of an unknown method' ? written.replace('as-web', 'as-yet-unknown') : written;
  const { status, challenge } = challengeAnswer(tenant.context(), offered);
  const shown = challenge !== undefined && fault !== 'no challenge';
  return { status, headers: shown ? { 'www-authenticate': challenge } : {}, body: '' };
}

function challengeFor(tenant: Tenant): SignInChallenge {
  if (accountDriven(tenant.state).signIn === 'simple')
    return { method: 'apple-as-web', url: addressOf(tenant, signInPath) };
  return {
    method: 'apple-oauth2',
    authorizationUrl: addressOf(tenant, authorizePath),
    tokenUrl: addressOf(tenant, tokenPath),
    redirectUrl,
    clientId: oauthClient,
    scope: oauthScope,
  };
}
