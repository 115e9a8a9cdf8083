import { ProtocolError } from '../../../../protocol/base/errors.js';
import { encodeCaCertificates } from '../../../../protocol/scep/ca-certificates.js';
import { formatCapabilities } from '../../../../protocol/scep/capabilities.js';
import { mediaTypes } from '../../../../protocol/scep/scep.table.js';
import { certificateRules } from '../../domain/certificate-rules.js';
import { admitToken } from '../../domain/enrollments.js';
import { scepSettings } from '../../domain/scep-settings.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { noteRenewalByChallenge } from '../apple/identity-renewal/successor.js';
import { noteIdentity } from '../apple/ota/identities.js';
import { announceSuccessor } from './next-authority.js';
import { answerPkiOperation, type ScepHooks } from './pki-operation.js';
import {
  answerMediaType,
  caMediaType,
  capabilities,
  garbageStatus,
  getAccepted,
  scepRules,
  successorOffered,
} from './scep-rules.js';
import { ScepService } from './service.js';

/** The challenge is the secret of an enrollment that was issued. */
const byEnrollment: ScepHooks = {
  admit: (context, challenge) =>
    challenge === undefined
      ? { kind: 'refused', reason: 'authentication-failed', message: 'The challenge is missing.' }
      : admitToken(context, challenge),
  issued: (tenant, certificate, csr) => {
    noteIdentity(tenant, certificate, csr);
    noteRenewalByChallenge(tenant, certificate, csr);
  },
};

/**
 * The SCEP service (RFC 8894) at `/scep` of every service host: GetCACaps, GetCACert and PKIOperation. Tenant faults: `scep-pending`, `scep-never`.
 * Tenant settings: kind `scep`.
 */
export function scepEndpoint(hooks: ScepHooks = byEnrollment): Endpoint {
  const services = new WeakMap<Tenant, ScepService>();
  const serviceOf = (tenant: Tenant): ScepService => {
    const service = services.get(tenant) ?? new ScepService(tenant);
    services.set(tenant, service);
    return service;
  };
  const handler = (request: EndpointRequest): EndpointResponse => answer(request, serviceOf(request.tenant), hooks);
  return {
    name: 'scep',
    routes: [
      { method: 'GET', path: '/scep', handler },
      { method: 'POST', path: '/scep', handler },
    ],
    rules: [...scepRules, ...certificateRules],
  };
}

function answer(request: EndpointRequest, service: ScepService, hooks: ScepHooks): EndpointResponse {
  const context = request.tenant.context();
  switch (request.query.get('operation')) {
    case 'GetCACaps':
      return respond(200, mediaTypes.capabilities, formatCapabilities(capabilitiesOf(request.tenant)));
    case 'GetCACert': {
      const { mediaType, body } = encodeCaCertificates(service.responder.chain);
      return respond(200, caMediaType(context, mediaType), body);
    }
    case 'GetNextCACert':
      return nextAuthority(request.tenant);
    case 'PKIOperation':
      return pkiOperation(request, service, hooks);
    default:
      return respond(
        400,
        'text/plain',
        'operation must be GetCACaps, GetCACert, GetNextCACert or PKIOperation (RFC 8894 §4)\n',
      );
  }
}

/** All that the service can do, or what the settings have it name. */
function capabilitiesOf(tenant: Tenant): readonly string[] {
  const context = tenant.context();
  return scepSettings(tenant.state).capabilities ?? successorOffered(context, capabilities(context));
}

/** GetNextCACert (RFC 8894 §4.7); an error where no successor was announced. */
function nextAuthority(tenant: Tenant): EndpointResponse {
  const announced = announceSuccessor(tenant);
  if (announced === undefined)
    return respond(400, 'text/plain', 'no successor of the authority is known (RFC 8894 §4.7)\n');
  return respond(200, announced.mediaType, announced.body);
}

function pkiOperation(request: EndpointRequest, service: ScepService, hooks: ScepHooks): EndpointResponse {
  const context = request.tenant.context();
  const message = messageOf(request);
  if (request.method === 'GET' && !getAccepted(context)) return respond(405, 'text/plain', 'use POST\n');
  if (message === undefined) {
    return respond(garbageStatus(context), 'text/plain', 'message must be base64 (RFC 8894 §4.1)\n');
  }
  try {
    return respond(200, answerMediaType(context), answerPkiOperation(message, request.tenant, service, hooks));
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return respond(garbageStatus(context), 'text/plain', `not a SCEP request: ${error.message}\n`);
  }
}

/** The body of a POST, or `message` of a GET. A plus sign that was not escaped arrives as a blank; clients also use the URL alphabet. */
function messageOf({ method, body, query }: EndpointRequest): Uint8Array | undefined {
  if (method === 'POST') return body;
  const text = (query.get('message') ?? '').replaceAll(' ', '+').replaceAll(/[\r\n]/g, '');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

function respond(status: number, contentType: string, body: Uint8Array | string): EndpointResponse {
  return { status, headers: { 'content-type': contentType }, body };
}
