import { cameByProxy, formerTargets, serverName } from '../../domain/dns-rules.js';
import { dnsZone, findAlias, noteProxy } from '../../domain/dns-zone.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { discoveryPath, discoveryService } from './addresses.js';

/**
 * What the host by which discovery is reached changes about the answer; undefined where it changes nothing. A vendor's public names stand before the tenant's
 * domain, because the name is all that tells tenants apart: `enrollment.manage.microsoft.com.t17.muster.test`.
 */
export function answerOfFront({ tenant, service, headers }: EndpointRequest): EndpointResponse | undefined {
  const context = tenant.context();
  const forwarded = String(headers['x-forwarded-host'] ?? '').toLowerCase();
  const host = `${service}.${tenant.domain}`.toLowerCase();
  if (cameByProxy(context, String(headers.via ?? ''), forwarded)) noteProxy(tenant, forwarded || host);
  const typed = serverName(context, dnsZone(tenant.state).cloud);
  if (isNameToType(service)) return service.toLowerCase() === typed ? undefined : empty(404);
  if (!service.toLowerCase().startsWith(discoveryService)) return undefined;
  const target = findAlias(context, host)?.pointsTo.toLowerCase();
  if (target === undefined || !formerTargets.includes(target)) return undefined;
  return empty(302, { location: tenant.url(typed, discoveryPath) });
}

/** `enrollment.manage.…`, in whichever cloud. */
const isNameToType = (service: string): boolean => /^enrollment\.manage\.microsoft\.(com|us)$/i.test(service);

const empty = (status: number, headers: Readonly<Record<string, string>> = {}): EndpointResponse => ({
  status,
  headers: { 'content-length': '0', ...headers },
  body: '',
});
