import { depAnswer } from '../../harness/checks/dep.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { holderDoes } from './backup-scene.js';
import { call, defineProfile, depScene, entryOf, openSession } from './dep-scene.js';
import type { Scene } from './scene.js';

/** The server asks Apple to lock the activation of its device. */
export async function locksActivation(scene: Scene, label: string, serial: string): Promise<void> {
  await openSession(scene, label);
  await call(scene, label, 'POST', '/device/activationlock', { device: serial, escrow_key: 'simulated' });
}

/** As the device itself tells Apple. */
export async function migrationOf(scene: Scene, serial: string, migration: string): Promise<void> {
  const [server] = (await depScene(scene)).servers.values();
  await server?.call('POST', `/muster/configuration/${serial}`, { migration });
}

export async function readPortal(scene: Scene): Promise<readonly JsonObject[]> {
  const { portal } = await depScene(scene);
  const { json } = await portal.ask('GET', '/devices');
  return json as unknown as readonly JsonObject[];
}

/** The server gives the device a profile, and that is fetched. */
export async function addedAndEnrolled(scene: Scene, serial: string, source: string, label: string): Promise<void> {
  await addedBy(scene, serial, source);
  await defineProfile(scene, label);
  const { profile = '' } = await depScene(scene);
  await call(scene, label, 'PUT', '/profile/devices', { profile_uuid: profile, devices: [serial] });
  const [server] = (await depScene(scene)).servers.values();
  await server?.call('GET', `/muster/configuration/${serial}`);
}

export async function addedBy(scene: Scene, serial: string, source: string): Promise<void> {
  await (await depScene(scene)).portal.ask('PUT', `/devices/${serial}`, { source });
}

/** Whatever the portal says to it. */
export async function triesToMove(scene: Scene, serial: string, label: string, migrationDeadline: string) {
  const dep = await depScene(scene);
  const move = { serials: [serial], server: entryOf(dep, label), migrationDeadline };
  scene.note(depAnswer, await dep.portal.try('POST', '/assign', move));
}

export async function logsIn(scene: Scene, name: string): Promise<void> {
  await holderDoes(scene, 'log in', { username: (await scene.person(name)).upn });
}
