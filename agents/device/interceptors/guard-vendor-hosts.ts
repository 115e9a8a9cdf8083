import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Resolver } from '../transport.js';
import type { Interceptor } from './interceptor.js';
import { vendorHosts } from './vendor-hosts.table.js';

/**
 * Refuses to talk to live vendor services unless a name or pattern in `allowed` covers the host. What counts is where the name leads:
 * a vendor's name that the resolver sends to a simulated cloud is fine.
 */
export function guardVendorHosts(resolve: Resolver, allowed: readonly string[]): Interceptor {
  const locate = guardedResolver(resolve, allowed);
  return (next) => (request) => {
    const { hostname, port, protocol } = new URL(request.url);
    locate(hostname, Number(port) || (protocol === 'http:' ? 80 : 443));
    return next(request);
  };
}

/** Where a name leads, for protocols other than HTTP. Throws ProtocolError `TRANSPORT_VENDOR_HOST` where that is a live vendor service. */
export function guardedResolver(resolve: Resolver, allowed: readonly string[]): Resolver {
  return (host, port) => {
    const address = resolve(host, port);
    const reached = normalize(address.host);
    const vendor = vendorHosts.find((pattern) => covers(pattern, reached));
    if (vendor === undefined || allowed.some((pattern) => covers(pattern, reached))) return address;
    throw new ProtocolError(
      'TRANSPORT_VENDOR_HOST',
      `${reached} is a live vendor service (${vendor}); simulated devices stay away from it`,
      { place: host, fix: `If this is meant, allow the host by name: allowHosts: ['${reached}'].` },
    );
  };
}

function covers(pattern: string, host: string): boolean {
  const name = normalize(pattern);
  if (!name.startsWith('*.')) return host === name;
  return host === name.slice(2) || host.endsWith(name.slice(1));
}

/** Host names compare without case and without the root's dot (RFC 1034 §3.1). */
function normalize(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
