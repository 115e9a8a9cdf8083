import { findPerson } from '../../domain/people.js';
import type { PersonState } from '../../domain/state.js';
import { acceptTerms, openTerms, type TermsPolicy } from '../../domain/terms.js';
import type { EndpointHandler, EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { endPage, termsPage } from '../portal/pages.js';
import { termsOfUsePath } from './addresses.js';
import { directoryUser } from './directory-caller.js';
import { isOwnBlob, termsAnswer } from './directory-rules.js';

interface Visit {
  readonly person: PersonState;
  readonly redirect: string;
}

const cookieName = 'muster-terms';

/**
 * The page that a PC shows between joining a directory and enrolling (Learn, "Azure AD integration with MDM", terms of use). It is called with the
 * user's token, and answers by a redirect: accepted with a blob for EnrollmentData, declined, or an error.
 */
export function termsOfUseRoutes(): readonly Route[] {
  const visits = new WeakMap<Tenant, Map<string, Visit>>();

  const open: EndpointHandler = ({ tenant, query, headers }) => {
    const redirect = query.get('redirect_uri') ?? '';
    if (!/^ms-app(x-web)?:\/\//.test(redirect)) return endPage('Unknown program', 'There is no way back.', 400);
    if (query.get('api-version') !== '1.0') return failed(redirect, 'invalid_request', 'api-version=1.0 is expected');
    const bearer = /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1] ?? '';
    const upn = directoryUser(tenant, bearer);
    const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
    if (person === undefined) return failed(redirect, 'unauthorized_client', 'the token is not accepted');
    const visit = tenant.random.uuid();
    const ofTenant = visits.get(tenant) ?? new Map<string, Visit>();
    visits.set(tenant, ofTenant.set(visit, { person, redirect }));
    const shown = next(tenant, { person, redirect });
    const cookie = `${cookieName}=${visit}; Path=/; Secure; HttpOnly; SameSite=Lax`;
    return { ...shown, headers: { ...shown.headers, 'set-cookie': cookie } };
  };

  const visitOf = ({ tenant, headers }: EndpointRequest): Visit | undefined => {
    const cookie = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(String(headers.cookie ?? ''))?.[1];
    return cookie === undefined ? undefined : visits.get(tenant)?.get(cookie);
  };

  const answer: EndpointHandler = (request) => {
    const { tenant, body } = request;
    const visit = visitOf(request);
    if (visit === undefined) return endPage('Unknown visit', 'Begin again on the device.', 400);
    const [policy] = openPolicies(tenant, visit.person);
    const accepted = new URLSearchParams(Buffer.from(body).toString('utf8')).get('decision') === 'accept';
    if (!accepted) return back(visit.redirect, termsAnswer(tenant.context(), false, newBlob(tenant, visit.person)));
    if (policy !== undefined) acceptTerms(tenant.context(), visit.person, policy);
    return next(tenant, visit);
  };

  return [
    { method: 'GET', path: termsOfUsePath, handler: open },
    { method: 'POST', path: termsOfUsePath, handler: answer },
  ];
}

const openPolicies = (tenant: Tenant, person: PersonState): readonly TermsPolicy[] =>
  openTerms(tenant.context(), person);

function next(tenant: Tenant, { person, redirect }: Visit): EndpointResponse {
  const [policy] = openPolicies(tenant, person);
  if (policy !== undefined) return termsPage(policy, termsOfUsePath);
  return back(redirect, termsAnswer(tenant.context(), true, newBlob(tenant, person)));
}

/** Remembered as an event, so that the enrollment that brings it can be told from one that made it up. */
function newBlob(tenant: Tenant, { upn }: PersonState): string {
  const blob = `terms-${tenant.random.uuid()}`;
  tenant.state.events.push({
    at: tenant.clock.now(),
    kind: 'terms-answered',
    platform: 'windows',
    upn,
    detail: { blob },
  });
  return blob;
}

/** Whether EnrollmentData is what the terms page gave to this person. */
export function isTermsBlob(tenant: Tenant, upn: string, enrollmentData: string | undefined): boolean {
  const given = tenant.state.events.some(
    (event) => event.kind === 'terms-answered' && event.upn === upn && event.detail.blob === enrollmentData,
  );
  return isOwnBlob(tenant.context(), given);
}

const failed = (redirect: string, error: string, description: string): EndpointResponse =>
  back(redirect, { error, error_description: description });

const back = (redirect: string, parameters: Readonly<Record<string, string>>): EndpointResponse => ({
  status: 302,
  headers: { location: `${redirect}?${new URLSearchParams(parameters)}` },
  body: '',
});
