import { TargetError } from '../../../protocol/base/errors.js';
import { JsonApi } from '../json-api.js';
import { OneOrganization } from '../one-organization.js';
import type { OpenTarget } from '../target.js';
import { headwindCapabilities, missingReasons } from './capabilities.table.js';
import { HeadwindAdmin } from './headwind-admin.js';
import { HeadwindApi } from './headwind-api.js';

/** Opens a Headwind MDM (github.com/h-mdm/hmdm-server) by its console's REST interface. Throws TargetError when it does not let the administrator in. */
export const openHeadwindTarget: OpenTarget = async (locator) => {
  const { adminUrl, adminUser, adminToken, agent, ca } = locator;
  if (agent === undefined || adminUser === undefined)
    throw new TargetError('TARGET_AGENT', 'the target file has no admin.user or agent');
  const api = new HeadwindApi(new JsonApi('Headwind MDM', adminUrl, ca), adminUser, adminToken);
  try {
    await api.signIn();
  } catch (error) {
    await api.close();
    throw error;
  }
  return new OneOrganization({
    locator,
    capabilities: headwindCapabilities,
    reasons: missingReasons,
    domain: new URL(adminUrl).hostname,
    admin: (capabilities) => new HeadwindAdmin(api, agent, capabilities),
    describe: async () => ({ name: 'Headwind MDM' }),
    close: () => api.close(),
  });
};
