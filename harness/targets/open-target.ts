import { SharedTarget } from './shared-target.js';
import type { OpenTarget, Target, TargetLocator } from './target.js';

/** Opens a target by its adapter. Throws TargetError when it cannot be reached. */
export async function openTarget(locator: TargetLocator): Promise<Target> {
  const open = await adapters[locator.adapter]();
  const target = await open(locator);
  return target.capabilities.has('tenants') ? target : new SharedTarget(target);
}

/** Each adapter is loaded when a target of its kind is opened. */
const adapters: Readonly<Record<TargetLocator['adapter'], () => Promise<OpenTarget>>> = {
  reference: async () => (await import('./reference.js')).openReferenceTarget,
  nanomdm: async () => (await import('./nanomdm/nanomdm-target.js')).openNanomdmTarget,
  headwind: async () => (await import('./headwind/headwind-target.js')).openHeadwindTarget,
  amapi: async () => (await import('./amapi/amapi-target.js')).openAmapiTarget,
  openmdm: async () => (await import('./openmdm/openmdm-target.js')).openOpenmdmTarget,
  none: async () => (await import('./no-admin/no-admin-target.js')).openNoAdminTarget,
};
