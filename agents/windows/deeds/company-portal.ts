import type { AgentWorld } from '../../device/agent.js';
import type { TransportResponse } from '../../device/transport.js';

export interface PortalWish {
  /** Address of the portal. */
  readonly url: string;
  readonly token: string;
  readonly deviceId: string;
  readonly action: string;
  readonly app: string;
}

/** Asks the Company Portal for an app or an action. Its real protocol is not public: this one is our own. */
export function askPortal(world: AgentWorld, wish: PortalWish): Promise<TransportResponse> {
  const { url, token, deviceId, action, app } = wish;
  const body = new TextEncoder().encode(new URLSearchParams({ device: deviceId, action, app }).toString());
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Bearer ${token}` };
  return world.transport.send({ step: 'CompanyPortal', method: 'POST', url, headers, body });
}

const engine = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

/** User-Agent headers of browsers on a PC (RFC 9110 §10.1.5). */
const userAgents: Readonly<Record<string, string>> = {
  'Microsoft Edge': `${engine} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`,
  'Google Chrome': `${engine} Chrome/120.0.0.0 Safari/537.36`,
  'Mozilla Firefox': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0',
  'Internet Explorer': 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko',
};

/** Opens the portal's site in a browser. */
export function visitSite(
  { transport, model }: AgentWorld,
  { url, token, browser }: { readonly url: string; readonly token: string; readonly browser: string },
): Promise<TransportResponse> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'User-Agent': userAgents[browser] ?? browser,
    'Sec-CH-UA-Platform-Version': `"${model.osVersion}"`,
  };
  return transport.send({ step: 'PortalSite', method: 'GET', url, headers });
}
