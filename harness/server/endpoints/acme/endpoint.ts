import { encodeProblem, problemStatuses } from '../../../../protocol/acme/problems.table.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { toPem } from '../../../../protocol/pki/pem.js';
import { acmeSettings } from '../../domain/acme-settings.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { accountServed, acmeRules, chainServed, directoryNames, nonceGiven, problemServedAs } from './acme-rules.js';
import { type Authenticated, authenticate } from './authenticate.js';
import { authorization, challengeDocument, challengesOf, json, orderDocument } from './documents.js';
import { answerChallenge, finalize, placeOrder } from './orders.js';
import { Refused } from './refused.js';
import { accountStatus, acmeRequestRules, givenUnsigned } from './request-rules.js';
import { type AcmeOrder, AcmeService } from './service.js';

/** Addresses by their names in the directory. */
const addresses: Readonly<Record<string, string>> = {
  newNonce: '/acme/new-nonce',
  newAccount: '/acme/new-account',
  newOrder: '/acme/new-order',
};

/** A signed request that was found good, with what it is about. */
interface Asked extends Authenticated {
  readonly request: EndpointRequest;
  readonly tenant: Tenant;
  readonly service: AcmeService;
}

/** The ACME service (RFC 8555) with device-attest-01, at `/acme/directory` of every service host. Tenant settings: kind `acme`. */
export function acmeEndpoint(): Endpoint {
  const services = new WeakMap<Tenant, AcmeService>();
  const serviceOf = (tenant: Tenant): AcmeService => {
    const service = services.get(tenant) ?? new AcmeService(tenant);
    services.set(tenant, service);
    return service;
  };
  const signed = (path: string, answer: (asked: Asked) => EndpointResponse) => ({
    method: 'POST' as const,
    path,
    handler: (request: EndpointRequest) => answerSigned(request, serviceOf(request.tenant), answer),
  });
  return {
    name: 'acme',
    rules: [...acmeRules, ...acmeRequestRules],
    routes: [
      { method: 'GET', path: '/acme/directory', handler: directory },
      { method: 'GET', path: '/acme/new-nonce', handler: (request) => newNonce(request, serviceOf(request.tenant)) },
      signed('/acme/new-account', newAccount),
      signed('/acme/new-order', newOrder),
      signed('/acme/order/*', (asked) => order(asked, ownOrder(asked))),
      signed('/acme/authorization/*', (asked) => json(authorization(asked.tenant, ownOrder(asked)))),
      signed('/acme/challenge/*', challenge),
      signed('/acme/finalize/*', finalizeOrder),
      signed('/acme/certificate/*', certificate),
      { method: 'GET', path: '/acme/order/*', handler: (request) => orderUnsigned(request, serviceOf(request.tenant)) },
    ],
  };
}

function directory({ tenant }: EndpointRequest): EndpointResponse {
  const named = directoryNames(tenant.context()).map((key) => [key, tenant.url('mdm', addresses[key] ?? '/acme')]);
  return json({ ...Object.fromEntries(named), meta: { externalAccountRequired: false } });
}

/** HEAD is answered 200, GET 204 (RFC 8555 §7.2). */
function newNonce({ tenant, method }: EndpointRequest, service: AcmeService): EndpointResponse {
  return { status: method === 'HEAD' ? 200 : 204, headers: nonceHeaders(tenant, service), body: '' };
}

function nonceHeaders(tenant: Tenant, service: AcmeService): Readonly<Record<string, string>> {
  const { fresh, last } = service.newNonce();
  const nonce = nonceGiven(tenant.context(), fresh, last);
  return { 'cache-control': 'no-store', ...(nonce !== undefined && { 'replay-nonce': nonce }) };
}

/** Every answer to a signed request brings a nonce, and every refusal is a problem document (RFC 8555 §6.5, §6.7). */
function answerSigned(
  request: EndpointRequest,
  service: AcmeService,
  answer: (asked: Asked) => EndpointResponse,
): EndpointResponse {
  const { tenant } = request;
  const judged = judge(request, service, answer);
  return { ...judged, headers: { ...nonceHeaders(tenant, service), ...judged.headers } };
}

function judge(
  request: EndpointRequest,
  service: AcmeService,
  answer: (asked: Asked) => EndpointResponse,
): EndpointResponse {
  const { tenant, path } = request;
  try {
    const sender = authenticate(request, service, path.toLowerCase() === '/acme/new-account');
    return answer({ ...sender, request, tenant, service });
  } catch (error) {
    if (error instanceof Refused) return problem(tenant, error);
    if (!(error instanceof ProtocolError)) throw error;
    return problem(tenant, new Refused(error.code === 'ACME_KEY' ? 'badPublicKey' : 'malformed', error.message));
  }
}

function problem(tenant: Tenant, { type, message, more, status = problemStatuses[type] }: Refused): EndpointResponse {
  const headers = { 'content-type': problemServedAs(tenant.context()) };
  return { status, headers, body: encodeProblem(type, message, status, more) };
}

/** What a signed request may read is not for a GET, which is answered 405 (RFC 8555 §6.3). */
function orderUnsigned({ tenant, path }: EndpointRequest, service: AcmeService): EndpointResponse {
  const found = service.order(path.slice(path.lastIndexOf('/') + 1));
  if (found !== undefined && givenUnsigned(tenant.context())) return orderDocument(tenant, found, 200);
  return problem(tenant, new Refused('malformed', 'Resources are read by POST-as-GET.', { status: 405 }));
}

/** RFC 8555 §7.3: 201 for a new account, 200 for one that there was. */
function newAccount({ tenant, account, made }: Asked): EndpointResponse {
  const location = tenant.url('mdm', `/acme/account/${account.id}`);
  return json({ status: 'valid' }, accountStatus(tenant.context(), made), { location });
}

function newOrder(asked: Asked): EndpointResponse {
  const { tenant, service, account, jws } = asked;
  const placed = placeOrder(tenant, service, account, jws.payload ?? {});
  return order(asked, placed, 201);
}

function order({ tenant }: Asked, found: AcmeOrder, http = 200): EndpointResponse {
  return orderDocument(tenant, found, http);
}

function challenge(asked: Asked): EndpointResponse {
  const { tenant, jws } = asked;
  const placed = ownOrder(asked);
  if (jws.payload !== undefined) answerChallenge(tenant.context(), placed, jws.payload);
  const [type = ''] = challengesOf(tenant);
  const link = `<${tenant.url('mdm', `/acme/authorization/${placed.id}`)}>;rel="up"`;
  return json(challengeDocument(tenant, placed, type), 200, { link });
}

function finalizeOrder(asked: Asked): EndpointResponse {
  const placed = ownOrder(asked);
  finalize(asked.tenant, placed, asked.jws.payload ?? {});
  return order(asked, placed);
}

/** RFC 8555 §7.4.2: the certificate and its issuer. */
function certificate(asked: Asked): EndpointResponse {
  const { tenant } = asked;
  const { certificate: issued, status } = ownOrder(asked);
  if (issued === undefined) throw new Refused('orderNotReady', `The order is ${status}.`);
  const wrong = acmeSettings(tenant.state).wrongAnswers === 'another-key';
  const pem = [wrong ? tenant.ca.certificate : issued, tenant.ca.certificate].map((der) => toPem('CERTIFICATE', der));
  const { type, chain } = chainServed(tenant.context(), pem);
  return { status: 200, headers: { 'content-type': type }, body: chain.join('') };
}

/** The order that the address names, if it is this account's. */
function ownOrder({ tenant, request, service, account }: Asked): AcmeOrder {
  const found = service.order(request.path.slice(request.path.lastIndexOf('/') + 1));
  if (found === undefined) throw new Refused('malformed', 'There is no such order.');
  if (!accountServed(tenant.context(), found.account, account.id))
    throw new Refused('unauthorized', 'The order belongs to another account.');
  return found;
}
