import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { NewDevice, Scene, SceneDevice } from './scene.js';
import { changeWindowsSettings } from './windows-scene.js';

/** One of the two user scopes of the MDM application; the other stays as it is. */
export async function setScope(scene: Scene, which: 'mdm' | 'mam', scope: string, group?: string): Promise<void> {
  const { automaticEnrollment = {} } = await scene.target.admin.readSettings('windows-enrollment');
  const groups = group === undefined ? [] : [group];
  await changeWindowsSettings(scene, {
    automaticEnrollment: { ...(automaticEnrollment as JsonObject), [which]: { scope, groups } },
  });
}

/** A PC that has joined, has its token and has found its enrollment service. */
export async function joinDirectory(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  const device = await join(scene, { person, model, method });
  await device?.agent.step('Discover');
}

/** A PC whose token the directory made for somebody else's server. */
export async function joinElsewhere(
  ...[scene, person, model, method, audience]: [Scene, string, string, Method, string]
): Promise<void> {
  await join(scene, { person, model, method }, { audience });
}

async function join(scene: Scene, wanted: NewDevice, patch: JsonObject = {}): Promise<SceneDevice | undefined> {
  const device = await scene.newDevice(wanted);
  const entry = await scene.issue({ platform: 'windows', method: wanted.method, upn: device.person.upn });
  if (entry?.url === undefined) return undefined;
  device.entry = entry;
  const { username = device.person.upn, password = device.person.password, url } = entry;
  await device.agent.step('Join', { url, method: wanted.method, username, password, ...patch });
  return device;
}
