import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { acmeSettings } from '../../domain/acme-settings.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { challengesOffered } from './acme-rules.js';
import type { AcmeOrder } from './service.js';

/** RFC 8555 §7.1.3 */
export function orderDocument(tenant: Tenant, order: AcmeOrder, http: number): EndpointResponse {
  const { id, identifier } = order;
  const at = (what: string): string => tenant.url('mdm', `/acme/${what}/${id}`);
  const { status, certificate } = standing(tenant, order);
  const document = {
    status,
    identifiers: [{ ...identifier }],
    authorizations: [at('authorization')],
    finalize: at('finalize'),
    ...(certificate !== undefined && { certificate: at('certificate') }),
  };
  return json(document, http, { location: at('order') });
}

/** An order as it is told: one that was finalized is worked on as often as the settings say. */
function standing({ state }: Tenant, order: AcmeOrder): Pick<AcmeOrder, 'status' | 'certificate'> {
  if (order.status !== 'valid' || order.processing >= acmeSettings(state).processingAnswers) return order;
  order.processing += 1;
  return { status: 'processing' };
}

/** RFC 8555 §7.1.4 */
export function authorization(tenant: Tenant, placed: AcmeOrder): JsonObject {
  const { identifier, status } = placed;
  const types = challengesOf(tenant);
  return {
    status: status === 'ready' ? 'valid' : status,
    identifier: { ...identifier },
    challenges: types.map((type) => challengeDocument(tenant, placed, type)),
  };
}

/** Types of the challenges that are offered; others than one that fits where the settings want that. */
export function challengesOf(tenant: Tenant): readonly string[] {
  const wrong = acmeSettings(tenant.state).wrongAnswers === 'other-challenges';
  return wrong ? ['http-01', 'dns-01'] : challengesOffered(tenant.context());
}

/** RFC 8555 §7.1.5 */
export function challengeDocument(tenant: Tenant, { id, token, status }: AcmeOrder, type: string): JsonObject {
  const url = tenant.url('mdm', `/acme/challenge/${id}`);
  return { type, url, token, status: status === 'ready' ? 'valid' : status };
}

/** An answer in JSON. */
export function json(
  document: JsonObject,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): EndpointResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(document) };
}
