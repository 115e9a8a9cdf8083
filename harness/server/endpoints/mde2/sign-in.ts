import { findEnrollmentBySecret, issueEnrollment } from '../../domain/enrollments.js';
import { licenceDecides } from '../../domain/licences.js';
import type { IssuedEnrollment, PersonState } from '../../domain/state.js';
import { acceptTerms, openTerms, termsGate } from '../../domain/terms.js';
import type { EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { credentialsPage, endPage, escaped, hidden, page, redirect, termsPage } from '../portal/pages.js';
import { signInTurn } from '../sign-in/conversation.js';
import { signInPath } from './addresses.js';
import {
  mayReceiveToken,
  tokenForm,
  userToken,
  userTokenInForce,
  userTokenLifeMs,
  userTokenUnused,
} from './federated-rules.js';

/** A person who is half way through the sign-in. */
interface Visit {
  readonly person: PersonState;
  readonly appru: string;
}

const cookieName = 'muster-sign-in';
const nextPath = `${signInPath}/next`;

/**
 * The page of Federated authentication (MS-MDE2 §3.2): name and password, open terms, then a form that submits itself and hands an opaque
 * token to the address which the client gave as `appru`.
 */
export function signInRoutes(): readonly Route[] {
  const visits = new WeakMap<Tenant, Map<string, Visit>>();

  const visitOf = ({ tenant, headers }: EndpointRequest): Visit | undefined => {
    const cookie = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(String(headers.cookie ?? ''))?.[1];
    return cookie === undefined ? undefined : visits.get(tenant)?.get(cookie);
  };

  const open: Route['handler'] = ({ tenant, query }) => {
    const appru = query.get('appru') ?? '';
    if (!mayReceiveToken(tenant.context(), appru)) return strangeProgram();
    const username = query.get('login_hint') ?? '';
    return credentialsPage({ action: signInPath, fields: { appru }, username, failed: false });
  };

  const signIn: Route['handler'] = ({ tenant, body }) => {
    const form = formOf(body);
    const appru = form.get('appru') ?? '';
    if (!mayReceiveToken(tenant.context(), appru)) return strangeProgram();
    const at = { place: 'enrollment', platform: 'windows', action: signInPath, fields: { appru } } as const;
    const turn = signInTurn(tenant, form, at);
    if (turn.kind === 'page') return turn.response;
    const { person } = turn;
    if (!licenceDecides(tenant.context(), person.licensed))
      return endPage('No licence', 'Your account has no licence for device management.', 403);
    const id = tenant.random.uuid();
    const ofTenant = visits.get(tenant) ?? new Map<string, Visit>();
    visits.set(tenant, ofTenant.set(id, { person, appru }));
    return redirect(nextPath, `${cookieName}=${id}`);
  };

  const show: Route['handler'] = (request) => {
    const visit = visitOf(request);
    if (visit === undefined) return redirect(signInPath);
    const [policy] = openTerms(request.tenant.context(), visit.person);
    return policy === undefined ? handOver(request.tenant, visit) : termsPage(policy, nextPath);
  };

  const answer: Route['handler'] = (request) => {
    const visit = visitOf(request);
    if (visit === undefined) return redirect(signInPath);
    const context = request.tenant.context();
    const terms = openTerms(context, visit.person);
    const [policy] = terms;
    if (policy === undefined) return redirect(nextPath);
    if (formOf(request.body).get('decision') === 'accept') {
      acceptTerms(context, visit.person, policy);
      return redirect(nextPath);
    }
    return termsGate(context, terms)
      ? handOver(request.tenant, visit)
      : endPage('Terms declined', 'Without your consent the device cannot be enrolled.', 403);
  };

  return [
    { method: 'GET', path: signInPath, handler: open },
    { method: 'POST', path: signInPath, handler: signIn },
    { method: 'GET', path: nextPath, handler: show },
    { method: 'POST', path: nextPath, handler: answer },
  ];
}

const formOf = (body: Uint8Array): URLSearchParams => new URLSearchParams(Buffer.from(body).toString('utf8'));

const strangeProgram = (): EndpointResponse =>
  endPage('Unknown program', 'This address hands tokens to the enrollment client of a PC only.', 400);

/** The last page; the token is kept so that it can be recognised, expire and be used up. */
function handOver(tenant: Tenant, { person, appru }: Visit): EndpointResponse {
  const context = tenant.context();
  const token = issueEnrollment(context, {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(32)).toString('base64url'),
    platform: 'windows',
    method: 'windows-byod',
    upn: person.upn,
    expiresAt: context.now + userTokenLifeMs,
    options: { userToken: true },
  });
  const { action, wresult } = tokenForm(context, { action: appru, wresult: token.secret });
  return page({
    title: 'Signed in',
    body:
      `<form method="post" action="${escaped(action)}">${hidden('wresult', wresult)}</form>` +
      '<script>document.forms[0].submit()</script>',
  });
}

/** The token of the sign-in page that a BinarySecurityToken carries; undefined when it does not open the door now. */
export function findUserToken(tenant: Tenant, value: Uint8Array): IssuedEnrollment | undefined {
  const context = tenant.context();
  const token = findEnrollmentBySecret(tenant.state, userToken(context, value));
  if (token === undefined || !isUserToken(token) || token.revoked) return undefined;
  return userTokenInForce(context, token) && userTokenUnused(context, token) ? token : undefined;
}

export const isUserToken = ({ options }: IssuedEnrollment): boolean => options.userToken === true;
