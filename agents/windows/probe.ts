import { clientResults, httpResult, networkResults } from '../../protocol/mde2/hresults.table.js';
import type { TransportResponse } from '../device/transport.js';
import { networkRefusal, type SoapWorld } from '../identity/soap-client.js';
import { EnrollmentRefused, localRefusal } from './refused.js';

/** Redirects that the client follows in discovery; in enrollment it follows none. */
export const discoveryRedirects = 5;

const step = 'DiscoverProbe';
const unreachable: readonly string[] = [
  networkResults.nameNotResolved,
  networkResults.cannotConnect,
  networkResults.timeout,
];

/**
 * The address at which a discovery service answers GET with 200. When nobody is there by HTTPS, the same name is asked by
 * plain HTTP, only to learn of a redirect to another HTTPS address (MS-MDE2 §3.1). Throws EnrollmentRefused.
 */
export async function findDiscovery(world: SoapWorld, url: string): Promise<string> {
  try {
    return await probe(world, url);
  } catch (error) {
    if (!(error instanceof EnrollmentRefused) || !mayAskPlainly(url, error)) throw error;
    const location = await plainRedirect(world, url);
    if (location === undefined) throw error;
    if (!location.startsWith('https:'))
      throw localRefusal(step, clientResults.insecureRedirect, `${url} is redirected to ${location}`);
    return probe(world, location);
  }
}

function mayAskPlainly(url: string, { refusal }: EnrollmentRefused): boolean {
  const { protocol, port } = new URL(url);
  return protocol === 'https:' && port === '' && unreachable.includes(refusal.code);
}

/** Where plain HTTP leads; undefined when nobody is there either, or there is no redirect. */
async function plainRedirect(world: SoapWorld, url: string): Promise<string | undefined> {
  const plain = url.replace(/^https:/, 'http:');
  try {
    const { status, headers } = await sendProbe(world, plain, 0);
    const { location } = headers;
    return status >= 300 && status < 400 && typeof location === 'string' && URL.canParse(location, plain)
      ? new URL(location, plain).href
      : undefined;
  } catch (error) {
    if (error instanceof EnrollmentRefused) return undefined;
    throw error;
  }
}

async function probe(world: SoapWorld, url: string): Promise<string> {
  const response = await sendProbe(world, url);
  if (response.status === 200) return response.url;
  throw new EnrollmentRefused({
    form: 'http',
    code: httpResult(response.status),
    message: `the discovery service answers GET with HTTP ${response.status}`,
    step,
    exchange: response.exchange,
  });
}

/** Sends the GET that only looks for a 200. Throws EnrollmentRefused when no answer comes. */
export async function sendProbe(
  { transport, headers, signal }: SoapWorld,
  url: string,
  redirects = discoveryRedirects,
): Promise<TransportResponse> {
  try {
    const response = await transport.send({
      step,
      method: 'GET',
      url,
      headers: { ...headers, 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
      redirects,
      ...(signal && { signal }),
    });
    response.decode(() => ({ request: '', response: new TextDecoder().decode(response.body), findings: [] }));
    return response;
  } catch (error) {
    throw new EnrollmentRefused(networkRefusal(error, step, transport));
  }
}
