import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Resolver } from '../transport.js';
import type { Interceptor } from './interceptor.js';
import { vendorHosts } from './vendor-hosts.table.js';

/**
 * Refuses to talk to live vendor services unless a name or pattern in `allowed` covers the host. What counts is where the name leads:
 * a vendor's name that the resolver sends to a simulated cloud is fine.
 */
export function guardVendorHosts(resolve: Resolver, allowed: readonly string[]): Interceptor {
  return (next) => (request) => {
    const { hostname, port, protocol } = new URL(request.url);
    const reached = normalize(resolve(hostname, Number(port) || (protocol === 'http:' ? 80 : 443)).host);
    const vendor = vendorHosts.find((pattern) => covers(pattern, reached));
    if (vendor === undefined || allowed.some((pattern) => covers(pattern, reached))) return next(request);
    throw new ProtocolError(
      'TRANSPORT_VENDOR_HOST',
      `${reached} is a live vendor service (${vendor}); simulated devices stay away from it`,
      {
        place: request.url,
        fix: `If this is meant, allow the host by name: allowHosts: ['${reached}'].`,
      },
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
