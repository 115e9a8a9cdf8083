import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { noApps } from '../apps/installed-app.js';
import type { AndroidState } from '../state.js';
import { lockTaskIn } from './lock-task-csp.js';

/** `{ signedIn: { app: user }, launcher }`: a home screen counts once its app is there. */
export function dedicatedState({ signedIn, tree, apps = noApps }: AndroidState): JsonObject {
  const wanted = lockTaskIn(tree)?.launcher;
  const launcher = apps.installed.find((app) => app.package === wanted)?.package;
  return { ...(signedIn !== undefined && { signedIn }), ...(launcher !== undefined && { launcher }) };
}
