import { machineInfoHeader } from '../../../../protocol/dep/machine-info.js';
import { adeFormRules } from '../../domain/ade-profile-rules.js';
import { authenticate, findPerson } from '../../domain/people.js';
import { continueSignIn } from '../../domain/sign-in/demands.js';
import type { PersonState } from '../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { refusedWith } from '../apple/responses.js';
import { type Arrival, profileFor } from './arrival.js';
import { assignedTo, profileNamed } from './assignments.js';
import { adePaths } from './cloud-configuration.js';
import { macProfileRules } from './mac-rules.js';
import { introduce } from './machine-info.js';
import { adeProfileRules, challenge, passwordIsRight, signInBy } from './profile-rules.js';
import { refusalBefore } from './refusals.js';
import { adeRules } from './rules.js';
import { answerSignIn, signInPage } from './web-sign-in.js';

/** Where devices of Automated Device Enrollment get their profile: by a POST of MachineInfo, or in a web view with it in a header. */
export function adeEndpoint(): Endpoint {
  return {
    name: 'ade',
    rules: [...adeRules, ...adeProfileRules, ...adeFormRules, ...macProfileRules],
    routes: [
      { method: 'POST', path: adePaths.enroll, handler: (request) => received(request, request.body, answerDevice) },
      { method: 'GET', path: adePaths.web, handler: (request) => received(request, inHeader(request), signInPage) },
      { method: 'POST', path: adePaths.web, handler: (request) => received(request, inHeader(request), answerSignIn) },
    ],
  };
}

/** Goes on with a device that is believed to be who it says, and that is the organisation's. */
function received(
  request: EndpointRequest,
  message: Uint8Array,
  goOn: (arrival: Arrival) => EndpointResponse,
): EndpointResponse {
  const { tenant } = request;
  const introduction = introduce(tenant, message);
  if (introduction.kind === 'doubted') return refusedWith(400, introduction.reason);
  const { SERIAL } = introduction.info;
  const context = tenant.context();
  const issued = assignedTo(context, SERIAL);
  if (issued === undefined) return refusedWith(404, `no profile is assigned to ${SERIAL}`);
  const profile = profileNamed(context, String(issued.options.profile));
  const arrival = { request, issued, profile, info: introduction.info };
  return refusalBefore(arrival) ?? goOn(arrival);
}

function inHeader({ headers }: EndpointRequest): Uint8Array {
  const value = headers[machineInfoHeader];
  return Buffer.from(typeof value === 'string' ? value : '', 'base64');
}

/** Without a web view: whoever the device is for proves it by HTTP Basic; with Company Portal only after Setup Assistant. */
function answerDevice(arrival: Arrival): EndpointResponse {
  const { tenant } = arrival.request;
  const context = tenant.context();
  const signIn = signInBy(context, arrival.profile);
  if (signIn === 'none' || signIn === 'company-portal') return profileFor(arrival, undefined);
  const person = basicPerson(arrival.request);
  if (person !== undefined) return withoutQuestions(arrival, person);
  const refusal = refusedWith(401, 'User name and password are asked for.');
  return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': challenge(context) } };
}

/** What else the directory wants of the person cannot be asked for here. */
function withoutQuestions(arrival: Arrival, person: PersonState): EndpointResponse {
  const occasion = { place: 'setup-assistant', platform: arrival.issued.platform } as const;
  const continuation = continueSignIn(arrival.request.tenant.context(), person, occasion, {});
  return continuation.kind === 'refused' ? refusedWith(403, continuation.reason) : profileFor(arrival, person);
}

/** RFC 7617. */
function basicPerson({ tenant, headers }: EndpointRequest): PersonState | undefined {
  const [scheme = '', value = ''] = String(headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  const right = authenticate(tenant.state, name, password) !== undefined;
  return passwordIsRight(tenant.context(), right) ? findPerson(tenant.state, name) : undefined;
}
