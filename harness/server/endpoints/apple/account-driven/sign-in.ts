import { resultUrl } from '../../../../../protocol/apple/account-driven/challenge.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import { licenceDecides } from '../../../domain/licences.js';
import { authenticate } from '../../../domain/people.js';
import type { EndpointHandler, EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { credentialsPage, endPage } from '../../portal/pages.js';
import { signInPath } from './addresses.js';
import { signInResult } from './rules.js';
import { newToken } from './tokens.js';

export const formOf = (body: Uint8Array): URLSearchParams => new URLSearchParams(Buffer.from(body).toString('utf8'));

/** The page of simple authentication, with the account filled in that the device was given. */
export const showSignIn: EndpointHandler = ({ query }) =>
  credentialsPage({ action: signInPath, fields: {}, username: query.get('user-identifier') ?? '', failed: false });

/** Name and password; ends in the callback with a token (Apple: "Implementing the simple authentication user-enrollment flow"). */
export const signIn: EndpointHandler = ({ tenant, body }) => {
  const form = formOf(body);
  const username = form.get('username') ?? '';
  const person = authenticate(tenant.state, username, form.get('password') ?? '');
  if (person === undefined) return credentialsPage({ action: signInPath, fields: {}, username, failed: true });
  if (!licenceDecides(tenant.context(), person.licensed))
    return endPage('No licence', 'Your account has no licence for device management.', 403);
  return handOver(tenant, callbackFor(tenant, newToken(tenant, 'access', person.upn)));
};

/** The last answer of a sign-in, which the browser leaves to the enrollment client. */
export function handOver(tenant: Tenant, callback: string): EndpointResponse {
  const { status, location } = signInResult(tenant.context(), callback);
  return { status, headers: { location }, body: '' };
}

function callbackFor(tenant: Tenant, token: string): string {
  const { fault } = accountDriven(tenant.state);
  const callback = resultUrl(token);
  if (fault === 'a callback with another parameter') return callback.replace('access-token=', 'token=');
  return fault === 'a callback without a token' ? (callback.split('?')[0] ?? '') : callback;
}
