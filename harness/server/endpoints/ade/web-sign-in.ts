import { authenticate } from '../../domain/people.js';
import type { EndpointResponse } from '../../endpoint.js';
import { credentialsPage } from '../portal/pages.js';
import { type Arrival, profileFor } from './arrival.js';

/** The first page of the web view. */
export function signInPage(arrival: Arrival): EndpointResponse {
  return credentialsPage({ action: actionOf(arrival), fields: {}, failed: false });
}

/** The right name and password bring the profile, which ends the web view. */
export function answerSignIn(arrival: Arrival): EndpointResponse {
  const { tenant, body } = arrival.request;
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const person = authenticate(tenant.state, form.get('username') ?? '', form.get('password') ?? '');
  if (person === undefined) return credentialsPage({ action: actionOf(arrival), fields: {}, failed: true });
  return profileFor(arrival, person);
}

const actionOf = ({ request: { path, query } }: Arrival): string => `${path}?${query}`;
