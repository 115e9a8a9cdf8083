import type { StepPatch } from '../../agents/device/agent.js';
import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { sentMessage } from '../../harness/checks/apple.js';
import { paneShown } from '../../harness/checks/automated-enrollment.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const noteOfProfile = 'ade profile';

/** `supervised: no, hiddenScreens: Siri + Zoom` */
export function wishesIn(text: string): JsonObject {
  const pairs = text.split(', ').map((pair) => {
    const [key = '', ...value] = pair.split(': ');
    return [key, valueIn(key, value.join(': '))] as const;
  });
  return Object.fromEntries(pairs);
}

const lists = new Set(['hiddenScreens', 'skipKeys', 'configuratorCertificates']);

function valueIn(key: string, text: string): Json {
  if (key === 'configuratorCertificates')
    return text.split(' + ').map((name) => certificateOf(name).toString('base64'));
  if (lists.has(key)) return text.split(' + ');
  if (key === 'companyPortal') return Object.fromEntries(text.split(' + ').map(portalWish));
  return text === 'yes' || text === 'no' ? text === 'yes' : text;
}

/** `singleApp`, `token=VPP` */
function portalWish(text: string): readonly [string, Json] {
  const [key = '', value] = text.split('=');
  return [key, value ?? true];
}

/** Stands for the certificate of a computer. */
export const certificateOf = (computer: string): Buffer => Buffer.from(`certificate of ${computer} (simulated)`);

/** The one profile of the scenario, as its steps describe it, for every device. */
export async function describeProfile(scene: Scene, text: string, more: JsonObject = {}): Promise<void> {
  const profile = { name: 'Fleet', ...(scene.noted(noteOfProfile) as JsonObject | undefined), ...wishesIn(text) };
  await scene.target.admin.putSettings('ade-profiles', { profiles: [profile], default: 'Fleet', ...more });
  scene.note(noteOfProfile, profile);
}

/** A refusal of the administrator's form stays under the note `settings-refused`. */
export async function tryProfile(scene: Scene, text: string): Promise<void> {
  try {
    await describeProfile(scene, text);
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

export async function tryTemplate(scene: Scene, length: number): Promise<void> {
  await tryProfile(scene, `nameTemplate: ${'{{SERIAL}}'.padStart(length, 'x')}`);
}

/** The organisation has the device, as the administrator's portal knows it now, and assigns the profile anew. */
export async function assignAgain(scene: Scene): Promise<void> {
  const { agent, method, entry } = scene.device();
  const { platform, serial } = agent.record;
  await scene.issue({ platform, method: entry?.method ?? method, serial });
}

/** A device that has its configuration and whose profile was not asked for yet. */
export async function hasConfiguration(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  const device = await scene.newDevice({ person, model, method });
  const { platform, serial } = device.agent.record;
  const entry = await scene.issue({ platform, method, serial });
  await device.agent.step('GetConfiguration', { url: entry?.url ?? '' });
}

/** The holder's device becomes the organisation's, and is turned on. */
export async function takeOver(scene: Scene, method: Method): Promise<void> {
  const device = scene.device();
  const { platform, serial } = device.agent.record;
  const entry = await scene.issue({ platform, method, serial });
  if (entry !== undefined) device.entry = entry;
  await scene.enroll(device);
}

/** Another profile than the default one. */
export async function addProfile(scene: Scene, name: string, text: string): Promise<void> {
  const profiles = [{ name: 'Fleet' }, { name, ...wishesIn(text) }];
  await scene.target.admin.putSettings('ade-profiles', { profiles, default: 'Fleet' });
}

export async function enrollWhereUpdateIsFound(scene: Scene, osVersion: string, update: string): Promise<void> {
  const habits = { updates: [{ productKey: update, version: update, build: `B${update}` }] };
  const modelOverrides = { osVersion, habits };
  await scene.enroll(await scene.newDevice({ person: 'Ada', model: 'iPhone 15', method: 'ios-ade', modelOverrides }));
}

/** What may be wrong with MachineInfo, in words. */
export const distrust: Readonly<Record<string, StepPatch>> = {
  'as it should be': {},
  'with its content changed': { $signature: 'tampered' },
  'as a plain text': { $body: '<plist version="1.0"><dict/></plist>' },
  'without a body': { $body: '' },
  'signed by a stranger': { $signature: 'of-a-stranger' },
  'by a certificate of its maker that has run out': { $signature: 'run-out' },
  'without its serial number': { SERIAL: null },
  "unable to update on a server's word": { MDM_CAN_REQUEST_SOFTWARE_UPDATE: false },
  'in the name of a device that nobody owns': { SERIAL: 'SMNOBODYS1' },
};

export async function introduce(scene: Scene, patch: StepPatch): Promise<void> {
  scene.note(sentMessage, await scene.device().agent.step('MachineInfo', patch));
}

/** The latest device names itself as the other one does. */
export async function introduceAs(scene: Scene, owner: string): Promise<void> {
  const other = scene.devices.find(({ name }) => name.startsWith(`${owner}'s `));
  if (other === undefined) throw new Error(`${owner} has no device in this scenario`);
  const { serial, enrollmentId = '' } = other.agent.record;
  await introduce(scene, { SERIAL: serial, UDID: enrollmentId });
}

export async function getIdentity(scene: Scene): Promise<void> {
  await scene.device().agent.step('Identity');
}

/** Enrolls one device with the version and one with the version before. */
export async function enrollAround(scene: Scene, version: string, method: Method): Promise<void> {
  const osVersion = /^[\d.]+$/.test(version) ? version : '12.4';
  for (const each of [osVersion, before(osVersion)])
    await scene.enroll(
      await scene.newDevice({ person: 'Ada', model: 'iPhone 15', method, modelOverrides: { osVersion: each } }),
    );
  scene.note('stated version', osVersion === version);
}

/** The version one step below: `8.3` gives `8.2`, `9.0` gives `8.9`. */
function before(version: string): string {
  const parts = version.split('.').map(Number);
  for (let at = parts.length - 1; at >= 0; at--) {
    if ((parts[at] ?? 0) > 0) {
      parts[at] = (parts[at] ?? 0) - 1;
      break;
    }
    parts[at] = 9;
  }
  return parts.join('.');
}

/** The first of two devices has the pane; the other one has not, where the version is stated. */
export async function onlyFirstShows(scene: Scene, pane: string): Promise<void> {
  const [first, second] = scene.devices;
  await scene.expect(paneShown, { pane, shown: true }, first);
  if (scene.noted('stated version') === true) await scene.expect(paneShown, { pane, shown: false }, second);
}

export async function limitDeviceLicenses(scene: Scene, deviceLicenses: number): Promise<void> {
  await describeProfile(scene, 'description: licenses', { deviceLicenses });
}

export async function blockPersonal(scene: Scene): Promise<void> {
  const platforms = { ios: { personal: false } };
  await scene.target.admin.putSettings('enrollment-restrictions', { default: { platforms } });
}
