import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** A PC whose person has typed name and password, and which has found the enrollment service. */
export async function findService(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  const device = await scene.newDevice({ person, model, method });
  const entry = await scene.issue({ platform: 'windows', method, upn: device.person.upn });
  if (entry === undefined) return;
  device.entry = entry;
  const { username = device.person.upn, password = device.person.password } = entry;
  await device.agent.step('Discover', { username, password, ...(entry.url !== undefined && { url: entry.url }) });
}

/** RequestSecurityToken, wrong on purpose if asked. */
export async function askForCertificate(scene: Scene, patch: JsonObject = {}): Promise<void> {
  await scene.device().agent.step('RequestSecurityToken', patch);
}
