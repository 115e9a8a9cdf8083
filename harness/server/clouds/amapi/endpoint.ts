import { googleSettings } from '../../domain/google-settings.js';
import type { Endpoint, EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { amapiRules } from './rules.js';
import type { TenantGoogle } from './tenant-google.js';

/** Where the service is mounted in a tenant. */
export const amapiPath = '/amapi';

/** The tenants' Android Management API, for whoever asks over the wire: EMMs, devices, an administrator's browser. */
export function amapiEndpoint(google: TenantGoogle): Endpoint {
  const handler = (request: EndpointRequest): EndpointResponse => {
    const { tenant } = request;
    const path = request.path.slice(amapiPath.length);
    const response = google.of(tenant).answer({ ...request, url: rootOf(tenant) + path, path }, knobsToken(tenant));
    google.deliver(tenant);
    return response;
  };
  const methods: readonly Route['method'][] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const routes = methods.map((method) => ({ method, path: `${amapiPath}/*`, handler }));
  return { name: 'amapi', rules: amapiRules, routes };
}

/** Address of the API, in place of https://androidmanagement.googleapis.com. */
export const rootOf = (tenant: Tenant): string => tenant.url('androidmanagement', amapiPath);

function knobsToken({ state }: Tenant): string | undefined {
  const token = state.settings.get(googleSettings)?.knobsToken;
  return typeof token === 'string' && token !== '' ? token : undefined;
}
