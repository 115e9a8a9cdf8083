import type { EndpointResponse } from '../../endpoint.js';
import { restsOnCookie } from '../apple/wire-rules.js';
import { credentialsPage } from '../portal/pages.js';
import { signInTurn } from '../sign-in/conversation.js';
import { type Arrival, profileFor } from './arrival.js';

const cookieName = 'muster-web-view';

/** The first page of the web view. */
export function signInPage(arrival: Arrival): EndpointResponse {
  const page = credentialsPage({ action: actionOf(arrival), fields: {}, failed: false });
  if (!restsOnCookie(arrival.request.tenant.context())) return page;
  return { ...page, headers: { ...page.headers, 'set-cookie': `${cookieName}=1; Path=/; Secure` } };
}

/** The right name and password bring the profile, which ends the web view. */
export function answerSignIn(arrival: Arrival): EndpointResponse {
  const { tenant, body, headers } = arrival.request;
  const forgotten = !String(headers.cookie ?? '').includes(cookieName);
  if (forgotten && restsOnCookie(tenant.context())) return signInPage(arrival);
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const { platform } = arrival.issued;
  const turn = signInTurn(tenant, form, { place: 'enrollment', platform, action: actionOf(arrival), fields: {} });
  return turn.kind === 'page' ? turn.response : profileFor(arrival, turn.person);
}

const actionOf = ({ request: { path, query } }: Arrival): string => `${path}?${query}`;
