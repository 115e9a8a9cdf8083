import { logsNote } from '../../harness/checks/aosp.js';
import { packageOf } from '../../harness/checks/aosp-apps.js';
import { days } from '../../protocol/base/clock.js';
import { attempt, deviceId } from './device-pages-scene.js';
import type { Scene } from './scene.js';

export async function openActions(scene: Scene): Promise<void> {
  const id = await deviceId(scene);
  await attempt(scene, () => scene.target.admin.readPage(`device-actions/${id}`));
}

/** Tries one action with all devices that the console lists. */
export async function actInBulk(scene: Scene, action: string): Promise<void> {
  const { admin } = scene.target;
  const devices = (await admin.readDevices()).map(({ id }) => id);
  await attempt(scene, () => admin.actOnPage('POST', 'bulk-device-actions', { action, devices }));
}

export async function publish(scene: Scene, version: string, names: string): Promise<void> {
  const versions = Object.fromEntries(names.split(', ').map((name) => [packageOf(name), version]));
  await scene.target.admin.putSettings('aosp-apps', { versions });
}

/** The user keeps the Intune app open, or closes it. */
export async function intuneIs(scene: Scene, state: 'closed' | 'kept open'): Promise<void> {
  const deed = state === 'closed' ? 'close app' : 'keep app open';
  await scene.act(scene.device(), deed, { app: packageOf('Microsoft Intune') });
}

export async function checkInTomorrow(scene: Scene): Promise<void> {
  await scene.advance(days(1));
  await scene.wake(scene.device(), 'poll');
}

export async function sendLogs(scene: Scene, from: string): Promise<void> {
  scene.note(logsNote, await scene.act(scene.device(), 'send logs', { from }));
}

export const upnOf = async (scene: Scene, person: string): Promise<string> => (await scene.person(person)).upn;
