import { TargetError } from '../../../protocol/base/errors.js';
import { OneOrganization } from '../one-organization.js';
import type { OpenTarget } from '../target.js';
import { missingReasons, nanomdmCapabilities } from './capabilities.table.js';
import { Companion } from './companion.js';
import { NanomdmAdmin } from './nanomdm-admin.js';
import { NanomdmApi } from './nanomdm-api.js';

/** Opens a NanoMDM (github.com/micromdm/nanomdm) by its API. Throws TargetError when it does not answer or refuses the key. */
export const openNanomdmTarget: OpenTarget = async (locator) => {
  const { nanomdm } = locator;
  if (nanomdm === undefined) throw new TargetError('TARGET_ENROLLMENT', 'the target file has no enrollment');
  const api = new NanomdmApi(locator.adminUrl, locator.adminToken);
  try {
    await api.version();
    await api.requireKey();
  } catch (error) {
    await api.close();
    throw error;
  }
  // opened with the first session: whoever only plans needs no port
  let companion: Promise<Companion> | undefined;
  return new OneOrganization({
    locator,
    capabilities: nanomdmCapabilities(nanomdm),
    reasons: missingReasons,
    domain: new URL(nanomdm.enrollment.serverUrl).hostname,
    admin: async (capabilities) => {
      companion ??= Companion.open(nanomdm);
      return new NanomdmAdmin({ api, companion: await companion, locator: nanomdm, capabilities });
    },
    describe: async () => ({ name: 'NanoMDM', version: await api.version() }),
    close: async () => {
      await (await companion)?.close();
      await api.close();
    },
  });
};
