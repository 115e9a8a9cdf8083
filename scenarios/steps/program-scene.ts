import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { pageAnswer, pageRefusal } from '../../harness/checks/enrollment-program.js';
import { hours } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { addDevices, depScene, entryOf } from './dep-scene.js';
import type { Scene, SceneDevice } from './scene.js';

/** What a scenario about enrollment program tokens knows. */
interface ProgramScene {
  /** The form that is open. */
  form?: string;
  /** Ids of tokens in the console, by label. */
  readonly tokens: Map<string, string>;
}

const noteOfScene = 'program scene';
const root = 'enrollment-program';
export const appleId = 'program@contoso.example';

export function programScene(scene: Scene): ProgramScene {
  const known = scene.noted(noteOfScene) as ProgramScene | undefined;
  if (known !== undefined) return known;
  const opened: ProgramScene = { tokens: new Map() };
  scene.note(noteOfScene, opened);
  return opened;
}

/** A page of the console about a token: `sync`, `devices`; its overview without a name. */
export function tokenPage(scene: Scene, label: string, name = ''): string {
  const id = programScene(scene).tokens.get(label);
  if (id === undefined) throw new Error(`the scenario has no token ${label}`);
  return `${root}/tokens/${id}${name === '' ? '' : `/${name}`}`;
}

/** Does something on a page; a refusal is kept, as is what the page says. */
export async function act(
  scene: Scene,
  ...[method, path, document]: Parameters<Scene['target']['admin']['actOnPage']>
): Promise<JsonObject> {
  scene.note(pageRefusal, '');
  scene.note(pageAnswer, {});
  try {
    const answer = await scene.target.admin.actOnPage(method, path, document);
    scene.note(pageAnswer, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(pageRefusal, error.message);
    return {};
  }
}

export async function openForm(scene: Scene): Promise<void> {
  const { form } = await scene.target.admin.actOnPage('POST', `${root}/forms`);
  programScene(scene).form = String(form);
}

export async function closeForm(scene: Scene): Promise<void> {
  await scene.target.admin.actOnPage('DELETE', `${root}/forms/${programScene(scene).form}`);
}

export async function downloadKey(scene: Scene): Promise<string> {
  const { publicKey } = await scene.target.admin.readPage(`${root}/forms/${programScene(scene).form}/public-key`);
  return String(publicKey);
}

/** An MDM server entry in Apple's portal, for the key of a form that is opened for it. */
export async function addEntry(scene: Scene, label: string, devices = 0): Promise<void> {
  await openForm(scene);
  const dep = await depScene(scene);
  const { json } = await dep.portal.ask('POST', '/servers', { name: label, publicKey: await downloadKey(scene) });
  dep.entries.set(label, String(json?.id));
  if (devices > 0) await addDevices(scene, label, devices);
}

/** A new token file of the entry, base64. */
export async function downloadTokenFile(scene: Scene, label: string, by?: string): Promise<string> {
  const dep = await depScene(scene);
  const { text } = await dep.portal.ask(
    'POST',
    `/servers/${entryOf(dep, label)}/token`,
    by === undefined ? {} : { by },
  );
  return Buffer.from(text).toString('base64');
}

/** Fills the form in and sends it; members of `changes` replace what a careful administrator writes. */
export async function upload(scene: Scene, label: string, changes: JsonObject = {}): Promise<void> {
  const program = programScene(scene);
  const file = changes.file === undefined ? await downloadTokenFile(scene, label) : changes.file;
  const form = { form: program.form ?? '', consent: true, appleId, ...changes, file };
  const { id } = await act(scene, 'POST', `${root}/tokens`, withoutGaps(form));
  if (id !== undefined) program.tokens.set(label, String(id));
}

/** A member that is null was left empty. */
const withoutGaps = (form: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null));

/** A token that works, with devices that were assigned before it was added. */
export async function addToken(scene: Scene, label: string, devices: number, changes: JsonObject = {}): Promise<void> {
  await addEntry(scene, label, devices);
  await upload(scene, label, changes);
}

/** Many tokens, all from one file, which is a token each time. */
export async function addManyTokens(scene: Scene, count: number): Promise<void> {
  await addEntry(scene, 'Many');
  const file = await downloadTokenFile(scene, 'Many');
  for (let index = 0; index < count; index += 1) await upload(scene, 'Many', { file });
}

/** The same, from Apple School Manager: the scenario's portal is a school's from then on. */
export async function addSchoolToken(scene: Scene, label: string, devices: number): Promise<void> {
  await useSchool(scene);
  await addToken(scene, label, devices);
}

async function useSchool(scene: Scene): Promise<void> {
  const dep = await depScene(scene);
  if (dep.school === undefined) dep.school = await dep.portal.addOrganisation('Simulated school', 'edu');
  dep.portal = dep.school;
}

/** Leaves what the token list then shows as the page's answer. */
export async function search(scene: Scene, text: string): Promise<void> {
  const query = new URLSearchParams({ search: text });
  scene.note(pageAnswer, await scene.target.admin.readPage(`${root}/tokens?${query}`));
}

export async function renew(scene: Scene, label: string, changes: JsonObject = {}): Promise<void> {
  const file = await downloadTokenFile(scene, label);
  await act(scene, 'POST', tokenPage(scene, label, 'renewal'), withoutGaps({ consent: true, file, ...changes }));
}

/** A token of either program, with a device that somebody holds and has not turned on yet. */
export async function addTokenWith(scene: Scene, token: TokenWithDevice): Promise<void> {
  const { label, program, person, model } = token;
  if (program === 'School') await useSchool(scene);
  await addEntry(scene, label);
  await buy(scene, label, await scene.newDevice({ person, model, method: wayIn(program, model) }));
  await upload(scene, label);
}

interface TokenWithDevice {
  readonly label: string;
  readonly program: string;
  readonly person: string;
  readonly model: string;
}

function wayIn(program: string, model: string): Method {
  if (model.startsWith('Mac')) return 'macos-ade';
  return program === 'School' ? 'ios-asm' : 'ios-ade';
}

/** The organisation owns the device, and assigns it to the entry. */
async function buy(scene: Scene, label: string, { agent }: SceneDevice): Promise<void> {
  const dep = await depScene(scene);
  const { serial } = agent.record;
  await dep.portal.ask('POST', '/devices', { devices: [{ serial_number: serial, model: 'iPhone 15' }] });
  await dep.portal.ask('POST', '/assign', { serials: [serial], server: entryOf(dep, label) });
}

/** The device asks Apple's service what it is to do, and nobody else. */
export async function turnOn(scene: Scene): Promise<void> {
  const device = scene.device();
  const { method } = device;
  const url = `https://mdmenrollment.${scene.target.domain}/dep/muster/configuration/`;
  device.entry = { platform: method === 'macos-ade' ? 'macos' : 'ios', method, url };
  await scene.enroll(device);
}

export const addProfile = (scene: Scene, label: string, profile: JsonObject): Promise<JsonObject> =>
  act(scene, 'POST', tokenPage(scene, label, 'profiles'), profile);

export const assign = (scene: Scene, label: string, profile: string, serials: readonly string[]): Promise<JsonObject> =>
  act(scene, 'POST', tokenPage(scene, label, 'assignments'), { profile, serials });

/** Three devices more: one with the profile, one without any, and one that leaves the organisation. */
export async function inEveryState(scene: Scene, label: string, profile: string): Promise<void> {
  await addDevices(scene, label, 3);
  await scene.advance(hours(12));
  await assign(scene, label, profile, ['SIM1']);
  await (await depScene(scene)).portal.ask('POST', '/release', { serials: ['SIM3'] });
  await scene.advance(hours(12));
}

export const sync = (scene: Scene, label: string, full = false): Promise<JsonObject> =>
  act(scene, 'POST', tokenPage(scene, label, 'sync'), { full });
