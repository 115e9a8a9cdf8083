import { RefusedByAdmin } from '../../harness/checks/admin.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const noteOfDeed = 'deed';

async function credentialsOf(scene: Scene, person: string): Promise<{ upn: string; password: string }> {
  const { upn, password } = await scene.person(person);
  return { upn, password };
}

/** Somebody signs in to Windows on the PC of the scenario. */
export async function signInAt(scene: Scene, person: string): Promise<void> {
  scene.note(noteOfDeed, await scene.act(scene.device(), 'sign-in', await credentialsOf(scene, person)));
}

/** Somebody asks the Company Portal of the PC for an app or an action. */
export async function askPortal(scene: Scene, person: string, action: string, app = ''): Promise<void> {
  const wish = { ...(await credentialsOf(scene, person)), action, app };
  scene.note(noteOfDeed, await scene.act(scene.device(), 'company-portal', wish));
}

/** Somebody opens the portal's site on the PC. */
export async function visitSite(scene: Scene, person: string, browser: string): Promise<void> {
  scene.note(
    noteOfDeed,
    await scene.act(scene.device(), 'visit-site', { ...(await credentialsOf(scene, person)), browser }),
  );
}

/** Somebody opens a resource of the organisation on the PC. */
export async function openResource(scene: Scene, person: string): Promise<void> {
  scene.note(noteOfDeed, await scene.act(scene.device(), 'open-resource', await credentialsOf(scene, person)));
}

/** The management extension of the PC looks for scripts, with a user's token. */
export async function runScripts(scene: Scene, person: string): Promise<void> {
  scene.note(noteOfDeed, await scene.act(scene.device(), 'run-scripts', await credentialsOf(scene, person)));
}

export async function addScript(scene: Scene, name: string, context: string): Promise<void> {
  const { admin } = scene.target;
  const { scripts } = await admin.readSettings('windows-scripts');
  const before = Array.isArray(scripts) ? (scripts as readonly JsonObject[]) : [];
  await admin.putSettings('windows-scripts', { scripts: [...before, { name, asUser: context === 'user' }] });
}

/** Conditional access asks for a device of the organisation. */
export async function askForDevice(scene: Scene): Promise<void> {
  const policies = [{ name: 'Managed devices only', grants: ['require device marked as compliant'] }];
  await scene.target.admin.putSettings('conditional-access', { policies });
}

/** Keeps a refusal under the note `console-refused`. */
async function attempt(scene: Scene, path: string, document: JsonObject): Promise<void> {
  try {
    await scene.target.admin.actOnPage('POST', path, document);
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('console-refused', error.message);
  }
}

export async function enterConsole(scene: Scene, person: string): Promise<void> {
  await attempt(scene, 'console', await credentialsOf(scene, person));
}

export const putFirst = (scene: Scene, tag: string, first: string): Promise<void> =>
  attempt(scene, `status-page-profiles/${encodeURIComponent(tag)}`, { first });

export async function letUnlicensedIn(scene: Scene, word: string): Promise<void> {
  const { admin } = scene.target;
  const settings = await admin.readSettings('directory');
  await admin.putSettings('directory', { ...settings, unlicensedAdministrators: word === 'may' });
}
