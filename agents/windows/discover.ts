import type { Findings } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import { readDiscoverResponse, writeDiscover } from '../../protocol/mde2/discovery.js';
import { clientResults } from '../../protocol/mde2/hresults.table.js';
import type { Discover, DiscoverResponse } from '../../protocol/mde2/messages.js';
import { callSoap, type SoapWorld } from '../identity/soap-client.js';
import { discoveryObjection } from './answer-rules.js';
import { probesDiscovery } from './device-rules.js';
import type { WindowsHabits } from './habits.js';
import { discoveryRedirects, findDiscovery } from './probe.js';
import { answered, localRefusal } from './refused.js';
import { fourPartVersion } from './version.js';

const path = '/EnrollmentServer/Discovery.svc';

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
  /** Called with the address that answered, before it is told anything. */
  confirm: (answered: string) => void,
): Promise<DiscoverResponse> {
  const address = probesDiscovery(context) ? await findDiscovery(world, url) : url;
  confirm(address);
  const { message } = answered(await callDiscover(world, address, facts), findings);
  const objection = discoveryObjection(context, facts.habits.authPolicies, message);
  if (objection === undefined) return message;
  const said = `AuthPolicy ${message.authPolicy} and the enrollment service "${message.enrollmentServiceUrl}"`;
  throw localRefusal('Discover', objection, `discovery leads nowhere: ${said}`);
}

export function callDiscover(world: SoapWorld, url: string, facts: DiscoverFacts) {
  return callSoap(world, {
    step: 'Discover',
    url,
    redirects: discoveryRedirects,
    write: (header) => writeDiscover({ ...header, ...discoverFields(facts) }),
    read: readDiscoverResponse,
  });
}
