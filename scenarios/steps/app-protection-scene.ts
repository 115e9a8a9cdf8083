import { deedDone } from '../../harness/checks/mac.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** One policy for one app of everybody. */
export async function protect(scene: Scene, app: string, more: JsonObject = {}): Promise<void> {
  const policy = { name: 'protected', platform: 'ios', apps: [app], appPin: 4, copyPaste: 'protected apps', ...more };
  await scene.target.admin.putSettings('app-protection', { policies: [policy] });
}

/** A device that nobody manages, because nobody asked it to be. */
export async function ownDevice(scene: Scene, person: string, model: string): Promise<void> {
  await scene.newDevice({ person, model, method: 'ios-byod' });
}

/** The holder opens an app and signs in with the work account. */
export async function signInToApp(scene: Scene, app: string): Promise<void> {
  const { upn: username, password } = scene.device().person;
  const deed = await scene.act(scene.device(), 'sign in to an app', { app, username, password });
  scene.note(deedDone, deed);
}
