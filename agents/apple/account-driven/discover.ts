import {
  type DiscoveredServer,
  decodeDiscovery,
  discoveryUrl,
  isEnrollmentVersion,
} from '../../../protocol/apple/account-driven/discovery.js';
import { errorIn } from '../../../protocol/apple/error-response.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { TransportResponse } from '../../device/transport.js';
import { type AppleDevice, refuse } from '../device.js';
import { wordsOfRefusal } from '../wire-rules.js';
import { asksAppleToo, domainOfAccount, familyAsked, offersWay, serverChosen } from './rules.js';
import { asksAppleSince, enrollsSince } from './ways.table.js';

const step = 'Discovery';
const mostRedirects = 5;

/**
 * Finds the server of an account: the document under its domain, or, where there is none, under the address that the organisation left with
 * Apple (Apple: "Discover authentication servers", "Assign a discovery profile"). Throws EnrollmentStopped.
 */
export async function discover(device: AppleDevice, account: string): Promise<DiscoveredServer> {
  const domain = domainOfAccount(device.rules, account);
  if (domain === undefined)
    refuse({ form: 'local', code: 'ACCOUNT_INVALID', message: `${account} is no user@domain`, step });
  const family = familyAsked(device.rules, familyOf(device));
  const response = await found(device, domain, account, family);
  const server = serverChosen(device.rules, readServers(device, response));
  if (server === undefined)
    refuse({
      form: 'http',
      code: 'NO_MATCHING_SERVER',
      message: 'no server fits this device',
      step,
      exchange: response.exchange,
    });
  requireVersion(device, server, response.exchange);
  return server;
}

async function found(device: AppleDevice, domain: string, account: string, family: string): Promise<TransportResponse> {
  const first = await get(device, discoveryUrl(domain, account, family));
  if (first.status === 200 || !asksAppleToo(device.rules, device.osVersion, asksAppleSince[device.family]))
    return first;
  return get(device, appleServiceUrl(domain, account, family));
}

/** Apple's service is one for everybody; the simulated one has a name below the domain, so that it belongs to one organisation. */
function appleServiceUrl(domain: string, account: string, family: string): string {
  const query = new URLSearchParams({ 'user-identifier': account, 'model-family': family });
  return `https://axm-servicediscovery.${domain}/mdmBaseURL?${query}`;
}

function get(device: AppleDevice, url: string): Promise<TransportResponse> {
  const { transport, signal } = device.world;
  const headers = { 'User-Agent': device.habits.userAgent, Accept: 'application/json' };
  return transport.send({ step, method: 'GET', url, headers, redirects: mostRedirects, ...(signal && { signal }) });
}

function readServers(device: AppleDevice, response: TransportResponse): readonly DiscoveredServer[] {
  const { status, body, exchange } = response;
  if (status !== 200) {
    const message = wordsOfRefusal(device.rules, errorIn(response)?.message, `discovery was answered ${status}`);
    refuse({ form: 'http', code: String(status), message, step, exchange });
  }
  try {
    return decodeDiscovery(body).Servers;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return refuse({ form: 'http', code: error.code, message: error.message, step, exchange });
  }
}

function requireVersion(device: AppleDevice, { Version }: DiscoveredServer, exchange: number): void {
  if (!isEnrollmentVersion(Version)) return;
  const since = enrollsSince[Version][device.family];
  if (!offersWay(device.rules, device.osVersion, since))
    refuse({ form: 'local', code: 'OS_TOO_OLD', message: `${Version} needs version ${since}`, step, exchange });
}

/** The model family, one of Apple's list. */
function familyOf({ world }: AppleDevice): string {
  if (world.model.platform === 'macos') return 'Mac';
  return world.model.platform === 'ipados' ? 'iPad' : 'iPhone';
}
