import { entryNote } from '../../harness/checks/android.js';
import { tokenBefore } from '../../harness/checks/android-profiles.js';
import { pageShown } from '../../harness/checks/device-pages.js';
import { administratorSees, deviceIs } from '../../harness/checks/enrollment.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { attempt } from './device-pages-scene.js';
import { lifeEnd } from './product-scene.js';
import type { Scene } from './scene.js';

const list = 'android-enrollment-profiles';
const pageOf = (profile: string, rest = ''): string => `${list}/${encodeURIComponent(profile)}${rest}`;

const network = { ssid: 'Staging', type: 'wpa-psk', key: 'A key for all' };

/** How a form differs from one that is filled in completely. */
const forms: Readonly<Record<string, JsonObject>> = {
  everything: {},
  'no name': { name: '' },
  'no description': { description: '' },
  'no scope tags': { scopeTags: [] },
  'no token expiration date': { expiresAt: null },
  'no token type': { tokenType: null },
  'no Wi-Fi': { wifi: null },
  'no SSID': { wifi: { ...network, ssid: '' } },
  'no Wi-Fi type': { wifi: { ssid: 'Staging', key: 'A key for all' } },
  'an open network': { wifi: { ssid: 'Staging', type: 'open' } },
  'WEP pre-shared key without key': { wifi: { ssid: 'Staging', type: 'wep-psk' } },
  'WPA pre-shared key without key': { wifi: { ssid: 'Staging', type: 'wpa-psk' } },
  'WEP pre-shared key with key': { wifi: { ...network, type: 'wep-psk' } },
  'WPA pre-shared key with key': { wifi: network },
  'a hidden network': { wifi: { ...network, hidden: true } },
  'shared device mode': { tokenType: 'shared-device-mode' },
  'the Teams switch': { teamsDevices: true },
};

const dated: readonly Method[] = ['android-dedicated', 'android-aosp-user', 'android-aosp-userless'];
const withNetwork: readonly Method[] = ['android-aosp-user', 'android-aosp-userless'];

/** A form for the method with everything in it, but for what the words say. */
function formOf(scene: Scene, name: string, method: Method, words: string): JsonObject {
  const change = forms[words];
  if (change === undefined)
    throw new UsageError('PROFILE_FORM', `"${words}" is none of ${Object.keys(forms).join(', ')}`);
  const form = {
    name,
    enrollmentType: method,
    description: 'For the warehouse',
    scopeTags: ['north'],
    ...(dated.includes(method) && { expiresAt: lifeEnd(scene.target.now(), '30 days') }),
    ...(withNetwork.includes(method) && { wifi: network }),
    ...change,
  };
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null));
}

/** The administrator fills in the form; a refusal is kept as for other pages. */
export function fillIn(scene: Scene, name: string, method: Method, words = 'everything'): Promise<void> {
  return attempt(scene, () => scene.target.admin.actOnPage('POST', list, formOf(scene, name, method, words)));
}

export function fillInWithLife(scene: Scene, name: string, method: Method, life: string): Promise<void> {
  const form = { ...formOf(scene, name, method, 'everything'), expiresAt: lifeEnd(scene.target.now(), life) };
  return attempt(scene, () => scene.target.admin.actOnPage('POST', list, form));
}

export async function replaceToken(scene: Scene, profile: string, life: string): Promise<void> {
  scene.note(tokenBefore, await scene.target.admin.readPage(pageOf(profile, '/token')));
  const expiresAt = lifeEnd(scene.target.now(), life);
  return attempt(scene, () => scene.target.admin.actOnPage('POST', pageOf(profile, '/token'), { expiresAt }));
}

export function revokeToken(scene: Scene, profile: string): Promise<void> {
  return attempt(scene, () => scene.target.admin.actOnPage('DELETE', pageOf(profile, '/token')));
}

/** Opens the list with these policy states, `active` or `active,inactive`. */
export function openList(scene: Scene, states = ''): Promise<void> {
  const query = states === '' ? '' : `?states=${states.replaceAll(' ', '')}`;
  return attempt(scene, () => scene.target.admin.readPage(`${list}${query}`));
}

export function openToken(scene: Scene, profile: string): Promise<void> {
  return attempt(scene, () => scene.target.admin.readPage(pageOf(profile, '/token')));
}

/** What the QR code of the profile's token page holds lies on the table, to be judged or scanned. */
export async function takeCode(scene: Scene, profile: string): Promise<void> {
  const { admin } = scene.target;
  const { method } = await admin.readPage(pageOf(profile));
  const { qrPng } = await admin.readPage(pageOf(profile, '/token'));
  scene.note(entryNote, { platform: 'android', method, qrPng });
}

/** The QR code that the list shows beside the profile. */
export async function takeCodeFromList(scene: Scene, profile: string): Promise<void> {
  const { profiles } = await scene.target.admin.readPage(list);
  const line = (profiles as readonly JsonObject[]).find(({ name }) => name === profile);
  scene.note(entryNote, { platform: 'android', method: line?.method, qrPng: line?.qrPng });
}

/** The exported file lies on the table. */
export async function exportFile(scene: Scene, profile: string): Promise<void> {
  const { admin } = scene.target;
  const { method } = await admin.readPage(pageOf(profile));
  await attempt(scene, () => admin.readPage(pageOf(profile, '/export')));
  const file = (scene.noted(pageShown) as JsonObject | undefined)?.content;
  scene.note(entryNote, { platform: 'android', method, file });
}

export interface Scan {
  readonly person: string;
  readonly model: string;
  readonly modelOverrides?: JsonObject;
}

/** Somebody takes a device from the box and begins with what lies on the table. */
export async function beginBy(scene: Scene, { person, model, modelOverrides = {} }: Scan): Promise<void> {
  const entry = scene.noted(entryNote) as { readonly method: Method; readonly platform: 'android' };
  const device = await scene.newDevice({ person, model, method: entry.method, modelOverrides });
  device.entry = entry;
  await scene.enroll(device);
}

/** Takes the code of the profile's token page and begins with it. */
export async function scan(scene: Scene, profile: string, wish: Scan): Promise<void> {
  await takeCode(scene, profile);
  await beginBy(scene, wish);
}

/** What a device is or finds around it. */
const conditions: Readonly<Record<string, JsonObject>> = {
  'the network Staging only': { habits: { networks: { Staging: network.key } } },
  'the network Guests only': { habits: { networks: { Guests: network.key } } },
  'the firmware 11.1': { osBuild: '11.1.0-10-C.HMT-1.G' },
  'the firmware 11.2': { osBuild: '11.2.0-10-C.HMT-1.G' },
  'the Intune app 24.6.9': { habits: { intuneApp: '24.6.9' } },
  'the Intune app 24.7.0': { habits: { intuneApp: '24.7.0' } },
  'the Intune app 24.10.0': { habits: { intuneApp: '24.10.0' } },
  'a network that leads to enrollment only': {
    habits: { networkReaches: ['enroll', 'portal', 'dm', 'enterpriseenrollment'] },
  },
};

export function thatHas(words: string): JsonObject {
  const overrides = conditions[words];
  if (overrides !== undefined) return overrides;
  throw new UsageError('DEVICE_CONDITION', `"${words}" is none of ${Object.keys(conditions).join(', ')}`);
}

/** The person's device checks in and is managed, by its own word and by the administrator's. */
export async function expectManaged(scene: Scene, person: string): Promise<void> {
  const device = scene.devices.find((one) => one.person.name === person);
  if (device === undefined) throw new Error(`${person} has no device`);
  await scene.wake(device, 'poll');
  await scene.expect(deviceIs, { phase: 'enrolled' }, device);
  await scene.expect(administratorSees, { phase: 'enrolled' }, device);
}

export function dynamicGroup(scene: Scene, name: string, profile: string): Promise<JsonObject> {
  const rule = `(device.enrollmentProfileName -eq "${profile}")`;
  return scene.target.admin.putSettings('dynamic-groups', { groups: [{ name, rule }] });
}

/** The organisation's tenant or cloud is not what it should be. */
const organisations: Readonly<Record<string, readonly [kind: string, document: JsonObject]>> = {
  'an inactive tenant': ['subscription', { active: false }],
  'no MDM authority': ['mdm-authority', { chosen: false }],
  'everything in order': ['subscription', {}],
  'the public cloud': ['subscription', { cloud: 'public' }],
  'GCC High': ['subscription', { cloud: 'gcc-high' }],
  DoD: ['subscription', { cloud: 'dod' }],
  '21Vianet': ['subscription', { cloud: '21vianet' }],
};

export async function organisationHas(scene: Scene, words: string): Promise<void> {
  const found = organisations[words];
  if (found === undefined)
    throw new UsageError('ORGANISATION', `"${words}" is none of ${Object.keys(organisations).join(', ')}`);
  await scene.target.admin.putSettings(...found);
}
