import { KnoxPortal } from '../../agents/cloud-client/knox-client.js';
import { cloudAnswer } from '../../harness/checks/knox.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { onAndroid } from './android-entry-scene.js';
import { adminFields, ownerFields } from './knox-forms.js';
import type { Scene, SceneDevice } from './scene.js';

/** What a scenario about Knox knows: one company. */
export interface KnoxScene {
  readonly portal: KnoxPortal;
  /** Root of the service. */
  readonly link: string;
  readonly account: string;
  /** Id of the company, once it is registered. */
  company: string;
  /** Ids of profiles by the names that scenarios give them. */
  readonly profiles: Map<string, string>;
  /** Where the agent goes on: what stands for Google Play, or the portal of the organisation. */
  goesOnAt?: string;
  qrPng?: string;
}

const noteOfScene = 'knox scene';
export const reseller = 'Authorized Reseller';

/** The portal, before anybody has registered anything. */
export async function openPortal(scene: Scene): Promise<KnoxScene> {
  const { admin, ca, domain, resolve } = scene.target;
  const token = 'portal-of-the-scenario';
  await admin.putSettings('android-clouds', { portalToken: token });
  const link = `https://knox.${domain}/knox`;
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  const portal = new KnoxPortal({ clock, ca, resolve }, link, token);
  const opened = { portal, link, account: `it@${domain}`, company: '', profiles: new Map() };
  scene.note(noteOfScene, opened);
  return opened;
}

/** The approved company of the scenario, which takes the uploads of its reseller; made when first asked for. */
export async function knox(scene: Scene): Promise<KnoxScene> {
  const known = (scene.noted(noteOfScene) as KnoxScene | undefined) ?? (await openPortal(scene));
  if (known.company !== '') return known;
  await known.portal.ask('POST', '/accounts', { email: known.account });
  await registerCompany(scene, { country: 'US' });
  await known.portal.ask('POST', `/companies/${known.company}/resellers`, { reseller });
  return known;
}

/** Somebody registers a company; the answer is what the scenario looks at next. */
export async function registerCompany(scene: Scene, changes: JsonObject): Promise<void> {
  const known = (scene.noted(noteOfScene) as KnoxScene | undefined) ?? (await openPortal(scene));
  const document = { account: known.account, name: 'Contoso', country: 'US', ...changes };
  const answer = await known.portal.try('POST', '/companies', document);
  scene.note(cloudAnswer, answer);
  known.company = String(answer.json?.id ?? '');
}

/** A call below the company of the scenario whose answer is what it looks at next. */
export async function call(
  scene: Scene,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: JsonObject,
): Promise<JsonObject> {
  const { portal, company } = await knox(scene);
  const answer = await portal.try(method, `/companies/${company}${path}`, body);
  scene.note(cloudAnswer, answer);
  return answer.json ?? {};
}

/** A Samsung device in its box, of the scenario's first person. */
export function boxed(scene: Scene, model: string, changes: JsonObject = {}): Promise<SceneDevice> {
  return scene.newDevice({ person: 'Ada', model, method: 'android-fully-managed', modelOverrides: changes });
}

export const onVersion = (version: string, knoxVersion: string): JsonObject => ({
  ...onAndroid(version),
  habits: { knox: Number(knoxVersion) },
});

export function idsOf(scene: Scene): { readonly serial: string; readonly imei: string } {
  const { agent } = scene.device();
  return { serial: agent.record.serial, imei: String(agent.evidence().state.imei) };
}

/** The device is bought from a reseller. */
export async function buy(scene: Scene, from = reseller): Promise<void> {
  await call(scene, 'POST', '/orders', { reseller: from, devices: [{ ...idsOf(scene) }] });
}

export async function listed(scene: Scene, model: string, changes: JsonObject = {}): Promise<void> {
  await boxed(scene, model, changes);
  await buy(scene);
}

/** Makes a profile by the portal's form. */
export async function makeProfile(scene: Scene, type: string, name: string, changes: JsonObject = {}): Promise<void> {
  const form = type === 'Device Admin' ? adminFields : ownerFields;
  const all = { ...form, 'Profile Name': name, ...changes };
  const fields = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== null));
  const { id } = await call(scene, 'POST', '/profiles', { type, fields });
  (await knox(scene)).profiles.set(name, String(id ?? ''));
}

/** Custom JSON with a token of the method, as the console shows it for copying. */
export async function customJsonFor(scene: Scene, method: Method): Promise<EnrollmentEntry | undefined> {
  const options = { entry: 'kme', dpc: 'android-device-policy', tokenLifeSeconds: 86_400 };
  const entry = await scene.issue({ platform: 'android', method, options });
  if (entry?.url !== undefined) (await knox(scene)).goesOnAt = entry.url;
  return entry;
}

export async function ownerProfile(
  scene: Scene,
  name: string,
  method: Method,
  changes: JsonObject = {},
): Promise<void> {
  const entry = await customJsonFor(scene, method);
  await makeProfile(scene, 'Device Owner', name, {
    'Custom JSON Data': entry?.configuration?.text ?? '{}',
    ...changes,
  });
}

/** Its users sign in at the organisation's portal. */
export async function adminProfile(scene: Scene, name: string, changes: JsonObject = {}): Promise<void> {
  const { upn } = await scene.person('Ada');
  await scene.target.admin.putSettings('device-administrator', { enabled: true });
  const entry = await scene.issue({ platform: 'android', method: 'android-da', upn });
  if (entry?.url !== undefined) (await knox(scene)).goesOnAt = entry.url;
  await makeProfile(scene, 'Device Admin', name, changes);
}

export async function assign(scene: Scene, name: string): Promise<void> {
  const profile = (await knox(scene)).profiles.get(name) ?? '';
  await call(scene, 'POST', '/assignments', { devices: [idsOf(scene).serial], profile });
}

/** The device is turned on and goes through its set-up, in the hands of its person. */
export async function turnOn(scene: Scene): Promise<void> {
  const { link, goesOnAt, qrPng } = await knox(scene);
  const device = scene.device();
  device.entry = {
    platform: 'android',
    method: device.method,
    cloud: { service: 'kme', link },
    ...(goesOnAt !== undefined && { url: goesOnAt }),
    ...(qrPng !== undefined && { qrPng }),
  };
  await scene.enroll(device);
}
