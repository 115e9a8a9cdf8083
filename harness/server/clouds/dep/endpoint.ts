import type { Endpoint, EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { DepCloud } from './dep-cloud.js';
import { depRules } from './rules.js';

/** Settings document that opens the portals of a tenant's clouds: `{ portalToken }`. */
export const cloudSettings = 'apple-clouds';

/** Where the service is mounted in a tenant. */
export const depPath = '/dep';

/** Each tenant has an Apple Business Manager of its own, made when first asked, on the tenant's clock and with the tenant's broken rules. */
export function depEndpoint(clouds: WeakMap<Tenant, DepCloud> = new WeakMap()): Endpoint {
  const handler = (request: EndpointRequest): EndpointResponse => {
    const { tenant } = request;
    const cloud = clouds.get(tenant) ?? new DepCloud(tenant, `Simulated organization of ${tenant.domain}`);
    clouds.set(tenant, cloud);
    return cloud.answer(
      { ...request, url: seenUrl(request), path: request.path.slice(depPath.length) },
      portalToken(tenant),
    );
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
