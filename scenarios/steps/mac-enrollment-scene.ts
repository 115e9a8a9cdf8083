import { RefusedByAdmin } from '../../harness/checks/admin.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { command } from './apple-scene.js';
import { act, newMac } from './mac-scene.js';
import type { Scene, SceneDevice } from './scene.js';

/** `locked true, hiddenScreens Siri+Location, department Works` as members of a document. */
export function membersIn(words: string): JsonObject {
  const pairs = words === '' ? [] : words.split(', ').map((pair) => /^(\w+) (.*)$/.exec(pair) ?? [pair, pair, '']);
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, valueIn(key, value)]));
}

const lists: ReadonlySet<string> = new Set(['hiddenScreens', 'groups', 'domains']);

function valueIn(key: string, value: string): Json {
  if (lists.has(key)) return value === '' ? [] : value.split('+');
  if (value === 'true' || value === 'false') return value === 'true';
  return value;
}

/** Writes a document; a refusal is left under the note `settings-refused`. */
async function put(scene: Scene, kind: string, document: JsonObject): Promise<void> {
  try {
    await scene.target.admin.putSettings(kind, document);
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

/** One profile of Automated Device Enrollment, in place of all others. */
export const putAdeProfile = (scene: Scene, name: string, words: string): Promise<void> =>
  put(scene, 'ade-profiles', { profiles: [{ name, ...membersIn(words) }], default: name });

/** So many licences for devices without a user. */
export async function putDeviceLicences(scene: Scene, deviceLicenses: number): Promise<void> {
  await put(scene, 'ade-profiles', { ...(await scene.target.admin.readSettings('ade-profiles')), deviceLicenses });
}

/** A profile for each platform that has none of its own. */
export const putDefaults = (scene: Scene, macos: string, ios: string): Promise<void> => {
  const profiles = [macos, ios].map((name) => ({ name, userAffinity: false }));
  return put(scene, 'ade-profiles', { profiles, defaults: { macos, ios } });
};

export const putPreparation = (scene: Scene, words: string): Promise<void> =>
  put(scene, 'mac-preparation', membersIn(words));

export const putAccounts = (scene: Scene, shortName: string): Promise<void> =>
  put(scene, 'mac-accounts', { administrator: { shortName, fullName: shortName } });

/** The one profile for direct enrollment. */
export const putDirectProfile = (scene: Scene, name: string, userAffinity: string): Promise<void> =>
  put(scene, 'direct-enrollment-profiles', { profiles: [{ id: 'direct', name, userAffinity }] });

const directLink = 'direct-link';

/** An administrator exports the profile and puts a copy on the Mac. */
export async function copyToMac(scene: Scene, file: string): Promise<void> {
  const entry = (scene.noted(directLink) as JsonObject | undefined) ?? (await exportProfile(scene));
  await act(scene, 'download profile', { url: String(entry?.url ?? ''), name: file });
}

/** The link from which copies of the profile are downloaded, by whoever is the administrator. */
export async function exportProfile(scene: Scene, profile?: string): Promise<JsonObject | undefined> {
  const administrator = await scene.person('Grace');
  const options = profile === undefined ? {} : { profile };
  const request = { platform: 'macos', method: 'macos-direct', upn: administrator.upn, options } as const;
  const entry = (await scene.issue(request)) as unknown as JsonObject | undefined;
  scene.note(directLink, entry);
  return entry;
}

/** The user opens the profile that was exported, on a Mac that is in use. */
export async function enrollDirectly(scene: Scene, person: string, model: string, words: string): Promise<void> {
  const mac = await newMac(scene, person, model, words, 'macos-direct', { profile: 'direct' });
  const { upn } = await scene.person('Grace');
  const entry = await scene.issue({ platform: 'macos', method: 'macos-direct', upn, options: { profile: 'direct' } });
  if (entry !== undefined) mac.entry = entry;
  await scene.enroll(mac);
}

/** The Mac is set up by its user before its organisation has anything to say. */
export async function setUpBefore(scene: Scene): Promise<void> {
  await act(scene, 'finish Setup Assistant');
}

/** `profiles renew -type enrollment`, by somebody who knows the holder's password. */
export async function renew(scene: Scene, account: string): Promise<void> {
  const { upn: username, password } = scene.device().person;
  const entry = await registered(scene, scene.device());
  await act(scene, 'renew enrollment', { account, username, password, entry });
}

/** The Mac is the organisation's, with whatever profile there is. */
async function registered(scene: Scene, { agent, method, person }: SceneDevice): Promise<JsonObject> {
  const { platform, serial } = agent.record;
  return (await scene.issue({ platform, method, serial, upn: person.upn })) as unknown as JsonObject;
}

/** Turned on for the first time (again), with whatever is assigned to it by now. */
export async function turnOn(scene: Scene): Promise<void> {
  const mac: SceneDevice = scene.device();
  delete mac.entry;
  await scene.enroll(mac);
}

/** SetAutoAdminPassword for the administrator of this name, whom the Mac has told of; for one that there is not otherwise. */
export async function changePassword(scene: Scene, shortName: string): Promise<void> {
  const GUID = (await accountsTold(scene)).find((account) => account.shortName === shortName)?.GUID ?? 'nobody';
  const passwordHash = { $data: Buffer.from('of no password').toString('base64') };
  await command(scene, { RequestType: 'SetAutoAdminPassword', GUID, passwordHash });
}

async function accountsTold(scene: Scene): Promise<readonly JsonObject[]> {
  const { enrollmentId = '' } = scene.device().agent.evidence();
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  const information = view?.detail.information as JsonObject | undefined;
  return (information?.AutoSetupAdminAccounts ?? []) as readonly JsonObject[];
}

/** The version before this one, so that a pane is not there yet. */
export function versionBefore(version: string): string {
  const parts = version.split('.').map(Number);
  const last = parts.pop() ?? 0;
  if (last > 0 && parts.length > 0) return [...parts, last - 1].join('.');
  return `${(parts[0] ?? last) - 1}.9`;
}
