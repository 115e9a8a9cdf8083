import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { pageRefusal, pageShown } from '../../harness/checks/device-pages.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { assign } from './framework-scene.js';
import type { Scene } from './scene.js';

/** Tries something on a page; a refusal is kept under the note `page-refusal`. */
export async function attempt(scene: Scene, deed: () => Promise<JsonObject>): Promise<void> {
  scene.note(pageRefusal, undefined);
  try {
    scene.note(pageShown, await deed());
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(pageRefusal, error);
  }
}

/** The server's id of the present device. */
export async function deviceId(scene: Scene): Promise<string> {
  const enrollmentId = scene.device().agent.evidence().enrollmentId ?? '';
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  return encodeURIComponent(view?.id ?? 'unknown');
}

export async function remoteAction(scene: Scene, action: string): Promise<void> {
  const id = await deviceId(scene);
  await attempt(scene, () => scene.target.admin.actOnPage('POST', `device-actions/${id}`, { action }));
}

export async function openPage(scene: Scene, page: string): Promise<void> {
  const id = await deviceId(scene);
  await attempt(scene, () => scene.target.admin.readPage(`company-portal/${id}/${page}`));
}

export async function openConsole(scene: Scene, page: string): Promise<void> {
  await attempt(scene, () => scene.target.admin.readPage(page));
}

export async function rename(scene: Scene, name: string): Promise<void> {
  const id = await deviceId(scene);
  await attempt(scene, () =>
    scene.target.admin.actOnPage('POST', `company-portal/${id}/app`, { action: 'Rename', name }),
  );
}

export async function licence(scene: Scene, app: string, method: 'PUT' | 'DELETE'): Promise<void> {
  const path = `app-licences/${encodeURIComponent(scene.device().person.upn)}/${app}`;
  await attempt(scene, () => scene.target.admin.actOnPage(method, path));
}

/** Writes the enrollment type profiles; a refusal is kept as for other pages. */
export async function typeProfiles(scene: Scene, ...profiles: readonly JsonObject[]): Promise<void> {
  await attempt(scene, () => scene.target.admin.putSettings('enrollment-type-profiles', { profiles }));
}

/** `work` or `school` are groups; the first profile written is not always the one that comes first. */
export async function conflictingProfiles(scene: Scene, first: string, second: string): Promise<void> {
  await typeProfiles(
    scene,
    { name: 'second', type: second, priority: 2, groups: ['staff'] },
    { name: 'first', type: first, priority: 1, groups: ['staff'] },
    { name: 'third', type: second, priority: 3, groups: 'all' },
  );
}

/** Apps of several kinds for everybody. */
export async function assignApps(scene: Scene, apps: string): Promise<void> {
  const list = apps.split(', ').map((kind) => ({ identifier: `com.example.${kind}`, kind }));
  await assign(scene, { name: 'work', apps: list });
}

/** One thing that User Enrollment needs is not there. */
export async function lack(scene: Scene, what: string): Promise<void> {
  const settings: Readonly<Record<string, JsonObject>> = {
    nothing: {},
    'MDM authority': { mdmAuthority: false },
    'push certificate': { pushCertificate: false },
    'managed account': { managedAccounts: false },
    federation: { federation: 'none' },
  };
  await scene.target.admin.putSettings('user-enrollment', settings[what] ?? {});
}
