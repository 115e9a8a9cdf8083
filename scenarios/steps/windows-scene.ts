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

/** How the organisation's discovery answers PCs. */
export async function askFor(scene: Scene, authPolicy: string): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('windows-enrollment', { ...(await admin.readSettings('windows-enrollment')), authPolicy });
}

/** A PC whose person has gone through the page of Federated authentication. */
export async function signInOnPage(scene: Scene, patch: JsonObject = {}): Promise<void> {
  await scene.device().agent.step('SignIn', patch);
}
