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
