import { protectionPath, readQuestion } from '../../../../protocol/app-protection/messages.js';
import { reachesPlace } from '../../domain/app-protection/places.js';
import { policyFor } from '../../domain/app-protection/policy-for.js';
import { noteApp } from '../../domain/app-protection/report.js';
import { appProtectionRules, scopeOf } from '../../domain/app-protection/rules.js';
import { authenticate } from '../../domain/people.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';

/** What apps with data of the organisation ask: who signs in, and what to enforce. No enrollment is needed for it. */
export function appProtectionEndpoint(): Endpoint {
  return {
    name: 'app-protection',
    rules: appProtectionRules,
    routes: [{ method: 'POST', path: protectionPath, handler: answer }],
  };
}

function answer({ tenant, body }: EndpointRequest): EndpointResponse {
  const question = readQuestion(body);
  if (question === undefined) return said(400, { error: 'The body is no question of an app.' });
  const context = tenant.context();
  const person = authenticate(tenant.state, question.username, question.password);
  if (person === undefined) return said(401, { error: 'User name or password is wrong.' });
  if (scopeOf(context, 'app protection') !== 'apps') return said(403, { error: 'Enroll the device first.' });
  const policy = reachesPlace(context, question.place) ? policyFor(context, person, question) : undefined;
  noteApp(context, question, policy);
  return said(200, policy === undefined ? {} : { policy });
}

function said(status: number, value: object): EndpointResponse {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status, headers, body: JSON.stringify(value) };
}
