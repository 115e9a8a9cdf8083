import { accessTokenPath, channelPath } from '../../../../protocol/wns/messages.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Endpoint, EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { PerTenant } from '../mount.js';
import { wnsRules } from './rules.js';
import { WnsCloud } from './wns-cloud.js';

/** Label of the service in a tenant's domain. */
const service = 'wns';

const clouds = new PerTenant((tenant) => new WnsCloud(tenant));

/** The push service of a tenant, on its clock and with its broken rules; the tenant's server pushes through it too. */
export const wnsOf = (tenant: Tenant): WnsCloud => clouds.of(tenant);

/** Microsoft's paths for tokens and notifications, and below `/wns` what is our own. */
export function wnsEndpoint(): Endpoint {
  const handler = ({ tenant, ...request }: EndpointRequest): EndpointResponse => {
    const { portalToken } = windowsEnrollment(tenant.state).push;
    const seen = { ...request, url: tenant.url(service, request.path) };
    return wnsOf(tenant).answer(seen, portalToken === '' ? undefined : portalToken);
  };
  const methods: readonly Route['method'][] = ['GET', 'POST'];
  const paths = [accessTokenPath, `${channelPath}*`, '/wns/*'];
  const routes = methods.flatMap((method) => paths.map((path): Route => ({ method, path, handler })));
  return { name: 'wns', rules: wnsRules, routes };
}
