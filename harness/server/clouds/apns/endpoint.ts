import type { Endpoint, EndpointRequest, EndpointResponse, Route, StreamRoute } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { portalToken } from '../dep/endpoint.js';
import { ApnsCloud } from './apns-cloud.js';
import { pushPortalRules } from './portal-rules.js';
import { openStream, streamPath } from './push-stream.js';
import { apnsRules } from './rules.js';

/** Each tenant's own, as long as the tenant lives; the tenant's server pushes through it too. */
const clouds = new WeakMap<Tenant, ApnsCloud>();

/** The push service of a tenant, made when first asked for, on the tenant's clock and with the tenant's broken rules. */
export function apnsOf(tenant: Tenant): ApnsCloud {
  const cloud = clouds.get(tenant) ?? new ApnsCloud(tenant);
  clouds.set(tenant, cloud);
  return cloud;
}

/** Apple's path for notifications, and below `/apns` what is our own. */
export function apnsEndpoint(): Endpoint {
  const handler = ({ tenant, ...request }: EndpointRequest): EndpointResponse =>
    apnsOf(tenant).answer({ ...request, url: tenant.url('push', request.path) }, portalToken(tenant));
  const methods: readonly Route['method'][] = ['GET', 'POST', 'PUT', 'DELETE'];
  const paths = ['/3/*', '/apns/*'];
  const routes = methods.flatMap((method) => paths.map((path) => ({ method, path, handler })));
  const stream: StreamRoute = {
    path: streamPath,
    open: (tenant, ...exchange) => openStream(apnsOf(tenant), ...exchange),
  };
  return { name: 'apns', rules: [...apnsRules, ...pushPortalRules], routes, streams: [stream] };
}
