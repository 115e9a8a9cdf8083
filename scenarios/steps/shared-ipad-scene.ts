import type { HolderDeed } from '../../agents/apple/shared-ipad/holder-deed.js';
import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { queuedCommand } from '../../harness/checks/apple.js';
import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { latestDeed } from '../../harness/checks/shared-ipad.js';
import { encodeProfile, type PayloadMembers } from '../../protocol/apple/profile.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { command, hasEnrolled } from './apple-scene.js';
import type { NewDevice, Scene } from './scene.js';

/** Passcode that users set for their partitions unless a scenario says another. */
export const usualPasscode = 'Sesame42';

const profileName = 'classroom';

/** Fields of the profile's form by the names that administrators see. */
const fields: Readonly<Record<string, string>> = {
  'Maximum cached users': 'maximumCachedUsers',
  'Maximum seconds after screen lock before password is required': 'secondsBeforePassword',
  'Maximum seconds of inactivity until user session logs out': 'userSessionTimeout',
  'Require Shared iPad temporary session only': 'temporarySessionOnly',
  'Maximum seconds of inactivity until temporary session logs out': 'temporarySessionTimeout',
};

/** `Field=value; Field=value`: numbers, Yes and No; `blank` leaves a field out. */
export function profileFields(text: string): JsonObject {
  const pairs = text.split('; ').filter((pair) => pair !== '' && !pair.endsWith('=blank'));
  return Object.fromEntries(pairs.map((pair) => field(pair.split('='))));
}

function field([name = '', text = '']: readonly string[]): readonly [string, Json] {
  const key = fields[name] ?? name;
  return [key, /^-?\d+$/.test(text) ? Number(text) : text === 'Yes'];
}

const sharedIpad = { userAffinity: false, supervised: true, shared: true };

export const modeProfile = { userAffinity: false, supervised: true, sharedDeviceMode: true };

export async function saveProfile(scene: Scene, changes: JsonObject = {}): Promise<void> {
  const document = { profiles: [{ name: profileName, ...sharedIpad, ...changes }], default: profileName };
  await scene.target.admin.putSettings('ade-profiles', document);
}

/** A refusal is kept under the note `settings-refused`. */
export async function trying(scene: Scene, change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

export async function federate(scene: Scene, federated: boolean, accounts: readonly JsonObject[] = []): Promise<void> {
  await scene.target.admin.putSettings('managed-apple-accounts', { federated, accounts });
}

type Wishes = Pick<NewDevice, 'modelOverrides'> & { readonly model?: string; readonly method?: NewDevice['method'] };

/** Turns a device of the organisation on for the first time. */
export async function turnOn(scene: Scene, wishes: Wishes = {}): Promise<void> {
  const { model = 'iPad 10', method = 'ios-ade-shared-ipad', modelOverrides } = wishes;
  const device = await scene.newDevice({
    person: 'Ivy',
    model,
    method,
    options: { profile: profileName },
    ...(modelOverrides && { modelOverrides }),
  });
  await scene.enroll(device);
}

/** As the organisation's profiles are by now. */
export async function turnOnAgain(scene: Scene): Promise<void> {
  const device = scene.device();
  delete device.entry;
  await scene.enroll(device);
}

/** A Shared iPad with what its profile asks for, in an organisation whose directory is federated. */
export async function setUpSharedIpad(scene: Scene, changes: JsonObject = {}, wishes: Wishes = {}): Promise<void> {
  await federate(scene, true);
  await saveProfile(scene, changes);
  await turnOn(scene, wishes);
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
  await checkIn(scene);
}

/** Often enough for apps to arrive. */
export async function checkIn(scene: Scene): Promise<void> {
  await scene.wake(scene.device(), 'push');
  await scene.wake(scene.device(), 'push');
}

export async function act(scene: Scene, { kind, ...details }: HolderDeed): Promise<void> {
  scene.note(latestDeed, await scene.act(scene.device(), kind, details));
}

type SignIn = Omit<Extract<HolderDeed, { kind: 'sign-in' }>, 'kind' | 'account'>;

/** Signs in with the account that has the person's name in the directory. */
export async function signIn(scene: Scene, name: string, secrets: SignIn = {}): Promise<void> {
  const { upn, password } = await scene.person(name);
  await act(scene, { kind: 'sign-in', account: upn, password, passcode: usualPasscode, ...secrets });
}

/** As somebody who gives only the passcode. */
export async function signInWithPasscode(scene: Scene, name: string, passcode: string, offline = false): Promise<void> {
  const { upn: account } = await scene.person(name);
  await act(scene, { kind: 'sign-in', account, passcode, ...(offline && { offline: true as const }) });
}

/** Signs in with an account that was made by hand, of its own name or of the person's. */
export async function accountByHand(scene: Scene, name: string, account: string): Promise<void> {
  const { upn } = await scene.person(name);
  const named = account === 'own' ? upn : `${account}@${scene.target.domain}`;
  await federate(scene, false, [{ account: named, fullName: name, password: 'By-hand-1', owner: upn }]);
  scene.note('account-by-hand', named);
}

export async function signInByHand(scene: Scene): Promise<void> {
  const account = String(scene.noted('account-by-hand'));
  await act(scene, { kind: 'sign-in', account, password: 'By-hand-1', passcode: usualPasscode });
}

/** Puts somebody into groups of the directory; who is in none has changed nothing. */
export async function inGroup(scene: Scene, name: string, group: string): Promise<void> {
  await scene.person(name, { groups: [group] });
}

export const deviceGroup = 'Shared devices';

/** Adds to the document `shared-devices`, whose device group holds the devices of the profile. */
export async function assign(scene: Scene, kind: 'policies' | 'apps', ...added: readonly JsonObject[]): Promise<void> {
  const { admin } = scene.target;
  const before = await admin.readSettings('shared-devices');
  const groups = [{ name: deviceGroup, enrollmentProfileName: profileName }];
  const all = [...((before[kind] ?? []) as readonly JsonObject[]), ...added];
  await admin.putSettings('shared-devices', { ...before, groups, [kind]: all });
}

const emptyTarget = { deviceGroups: [], userGroups: [] };

function targetOf(to: string): JsonObject {
  return to === 'the device group'
    ? { ...emptyTarget, deviceGroups: [deviceGroup] }
    : { ...emptyTarget, userGroups: [to] };
}

export async function assignPolicy(scene: Scene, policy: JsonObject, to: string): Promise<void> {
  await assign(scene, 'policies', { ...policy, ...targetOf(to) });
}

export async function assignApp(scene: Scene, app: JsonObject, to: string): Promise<void> {
  const { admin } = scene.target;
  const purchased = String(app.type).startsWith('vpp') ? [String(app.identifier)] : [];
  const before = await admin.readSettings('shared-devices');
  const known = [...((before.purchased ?? []) as readonly string[]), ...purchased];
  await admin.putSettings('shared-devices', { ...before, purchased: known });
  await assign(scene, 'apps', { ...app, ...targetOf(to) });
}

/** Each signs in, leaves something and signs out, a second after the one before. */
export async function rotate(scene: Scene, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await signIn(scene, name);
    await act(scene, { kind: 'sign-out' });
    await scene.advance(1000);
  }
}

export async function signInElsewhere(scene: Scene, name: string): Promise<void> {
  await turnOn(scene);
  await signInWithPasscode(scene, name, usualPasscode);
}

export async function turnOnShared(scene: Scene, sharing: string): Promise<void> {
  await saveProfile(scene, sharing === 'Shared iPad' ? {} : { shared: false, ...modeProfile });
  await turnOn(scene, { modelOverrides: { habits: { modeApps: ['com.example.till'] } } });
}

/** A passcode policy, as a profile for devices of one person has it. */
export async function askForPasscode(scene: Scene, minLength: number): Promise<void> {
  await command(scene, installPayload('passcode', { PayloadType: 'com.apple.mobiledevice.passwordpolicy', minLength }));
}

/** InstallProfile with one payload, for the device or for a user of it. */
export function installPayload(name: string, payload: PayloadMembers): JsonObject & { readonly RequestType: string } {
  const members = { PayloadIdentifier: `${name}.payload`, PayloadUUID: `${name}-payload`, ...payload };
  const profile = encodeProfile({ PayloadIdentifier: name, PayloadUUID: name, PayloadDisplayName: name }, [members]);
  return { RequestType: 'InstallProfile', Payload: { $data: Buffer.from(profile).toString('base64') } };
}

/** On the channel of a user of the Shared iPad. */
export async function toUser(scene: Scene, name: string, Command: JsonObject): Promise<void> {
  const { upn: UserShortName } = await scene.person(name);
  await command(scene, { UserShortName, Command });
}

/** Queued for the channel of a user, and the iPad not woken. */
export async function queueForChannel(scene: Scene, name: string, Command: JsonObject): Promise<void> {
  const { upn: UserShortName } = await scene.person(name);
  const [view] = await scene.target.admin.readDevices({
    enrollmentId: scene.device().agent.evidence().enrollmentId ?? '',
  });
  scene.note(queuedCommand, await scene.target.admin.queueCommand(view?.id ?? '', { UserShortName, Command }));
}

export async function sendWallpaper(scene: Scene): Promise<void> {
  await command(scene, { RequestType: 'Settings', Settings: [{ Item: 'Wallpaper', Image: { $data: '' }, Where: 1 }] });
}

export async function configureSharing(scene: Scene, members: JsonObject): Promise<void> {
  await command(scene, { RequestType: 'Settings', Settings: [{ Item: 'SharedDeviceConfiguration', ...members }] });
}

/** A setting that stands for the many that a table names together. */
export function concrete(profile: string, setting: string): string {
  if (setting === 'All other settings in device restrictions') return 'allowScreenShot';
  if (setting !== 'All settings') return setting;
  return profile === 'Email' ? 'All settings of Email' : 'Wi-Fi';
}

const appTypes: Readonly<Record<string, string>> = {
  'Line-of-business app': 'line-of-business',
  'Device-licensed volume-purchased or custom app (VPP)': 'vpp-device',
  'User-licensed volume-purchased or custom app (VPP)': 'vpp-user',
  'Web app': 'web',
  'App Store app': 'store',
};

export const appType = (words: string): string => appTypes[words] ?? words;

/** To a dynamic group that has the devices of a profile which this organisation's device does not have. */
export async function assignElsewhere(scene: Scene, policy: JsonObject): Promise<void> {
  const groups = [{ name: 'others', enrollmentProfileName: 'office' }];
  const policies = [{ ...policy, deviceGroups: ['others'], userGroups: [] }];
  await scene.target.admin.putSettings('shared-devices', { groups, policies });
}

export async function assignUnpurchased(scene: Scene, identifier: string): Promise<void> {
  const apps = [{ identifier, type: 'vpp-device', deviceGroups: [deviceGroup], userGroups: [] }];
  await scene.target.admin.putSettings('shared-devices', { apps });
}

/** A Shared iPad of before, whose enrollment profile does not offer connections per user. */
export async function setUpWithoutChannels(scene: Scene): Promise<void> {
  await federate(scene, true);
  const modelOverrides = { supervised: true, habits: { shared: true } };
  const options = { perUserConnections: false, direct: true };
  await hasEnrolled(scene, 'Ivy', 'iPad 10', 'ios-configurator-direct', { modelOverrides, options });
}
