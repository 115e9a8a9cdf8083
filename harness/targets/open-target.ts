import { SharedTarget } from './shared-target.js';
import type { Target, TargetLocator } from './target.js';

/** Opens a target by its adapter. Throws TargetError when it cannot be reached. */
export async function openTarget(locator: TargetLocator): Promise<Target> {
  const { openReferenceTarget } = await import('./reference.js');
  const target = await openReferenceTarget(locator);
  return target.capabilities.has('tenants') ? target : new SharedTarget(target);
}
