import type { Endpoint, EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { depRules } from './rules.js';
import type { TenantClouds } from './tenant-clouds.js';

/** Settings document that opens the portals of a tenant's clouds: `{ portalToken }`. */
export const cloudSettings = 'apple-clouds';

/** Where the service is mounted in a tenant. */
export const depPath = '/dep';

/** The tenants' Apple Business Managers, for whoever asks over the wire: MDM servers, the portal's administrator, devices. */
export function depEndpoint(clouds: TenantClouds): Endpoint {
  const handler = (request: EndpointRequest): EndpointResponse => {
    const seen = { ...request, url: seenUrl(request), path: request.path.slice(depPath.length) };
    return clouds.of(request.tenant).answer(seen, portalToken(request.tenant));
  };
  const methods: readonly Route['method'][] = ['GET', 'POST', 'PUT', 'DELETE'];
  return { name: 'dep', rules: depRules, routes: methods.map((method) => ({ method, path: `${depPath}/*`, handler })) };
}

export function portalToken({ state }: Tenant): string | undefined {
  const token = state.settings.get(cloudSettings)?.portalToken;
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** The address that the caller used, which is what its signature covers. */
function seenUrl({ tenant, path, query, headers }: EndpointRequest): string {
  const [scheme] = tenant.url('', '/').split(':');
  const search = query.size === 0 ? '' : `?${query}`;
  const host = typeof headers.host === 'string' ? headers.host : undefined;
  return host === undefined ? tenant.url('mdmenrollment', path + search) : `${scheme}://${host}${path}${search}`;
}
