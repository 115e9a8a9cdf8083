import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { deedNote } from '../../harness/checks/android-apps.js';
import { frameworkNote } from '../../harness/checks/android-framework.js';
import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { days } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { bringToConsole, deploy, publish } from './managed-play-scene.js';
import type { Scene } from './scene.js';

/** What the console lists of the framework stays under the note of its checks. */
export async function openFramework(scene: Scene): Promise<void> {
  scene.note(frameworkNote, await scene.target.admin.readReport('android-framework'));
}

async function templateOf(scene: Scene, set: string, level: number): Promise<JsonObject> {
  return scene.target.admin.readReport('android-framework-template', { set, level });
}

/** A refusal is kept under the note `settings-refused`. */
async function put(scene: Scene, kind: string, document: JsonObject): Promise<void> {
  try {
    await scene.target.admin.putSettings(kind, document);
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

/** The administrator imports the restrictions of these sets as the framework's JSON has them. */
export async function importRestrictions(scene: Scene, level: number, ...sets: readonly string[]): Promise<void> {
  const policies = await Promise.all(
    sets.map(async (set) => (await templateOf(scene, set, level)).configuration ?? {}),
  );
  await put(scene, 'android-configuration', { policies });
}

/** The same with one value changed. */
export async function importChanged(
  scene: Scene,
  set: string,
  level: number,
  [section, setting, value]: readonly [string, string, string],
): Promise<void> {
  const { configuration } = (await templateOf(scene, set, level)) as { readonly configuration: JsonObject };
  const settings = configuration.settings as JsonObject;
  const changed = { ...settings, [section]: { ...(settings[section] as JsonObject), [setting]: value } };
  await put(scene, 'android-configuration', { policies: [{ ...configuration, settings: changed }] });
}

export async function importCompliance(scene: Scene, set: string, level: number): Promise<void> {
  const { compliance = {} } = await templateOf(scene, set, level);
  await put(scene, 'compliance-policies', { policies: [compliance] });
}

export async function importEnrollment(scene: Scene, level: number): Promise<void> {
  const { enrollment = {} } = await templateOf(scene, 'personal', level);
  await put(scene, 'enrollment-restrictions', enrollment as JsonObject);
}

/** One line alone. */
export const setLine = (scene: Scene, set: string, section: string, setting: string, value: string): Promise<void> =>
  put(scene, 'android-configuration', {
    policies: [{ name: 'line', for: set, settings: { [section]: { [setting]: value } } }],
  });

const methodOfSet: Readonly<Record<string, Method>> = {
  personal: 'android-work-profile',
  corporate: 'android-fully-managed',
};

/** Lines of the corporate set that act in a work profile, and so on devices that have one. */
const inWorkProfile = /^Work profile|personal profiles?$/;

/** A device on which this line can act. */
export function methodFor(set: string, section: string, setting = ''): Method {
  const profile = inWorkProfile.test(section) || (section === 'General' && inWorkProfile.test(setting));
  return set === 'corporate' && profile ? 'android-cope' : (methodOfSet[set] ?? 'android-work-profile');
}

export async function enrollAs(
  scene: Scene,
  method: Method,
  modelOverrides: JsonObject = {},
  model = 'Pixel 8',
): Promise<void> {
  await scene.enroll(await scene.newDevice({ person: 'Ada', model, method, modelOverrides }));
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}

/** The device has been in contact often enough to take its policies and tell how it stands. */
export async function settle(scene: Scene): Promise<void> {
  await scene.wake(scene.device(), 'poll');
  await scene.wake(scene.device(), 'poll');
}

const security = (facts: JsonObject): JsonObject => ({ habits: { security: facts } });

/** What a device is like that breaks a setting of compliance, and no other where there is such a device. */
const breaking: Readonly<Record<string, JsonObject>> = {
  nothing: {},
  'Rooted devices': { habits: { rooted: true } },
  'Google Play Services is configured': { habits: { googleServices: 'unreachable' } },
  'Up-to-date security provider': security({ currentProvider: false }),
  'SafetyNet device attestation': security({ certified: false }),
  'Required SafetyNet evaluation type': security({ soldWithApiLevel: 26 }),
  'Require a password to unlock mobile devices': security({ password: '' }),
  'Required password type': security({ password: '444444' }),
  'Minimum password length': security({ password: '73918' }),
  'Maximum minutes of inactivity before password is required': security({ idleMinutes: 6 }),
  'Encryption of data storage on device': security({ encrypted: false }),
  'Block apps from unknown sources': security({ unknownSources: true }),
  'Company Portal app runtime integrity': security({ runtimeIntegrity: false }),
  'Intune app runtime integrity': security({ runtimeIntegrity: false }),
  'Block USB debugging on device': security({ usbDebugging: true }),
  'Minimum security patch level': security({ patchLevel: '2019-01-05' }),
  'Number of days until password expires': security({ passwordAgeDays: 366 }),
  'basic integrity as rooted': { habits: { rooted: true } },
  'basic integrity as emulator': security({ emulator: true }),
  'basic integrity as virtual_device': security({ virtual: true }),
  'basic integrity as tampered': security({ tampered: true }),
};

/** Enrolls a device that breaks this setting. */
export function enrollBreakingAndroid(scene: Scene, method: Method, setting: string): Promise<void> {
  const overrides = breaking[setting];
  if (overrides === undefined) throw new Error(`no device is known that breaks "${setting}"`);
  return enrollAs(scene, method, overrides);
}

/** API levels of Android versions, as far as scenarios name them. */
const apiLevels: Readonly<Record<string, number>> = {
  '7.1': 25,
  '8.0': 26,
  '8.1': 27,
  '9.0': 28,
  '10.0': 29,
  '11.0': 30,
};

export const versionOf = (osVersion: string): JsonObject => ({ osVersion, apiLevel: apiLevels[osVersion] ?? 35 });

/** What partners found of the device; it is known to them by the serial number that the server knows. */
export async function tellAndroidSignals(scene: Scene, found: Readonly<Record<string, string>>): Promise<void> {
  const { enrollmentId = '' } = scene.device().agent.evidence();
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  const document = Object.entries(found).map(([kind, level]) => [kind, { [view?.serial ?? '']: level }]);
  await scene.target.admin.putSettings('partner-signals', Object.fromEntries(document) as JsonObject);
}

/** Somebody does something at the device; how it ends stays for a check. */
export async function tryTo(scene: Scene, deed: string, details: JsonObject = {}): Promise<void> {
  scene.note(deedNote, (await scene.act(scene.device(), deed, details)).kind);
}

/** The user chooses this many new passwords one after the other, then the one that they began with. */
export async function goRound(scene: Scene, of: string, others: number): Promise<void> {
  const first = '582047';
  await tryTo(scene, 'set a password', { of, password: first });
  for (let at = 0; at < others; at++) await tryTo(scene, 'set a password', { of, password: `94027${at}` });
  await tryTo(scene, 'set a password', { of, password: first });
}

/** Microsoft 365 lets in whom conditional access lets in. */
export async function protectMicrosoft365(scene: Scene): Promise<void> {
  const grants = ['require device to be enrolled', 'require device marked as compliant'];
  const policy = { name: 'Mobile devices', users: 'all', resources: ['Microsoft 365'], grants };
  await put(scene, 'conditional-access', { policies: [policy] });
}

/** The directory of the organisation is beside the place where devices enroll. */
export async function connectToMicrosoft365(scene: Scene): Promise<void> {
  await tryTo(scene, 'connect to a resource', { ...(await directoryAccess(scene)), resource: 'Microsoft 365' });
}

/** Where Ada's apps ask the directory for a resource. */
export async function directoryAccess(scene: Scene): Promise<JsonObject> {
  const { upn } = await scene.person('Ada');
  const entry = await scene.issue({ platform: 'android', method: 'android-work-profile', upn });
  const place = new URL(entry?.url ?? '');
  place.host = place.host.replace(/^[^.]+/, 'login');
  return { url: `${place.origin}/directory/access`, upn };
}

/** A policy with one of everything besides settings. */
export async function assignParts(scene: Scene): Promise<void> {
  const certificates = [{ name: 'root', data: scene.target.ca.replaceAll(/-----[^-]+-----|\s/g, '') }];
  const [wifi, vpn] = [[{ ssid: 'office' }], [{ name: 'office', server: 'vpn.work.example' }]];
  const policies = ['personal', 'corporate'].map((set) => ({ name: set, for: set, wifi, vpn, certificates }));
  await put(scene, 'android-configuration', { policies });
}

/** An app of the console has been installed at the administrator's wish. */
export async function requireApp(scene: Scene, app: string): Promise<void> {
  await bringToConsole(scene, app);
  await deploy(scene, app, 'required');
  await settle(scene);
}

/** The developer publishes, a day passes, and the device tells what it has. */
export async function updateApp(scene: Scene, app: string): Promise<void> {
  await publish(scene, app, { version: 2 });
  await scene.advance(days(1));
  await settle(scene);
}
