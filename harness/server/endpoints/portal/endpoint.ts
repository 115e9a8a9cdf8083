import type { Platform } from '../../../../protocol/base/vocabulary.js';
import { platforms } from '../../../../protocol/base/vocabulary.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { licenceDecides } from '../../domain/licences.js';
import type { PersonState } from '../../domain/state.js';
import { acceptTerms, openTerms, termsGate } from '../../domain/terms.js';
import type { Endpoint, EndpointRequest, EndpointResponse, EnrollmentPlan, PlatformService } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { signInTurn } from '../sign-in/conversation.js';
import {
  checklistPage,
  endPage,
  type PortalVisit,
  platformPage,
  questionPage,
  redirect,
  signInPage,
  termsPage,
} from './pages.js';

/** How far a signed-in person has come. */
interface PortalSession {
  readonly attempt: string;
  readonly person: PersonState;
  readonly service: PlatformService;
  readonly platform: Platform;
  readonly method: string;
  /** Enrollment token that the device brought; empty without one. */
  readonly token: string;
  /** To what the platform asked. */
  readonly answers: string[];
  /** The checklist was answered; what is left are the platform's own screens. */
  begun: boolean;
}

const cookieName = 'muster-portal';

/**
 * The web pages on which a person signs in, answers the terms and is handed over to the platform's own enrollment.
 * Every page that is shown leaves an event with its section, from which the report of incomplete enrollments is made.
 */
export function portalEndpoint(services: readonly PlatformService[]): Endpoint {
  const sessions = new WeakMap<Tenant, Map<string, PortalSession>>();

  const sessionOf = ({ tenant, headers }: EndpointRequest): PortalSession | undefined => {
    const cookies = String(headers.cookie ?? '').split(/;\s*/);
    const cookie = cookies.find((pair) => pair.startsWith(`${cookieName}=`));
    return cookie === undefined ? undefined : sessions.get(tenant)?.get(cookie.slice(cookieName.length + 1));
  };

  const signIn = ({ tenant, body }: EndpointRequest): EndpointResponse => {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const platform = platforms.find((name) => name === form.get('platform'));
    const visit = visitOf(form);
    const { method, token } = visit;
    const service = services.find((candidate) => candidate.methods.some((name) => name === method));
    if (platform === undefined || service?.portalLink === undefined) {
      return endPage('Not offered', `There is no way in by ${method || 'this method'} here.`, 404);
    }
    const fields = { platform, method, token };
    const turn = signInTurn(tenant, form, { place: 'enrollment', platform, action: '/enroll', fields });
    if (turn.kind === 'page') return turn.response;
    const { person } = turn;
    const asked = service.asksForLicence?.(method) ?? true;
    if (asked && !licenceDecides(tenant.context(), person.licensed))
      return endPage('No licence', 'Your account has no licence for device management.', 403);
    const session: PortalSession = {
      attempt: tenant.random.uuid(),
      person,
      service,
      platform,
      method,
      token,
      answers: [],
      begun: false,
    };
    const ofTenant = sessions.get(tenant) ?? new Map<string, PortalSession>();
    sessions.set(tenant, ofTenant.set(session.attempt, session));
    note(tenant, session, 'enrollment-started');
    return redirect('/enroll/next', `${cookieName}=${session.attempt}`);
  };

  const show = (request: EndpointRequest): EndpointResponse => {
    const session = sessionOf(request);
    return session === undefined ? redirect('/enroll') : currentPage(request.tenant, session);
  };

  const answer = (request: EndpointRequest): EndpointResponse => {
    const session = sessionOf(request);
    if (session === undefined) return redirect('/enroll');
    const decision = new URLSearchParams(Buffer.from(request.body).toString('utf8')).get('decision');
    return decide(request.tenant, session, decision ?? '');
  };

  return {
    name: 'portal',
    rules: [],
    routes: [
      {
        method: 'GET',
        path: '/enroll',
        handler: ({ query }) => signInPage(visitOf(query), false),
      },
      { method: 'POST', path: '/enroll', handler: signIn },
      { method: 'GET', path: '/enroll/next', handler: show },
      { method: 'POST', path: '/enroll/next', handler: answer },
    ],
  };
}

function visitOf(fields: URLSearchParams): PortalVisit {
  const field = (name: string): string => fields.get(name) ?? '';
  return { platform: field('platform'), method: field('method'), token: field('token') };
}

function currentPage(tenant: Tenant, session: PortalSession): EndpointResponse {
  const [policy] = openTerms(tenant.context(), session.person);
  if (policy !== undefined && !session.begun) {
    note(tenant, session, 'section-entered', 'Terms of use');
    return termsPage(policy);
  }
  if (!session.begun) {
    note(tenant, session, 'section-entered', 'Setup checklist');
    return checklistPage();
  }
  note(tenant, session, 'section-entered', 'Platform screens');
  const plan = planOf(tenant, session);
  if (plan.kind === 'question') return questionPage(plan.title, plan.choices);
  if (plan.kind === 'refused') return endPage('This device cannot be enrolled', plan.message, 403);
  return platformPage(handOver(tenant, session, plan));
}

function decide(tenant: Tenant, session: PortalSession, decision: string): EndpointResponse {
  if (session.begun) session.answers.push(decision);
  if (session.begun) return redirect('/enroll/next');
  const accepted = decision === 'accept';
  const context = tenant.context();
  const open = openTerms(context, session.person);
  const [policy] = open;
  if (policy !== undefined && accepted) {
    acceptTerms(context, session.person, policy);
    return redirect('/enroll/next');
  }
  if (policy !== undefined) {
    note(tenant, session, 'enrollment-halted', 'Terms of use');
    if (!termsGate(context, open))
      return endPage('Terms declined', 'Without your consent the device cannot be enrolled.', 403);
  }
  if (!accepted && policy === undefined) {
    note(tenant, session, 'enrollment-halted', 'Setup checklist');
    return endPage('Cancelled', 'The device was not enrolled.', 200);
  }
  session.begun = true;
  return redirect('/enroll/next');
}

/** How the platform goes on with this person: by the method, where it has nothing else to say. */
function planOf(tenant: Tenant, { service, method: wanted, person, answers, token }: PortalSession): EnrollmentPlan {
  const method = service.methods.find((name) => name === wanted);
  if (method === undefined) throw new Error(`${wanted} lost its service`);
  return service.plan?.(tenant, { person, method, answers, token }) ?? { kind: 'issue', method, options: {} };
}

/** Issues the enrollment that this person's device will show, and gives the platform's link to it. */
function handOver(
  tenant: Tenant,
  { service, platform, person, attempt }: PortalSession,
  { method, options }: Extract<EnrollmentPlan, { kind: 'issue' }>,
): string {
  if (service.portalLink === undefined) throw new Error(`${method} lost its service`);
  const issued = issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    upn: person.upn,
    options: { ...options, attempt, oneTime: true },
  });
  return service.portalLink(tenant, issued);
}

function note(tenant: Tenant, { attempt, platform, person }: PortalSession, kind: string, section?: string): void {
  tenant.state.events.push({
    at: tenant.clock.now(),
    kind,
    platform,
    upn: person.upn,
    detail: { attempt, ...(section === undefined ? {} : { section }) },
  });
}
