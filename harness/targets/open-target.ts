import type { Target, TargetLocator } from './target.js';

/** Opens a target by its adapter. Throws TargetError when it cannot be reached. */
export async function openTarget(locator: TargetLocator): Promise<Target> {
  const { openReferenceTarget } = await import('./reference.js');
  return openReferenceTarget(locator);
}
