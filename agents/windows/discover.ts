import type { Findings } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import { readDiscoverResponse, writeDiscover } from '../../protocol/mde2/discovery.js';
import { clientResults, httpResult } from '../../protocol/mde2/hresults.table.js';
import type { Discover, DiscoverResponse } from '../../protocol/mde2/messages.js';
import type { TransportResponse } from '../device/transport.js';
import { callSoap, networkRefusal, type SoapWorld } from '../identity/soap-client.js';
import { probesDiscovery } from './device-rules.js';
import type { WindowsHabits } from './habits.js';
import { answered, EnrollmentRefused, localRefusal } from './refused.js';
import { fourPartVersion } from './version.js';

const path = '/EnrollmentServer/Discovery.svc';
/** Redirects that the client follows in discovery; in enrollment it follows none. */
const redirects = 5;

/** Where the client looks for the server of a mail address (MS-MDE2 §3.1). */
export function discoveryAddress(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (!email.includes('@') || domain === '')
    throw localRefusal('Discover', clientResults.notConfigured, `"${email}" is no mail address`);
  return `https://EnterpriseEnrollment.${domain}${path}`;
}

export interface DiscoverFacts {
  readonly email: string;
  readonly osVersion: string;
  readonly habits: WindowsHabits;
}

/** The body of Discover as this model sends it. */
export function discoverFields({ email, osVersion, habits }: DiscoverFacts): Omit<Discover, 'messageId' | 'to'> {
  return {
    emailAddress: email,
    requestVersion: habits.requestVersion,
    deviceType: habits.deviceType,
    applicationVersion: fourPartVersion(osVersion),
    osEdition: String(habits.osEdition),
    authPolicies: habits.authPolicies,
  };
}

/** Finds the enrollment services: GET to see whether anybody is there, then Discover at the address that answered (MS-MDE2 §3.1). */
export async function discover(
  world: SoapWorld,
  context: RuleContext,
  url: string,
  facts: DiscoverFacts,
  findings: Findings,
): Promise<DiscoverResponse> {
  const address = probesDiscovery(context) ? await probe(world, url) : url;
  const { message } = answered(await callDiscover(world, address, facts), findings);
  if (!facts.habits.authPolicies.some((policy) => policy === message.authPolicy))
    throw localRefusal('Discover', clientResults.notSupported, `AuthPolicy ${message.authPolicy} was not offered`);
  if (message.authPolicy !== 'OnPremise')
    throw localRefusal('Discover', clientResults.notSupported, `this device cannot sign in by ${message.authPolicy}`);
  if (!URL.canParse(message.enrollmentServiceUrl))
    throw localRefusal('Discover', clientResults.unknownError, 'the server names no enrollment service');
  return message;
}

export function callDiscover(world: SoapWorld, url: string, facts: DiscoverFacts) {
  return callSoap(world, {
    step: 'Discover',
    url,
    redirects,
    write: (header) => writeDiscover({ ...header, ...discoverFields(facts) }),
    read: readDiscoverResponse,
  });
}

/** Sends the GET that only looks for a 200, and returns the address that gave it. */
async function probe(world: SoapWorld, url: string): Promise<string> {
  const response = await sendProbe(world, url);
  response.decode({ request: '', response: new TextDecoder().decode(response.body), findings: [] });
  if (response.status === 200) return response.url;
  throw new EnrollmentRefused({
    form: 'http',
    code: httpResult(response.status),
    message: `the discovery service answers GET with HTTP ${response.status}`,
    step: 'DiscoverProbe',
    exchange: response.exchange,
  });
}

export async function sendProbe({ transport, headers, signal }: SoapWorld, url: string): Promise<TransportResponse> {
  try {
    return await transport.send({
      step: 'DiscoverProbe',
      method: 'GET',
      url,
      headers: { ...headers, 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
      redirects,
      ...(signal && { signal }),
    });
  } catch (error) {
    throw new EnrollmentRefused(networkRefusal(error, 'DiscoverProbe', transport));
  }
}
