import { RefusedByAdmin } from '../../harness/checks/admin.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { NewDevice, Scene, SceneDevice } from './scene.js';
import { changeWindowsSettings } from './windows-scene.js';

export type Half = 'MDM' | 'MAM';

const members: Readonly<Record<string, string>> = {
  'discovery URL': 'discoveryUrl',
  'terms of use URL': 'termsOfUseUrl',
  'compliance URL': 'complianceUrl',
};

/** An address of the MDM application by the name that administrators see. */
export const addressMember = (address: string): string => members[address] ?? address;
export const halfMember = (half: Half): 'mdm' | 'mam' => (half === 'MDM' ? 'mdm' : 'mam');

/** Changes one half of the directory's MDM application. */
export async function changeApplication(scene: Scene, half: Half, change: JsonObject): Promise<void> {
  const { automaticEnrollment = {} } = await scene.target.admin.readSettings('windows-enrollment');
  const application = automaticEnrollment as JsonObject;
  const member = halfMember(half);
  const changed = { ...(application[member] as JsonObject | undefined), ...change };
  await changeWindowsSettings(scene, { automaticEnrollment: { ...application, [member]: changed } });
}

/** Keeps the administrator's refusal under the note `settings-refused`. */
export async function tryApplication(scene: Scene, half: Half, change: JsonObject): Promise<void> {
  try {
    await changeApplication(scene, half, change);
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

export async function restoreAddresses(scene: Scene, half: Half): Promise<void> {
  const { automaticEnrollment = {} } = await scene.target.admin.readSettings('windows-enrollment');
  const restored = { ...(automaticEnrollment as JsonObject), restore: halfMember(half) };
  await changeWindowsSettings(scene, { automaticEnrollment: restored });
}

/** Changes one member of the directory's own settings; `false` is no text. */
export async function directoryHas(scene: Scene, member: string, value: string): Promise<void> {
  const { admin } = scene.target;
  const changed = { ...(await admin.readSettings('directory')), [member]: value === 'false' ? false : value };
  await admin.putSettings('directory', changed);
}

export async function addGroup(scene: Scene, name: string, kind: string): Promise<void> {
  const { admin } = scene.target;
  const settings = await admin.readSettings('directory');
  const groups = Array.isArray(settings.groups) ? settings.groups : [];
  await admin.putSettings('directory', { ...settings, groups: [...groups, { name, members: kind }] });
}

/** A directory join that begins in the first run of a new PC, or in Settings. */
export async function joinFrom(scene: Scene, person: string, model: string, firstRun: boolean): Promise<void> {
  const modelOverrides = { habits: { firstRun } };
  await scene.enroll(await scene.newDevice({ person, model, method: 'windows-aad-join', modelOverrides }));
}

/** Another way in for the PC of the scenario, with an entry of its own. */
export async function enrollAgainBy(scene: Scene, method: Method): Promise<void> {
  const device = scene.device();
  const entry = await scene.issue({ platform: 'windows', method, upn: device.person.upn });
  if (entry === undefined) return;
  device.entry = entry;
  await scene.enroll(device);
}

/** One of the two user scopes of the MDM application; the other stays as it is. */
export function setScope(scene: Scene, half: Half, scope: string, group?: string): Promise<void> {
  return changeApplication(scene, half, { scope, groups: group === undefined ? [] : [group] });
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
