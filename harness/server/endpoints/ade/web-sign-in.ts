import type { EndpointResponse } from '../../endpoint.js';
import { credentialsPage } from '../portal/pages.js';
import { signInTurn } from '../sign-in/conversation.js';
import { type Arrival, profileFor } from './arrival.js';

/** The first page of the web view. */
export function signInPage(arrival: Arrival): EndpointResponse {
  return credentialsPage({ action: actionOf(arrival), fields: {}, failed: false });
}

/** The right name and password bring the profile, which ends the web view. */
export function answerSignIn(arrival: Arrival): EndpointResponse {
  const { tenant, body } = arrival.request;
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const { platform } = arrival.issued;
  const turn = signInTurn(tenant, form, { place: 'enrollment', platform, action: actionOf(arrival), fields: {} });
  return turn.kind === 'page' ? turn.response : profileFor(arrival, turn.person);
}

const actionOf = ({ request: { path, query } }: Arrival): string => `${path}?${query}`;
