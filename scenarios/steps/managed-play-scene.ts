import type { AppPolicy } from '../../agents/android/csp/app-policy.js';
import { askCloud, type CloudAnswer } from '../../agents/cloud-client/cloud-transport.js';
import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { deedNote, storeNote } from '../../harness/checks/android-apps.js';
import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { pageRefusal } from '../../harness/checks/enrollment-program.js';
import { signUpNote } from '../../harness/checks/managed-play.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { act } from './program-scene.js';
import type { NewDevice, Scene } from './scene.js';

type Documents = Readonly<Record<string, readonly JsonObject[]>>;

/** Changes one list of a settings document: what has the same key is replaced. */
async function putInto(scene: Scene, kind: string, list: string, entry: JsonObject, key: string): Promise<void> {
  const { admin } = scene.target;
  const document = (await admin.readSettings(kind)) as Documents;
  const others = (document[list] ?? []).filter((one) => one[key] !== entry[key]);
  await admin.putSettings(kind, { ...document, [list]: [...others, entry] });
}

/** A developer publishes an app, or a new version of one. */
export const publish = (scene: Scene, app: string, more: JsonObject = {}): Promise<void> =>
  putInto(scene, 'google-play', 'apps', { package: app, name: app, ...more }, 'package');

/** The administrator approves apps on the store's site. */
export async function approve(scene: Scene, app: string): Promise<void> {
  const { admin } = scene.target;
  const document = (await admin.readSettings('google-play')) as { readonly approved?: readonly string[] };
  await admin.putSettings('google-play', { ...document, approved: [...(document.approved ?? []), app] });
}

export async function sync(scene: Scene): Promise<void> {
  await scene.target.admin.actOnPage('POST', 'managed-play/sync', {});
}

/** An app that anybody can deploy: published, approved, synced. */
export async function bringToConsole(scene: Scene, app: string, more: JsonObject = {}): Promise<void> {
  await publish(scene, app, more);
  await approve(scene, app);
  await sync(scene);
}

export const deploy = (scene: Scene, app: string, intent: string, more: JsonObject = {}): Promise<void> =>
  putInto(scene, 'android-apps', 'assignments', { app, intent, ...more }, 'app');

/** The same by an administrator who may be refused; the refusal is kept as that of a page. */
export async function tryToDeploy(scene: Scene, app: string): Promise<void> {
  scene.note(pageRefusal, '');
  try {
    await deploy(scene, app, 'required');
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(pageRefusal, error.message);
  }
}

/** The administrator deletes the deployment of an app. */
export async function deleteDeployment(scene: Scene, app: string): Promise<void> {
  const { admin } = scene.target;
  const document = (await admin.readSettings('android-apps')) as Documents;
  const assignments = (document.assignments ?? []).filter((one) => one.app !== app);
  await admin.putSettings('android-apps', { ...document, assignments });
}

/** A device that has enrolled and has installed an app at the administrator's wish. */
export async function enrollWithApp(scene: Scene, device: NewDevice, app: string): Promise<void> {
  await bringToConsole(scene, app);
  await deploy(scene, app, 'required');
  await scene.enroll(await scene.newDevice(device));
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}

/** The administrator sets a policy on apps, in the vocabulary of the reference transport. */
export async function setAppPolicy(scene: Scene, name: AppPolicy): Promise<void> {
  const target = `./Device/Vendor/MSFT/AppPolicy/${name}`;
  await scene.command(scene.device(), { verb: 'Replace', target, format: 'bool', data: 'true' });
}

/** The user does something with an app; how it ends stays for a check. */
export async function useApp(scene: Scene, deed: string, details: JsonObject = {}): Promise<void> {
  const { kind, message = '' } = await scene.act(scene.device(), deed, details);
  scene.note(deedNote, kind);
  if (deed === 'browse store') scene.note(storeNote, message);
}

const atPlay = (scene: Scene, method: 'GET' | 'POST', url: string, fields?: URLSearchParams): Promise<CloudAnswer> => {
  const { ca, resolve } = scene.target;
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  const headers = fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const body = fields === undefined ? {} : { body: Buffer.from(fields.toString()) };
  return askCloud({ clock, ca, resolve }, { step: 'managed Google Play', method, url, headers, ...body });
};

/** What the administrator enters in the store's form. */
export interface SignUp {
  readonly account?: string;
  readonly organization?: string;
  readonly agreement?: 'yes' | '';
}

/** The administrator connects: agrees, goes to the store, fills its form in, and comes back. */
export async function connect(scene: Scene, { account = 'play@example.test', ...form }: SignUp = {}): Promise<void> {
  const { organization = 'Contoso', agreement = 'yes' } = form;
  const { url } = await act(scene, 'POST', 'managed-play/sign-up', { agreed: true });
  if (typeof url !== 'string') return;
  const signup = new URL(url).searchParams.get('signup') ?? '';
  scene.note(signUpNote, (await atPlay(scene, 'GET', url)).text);
  const fields = new URLSearchParams({ signup, account, organization, agreement });
  const { headers } = await atPlay(scene, 'POST', url, fields);
  if (headers.location !== undefined) await atPlay(scene, 'GET', headers.location);
}

export const disconnect = async (scene: Scene): Promise<void> => {
  await act(scene, 'POST', 'managed-play/disconnect', { confirmation: 'Yes' });
};

/** An organisation that was never connected, or is no longer. */
export async function beWithoutConnection(scene: Scene): Promise<void> {
  await disconnect(scene);
  await scene.target.admin.readPage('managed-play');
}

/** What the store knows of a Google account. */
export const knowAccount = (scene: Scene, account: string, more: JsonObject): Promise<void> =>
  putInto(scene, 'google-play', 'accounts', { account, ...more }, 'account');
