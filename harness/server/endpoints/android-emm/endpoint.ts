import { jsonBody } from '../../clouds/cloud.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { RefusedByProduct } from '../../endpoint.js';
import { endPage } from '../portal/pages.js';
import { callbackPath, pushPath, signInPath } from './binding.js';
import { bindingRules } from './binding-rules.js';
import { commandRules } from './command-rules.js';
import type { AndroidEmm } from './emm.js';
import { enrollmentRules } from './enrollment-rules.js';
import { GoogleError } from './google-client.js';
import { notificationRules } from './notification-rules.js';
import { reconcileRules } from './reconcile-rules.js';
import { showSignIn, takeSignIn } from './sign-in.js';
import { signInRules } from './sign-in-rules.js';
import { takeBackRules } from './take-back-rules.js';

/** Where the administrator comes back to from a sign-up, and where notifications are pushed to. */
export function androidEmmEndpoint(emm: AndroidEmm): Endpoint {
  return {
    name: 'android-emm',
    rules: [
      ...bindingRules,
      ...enrollmentRules,
      ...notificationRules,
      ...commandRules,
      ...reconcileRules,
      ...signInRules,
      ...takeBackRules,
    ],
    routes: [
      { method: 'GET', path: callbackPath, handler: (request) => comeBack(emm, request) },
      { method: 'POST', path: pushPath, handler: (request) => takePush(emm, request) },
      { method: 'GET', path: signInPath, handler: (request) => showSignIn(emm, request) },
      { method: 'POST', path: signInPath, handler: (request) => takeSignIn(emm, request) },
    ],
  };
}

function comeBack(emm: AndroidEmm, { tenant, query }: EndpointRequest): EndpointResponse {
  try {
    emm.signedUp(tenant, query);
    return endPage('Done', 'The organisation is bound to its enterprise.', 200);
  } catch (error) {
    if (error instanceof RefusedByProduct || error instanceof GoogleError)
      return endPage('This sign-up does not work', error.message, 403);
    throw error;
  }
}

function takePush(emm: AndroidEmm, request: EndpointRequest): EndpointResponse {
  const body = jsonBody(request);
  const status = body === undefined ? 400 : emm.push(request.tenant, request.query.get('token') ?? '', body);
  return { status, headers: {}, body: '' };
}
