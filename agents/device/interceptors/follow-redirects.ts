import { ProtocolError } from '../../../protocol/base/errors.js';
import type { TransportRequest, TransportResponse } from '../transport.js';
import type { Send } from './interceptor.js';

const redirecting = new Set([301, 302, 303, 307, 308]);
/** Given to the first host only: they are not meant for another origin. */
const boundToOrigin = /^(authorization|cookie|proxy-authorization)$/i;

/**
 * Follows as many redirects as the request allows; each hop is an exchange of its own. A request that allows none gets the redirect as its answer,
 * and so does one that is sent to a scheme other than http and https. RFC 9110 §15.4: 303 (and by custom 301 and 302) turn a POST into a GET, 307 and 308 repeat it.
 */
export function followRedirects(next: Send<TransportResponse>): Send<TransportResponse> {
  return async (first) => {
    const limit = first.redirects ?? 0;
    let request = first;
    for (let hops = 0; ; hops++) {
      const response = await next(request);
      const location = limit > 0 ? redirectTarget(request.url, response) : undefined;
      if (location === undefined) return response;
      if (hops === limit) {
        throw new ProtocolError(
          'TRANSPORT_TOO_MANY_REDIRECTS',
          `${first.step} was redirected more than ${limit} times, last to ${location.href}`,
        );
      }
      request = redirected(request, response.status, location);
    }
  };
}

function redirectTarget(from: string, { status, headers }: TransportResponse): URL | undefined {
  const { location } = headers;
  if (!redirecting.has(status) || typeof location !== 'string' || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  return target.protocol === 'https:' || target.protocol === 'http:' ? target : undefined;
}

function redirected(request: TransportRequest, status: number, location: URL): TransportRequest {
  const sameOrigin = location.origin === new URL(request.url).origin;
  const becomesGet =
    request.method !== 'GET' && (status === 303 || ((status === 301 || status === 302) && request.method === 'POST'));
  const { body, ...rest } = request;
  const headers = Object.entries(request.headers ?? {}).filter(
    ([name]) => (sameOrigin || !boundToOrigin.test(name)) && !(becomesGet && /^content-/i.test(name)),
  );
  const base = { ...rest, url: location.href, headers: Object.fromEntries(headers) };
  if (becomesGet) return { ...base, method: 'GET' };
  return body === undefined ? base : { ...base, body };
}
