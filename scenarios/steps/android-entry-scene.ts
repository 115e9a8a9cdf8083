import { entryNote, sessionNote } from '../../harness/checks/android.js';
import type { EntryWay } from '../../protocol/android/entry-ways.table.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** API levels of Android versions that scenarios name (android.os.Build.VERSION_CODES). */
const apiLevels: Readonly<Record<string, number>> = {
  '4.4': 19,
  '5.0': 21,
  '6.0': 23,
  '7.0': 24,
  '7.1': 25,
  '8.0': 26,
  '9': 28,
  '10': 29,
  '11': 30,
  '12': 31,
  '13': 33,
  '14': 34,
  '15': 35,
};

/** A model's facts on another Android version. */
export function onAndroid(version: string): JsonObject {
  const apiLevel = apiLevels[version];
  if (apiLevel !== undefined) return { osVersion: version, apiLevel };
  throw new UsageError('ANDROID_VERSION', `Android ${version} is none of ${Object.keys(apiLevels).join(', ')}`);
}

/** Conditions of a device that a scenario names in words. */
const conditions: Readonly<Record<string, JsonObject>> = {
  'everything it needs': {},
  'no NFC': { nfc: false },
  'no Google services': { googleServices: 'absent' },
  'Google services out of reach': { googleServices: 'unreachable' },
  'an area without Android Enterprise': { androidEnterprise: false },
  'a certificate for Microsoft Teams': { teamsCertified: true },
  'no participating supplier': { zeroTouch: false },
  'Knox 2.3': { knox: 2.3 },
  'Knox 2.4': { knox: 2.4 },
  'Knox 2.7': { knox: 2.7 },
  'Knox 2.8': { knox: 2.8 },
  'Wi-Fi': { network: 'wifi' },
  'a cellular network': { network: 'cellular' },
  'neither Wi-Fi nor a cellular network': { network: 'none' },
  'a firewall that blocks Knox': { blockedHosts: ['*.test'] },
  'a firewall that blocks other hosts': { blockedHosts: ['*.example'] },
  'an account of Google': { googleAccount: true },
  'no account of Google': { googleAccount: false },
  'no network': { networks: {} },
  'a maker that loads files': { loadsFiles: true },
  'no network in its first set-up': { setUpOffline: true },
  'a first set-up behind it': { userSetupComplete: true },
  'a restart before registration': { restartsBeforeRegistration: true },
};

export function withCondition(words: string): { readonly habits: JsonObject } {
  const habits = conditions[words];
  if (habits !== undefined) return { habits };
  throw new UsageError('DEVICE_CONDITION', `"${words}" is none of ${Object.keys(conditions).join(', ')}`);
}

export interface EntryWish {
  readonly way: EntryWay;
  readonly method: Method;
  readonly options?: JsonObject;
}

/** The administrator hands out one way in, for whoever takes it. */
export async function handOut(scene: Scene, { way, method, options = {} }: EntryWish): Promise<void> {
  const { upn } = await scene.person('Ada');
  const userless = method === 'android-dedicated' || method === 'android-aosp-userless';
  const wish = { platform: 'android', method, options: { entry: way, ...options } } as const;
  scene.note(entryNote, await scene.issue({ ...wish, ...(userless ? {} : { upn }) }));
}

/** Ada takes a device that is fresh from the box but for the overrides, and begins with what lies on the table. */
export async function begin(scene: Scene, model: string, modelOverrides: JsonObject = {}): Promise<void> {
  const entry = onTable(scene);
  const device = await scene.newDevice({ person: 'Ada', model, method: entry.method, modelOverrides });
  device.entry = entry;
  await scene.enroll(device);
}

/** What lies on the table loses a part, or another one is written on it. */
export function changeEntry(scene: Scene, change: (entry: EnrollmentEntry) => EnrollmentEntry): void {
  scene.note(entryNote, change(onTable(scene)));
}

export const withoutToken = ({ token, ...entry }: EnrollmentEntry): EnrollmentEntry => entry;
export const withoutQrCode = ({ qrPng, ...entry }: EnrollmentEntry): EnrollmentEntry => entry;
export const withGuessedToken = (entry: EnrollmentEntry): EnrollmentEntry => ({ ...entry, token: 'guessed' });
/** The plain token, to be typed where the set-up asks for an account. */
export const typedOnly = ({ platform, method, token = '' }: EnrollmentEntry): EnrollmentEntry => ({
  platform,
  method,
  token,
  identifier: 'afw#setup',
  url: 'https://enroll.invalid/',
});

/** The device comes up again and tries to hold a session; how that ended stays for a check. */
export async function comeUp(scene: Scene): Promise<void> {
  const { kind } = await scene.wake(scene.device(), 'boot');
  scene.note(sessionNote, kind);
}

function onTable(scene: Scene): EnrollmentEntry {
  const entry = scene.noted(entryNote) as EnrollmentEntry | undefined;
  if (entry === undefined) throw new Error('the administrator has handed nothing out');
  return entry;
}
