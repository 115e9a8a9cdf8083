import type { HeaderMap } from '../../../../protocol/base/exchange.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import type { DirectoryWorld } from './directory.js';

/** Where the directory lies on its host. */
export const root = '/directory';

/** The tenant's directory; its key is that of the tenant's authority, because tenants with a key each would take long to make. */
export function directoryOf(tenant: Tenant): DirectoryWorld {
  return {
    issuer: tenant.url('login', root),
    key: tenant.ca.privateKey,
    tenantId: tenant.id,
    now: tenant.clock.now(),
  };
}

/** The token that a request shows; empty without one. */
export const bearerOf = (headers: HeaderMap): string =>
  /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1] ?? '';

export function json(value: object, status = 200): EndpointResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
