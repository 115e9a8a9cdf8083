import { JsonApi } from '../json-api.js';
import { OneOrganization } from '../one-organization.js';
import type { OpenTarget } from '../target.js';
import { missingReasons, openmdmCapabilities } from './capabilities.table.js';
import { notLetIn, OpenmdmAdmin } from './openmdm-admin.js';

/** Opens an OpenMDM (github.com/azoila/openmdm) by its administrator's routes. Throws TargetError when it does not let the administrator in. */
export const openOpenmdmTarget: OpenTarget = async (locator) => {
  const { adminUrl, adminToken: token, agent = {}, ca } = locator;
  const server = (agent.serverUrl ?? adminUrl).replace(/\/+$/, '');
  const api = new JsonApi('OpenMDM', adminUrl, ca);
  try {
    const { status } = await api.send('GET', '/devices?limit=1', { token });
    if (status === 401 || status === 403) throw notLetIn(`HTTP ${status}`);
  } catch (error) {
    await api.close();
    throw error;
  }
  return new OneOrganization({
    locator,
    capabilities: openmdmCapabilities,
    reasons: missingReasons,
    domain: new URL(server).hostname,
    admin: (capabilities) => new OpenmdmAdmin({ api, token, server, agent, capabilities }),
    describe: async () => ({ name: 'OpenMDM' }),
    close: () => api.close(),
  });
};
