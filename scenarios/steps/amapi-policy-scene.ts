import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { ask, emmScene, makeToken, openEnterprise, openTokenLink, scanToken } from './amapi-scene.js';
import type { Scene } from './scene.js';

/** A value for each field that scenarios speak of. */
const sound: JsonObject = {
  assistContentPolicy: 'ASSIST_CONTENT_DISALLOWED',
  autoDateAndTimeZone: 'AUTO_DATE_AND_TIME_ZONE_ENFORCED',
  bluetoothContactSharingDisabled: true,
  cameraAccess: 'CAMERA_ACCESS_DISABLED',
  credentialProviderPolicyDefault: 'CREDENTIAL_PROVIDER_DEFAULT_DISALLOWED',
  crossProfilePolicies: { crossProfileCopyPaste: 'COPY_FROM_WORK_TO_PERSONAL_DISALLOWED' },
  defaultApplicationSettings: [{ defaultApplicationType: 'DEFAULT_BROWSER' }],
  frpAdminEmails: ['it@contoso.test'],
  keyguardDisabled: true,
  kioskCustomization: { statusBar: 'NOTIFICATIONS_AND_SYSTEM_INFO_DISABLED' },
  maximumTimeToLock: '300000',
  openNetworkConfiguration: { NetworkConfigurations: [{ GUID: 'office', Type: 'WiFi' }] },
  passwordPolicies: [{ passwordQuality: 'NUMERIC' }],
  permittedInputMethods: { packageNames: ['test.keyboard'] },
  personalUsagePolicies: { cameraDisabled: true },
  playStoreMode: 'BLACKLIST',
  preferentialNetworkService: 'PREFERENTIAL_NETWORK_SERVICE_ENABLED',
  printingPolicy: 'PRINTING_DISALLOWED',
  statusBarDisabled: true,
  systemUpdate: { type: 'AUTOMATIC' },
};

/** Values that Google takes and that mean nothing to a device. */
const nonsense: JsonObject = {
  frpAdminEmails: ['nobody'],
  maximumTimeToLock: 'soon',
  openNetworkConfiguration: { Certificates: [] },
  permittedInputMethods: { packageNames: ['any keyboard'] },
  playStoreMode: 'GREYLIST',
};

const app = (more: JsonObject): JsonObject => ({ applications: [{ packageName: 'test.app', ...more }] });

/** Policies in words. */
const named: Readonly<Record<string, JsonObject>> = {
  'a password of letters and digits': {
    passwordPolicies: [{ passwordScope: 'SCOPE_DEVICE', passwordQuality: 'ALPHANUMERIC', passwordMinimumLength: 8 }],
  },
  'a password for 30 days': {
    passwordPolicies: [
      { passwordScope: 'SCOPE_DEVICE', passwordQuality: 'NUMERIC', passwordExpirationTimeout: '2592000s' },
    ],
  },
  'a lock of the work profile': { passwordPolicies: [{ passwordScope: 'SCOPE_PROFILE', passwordQuality: 'NUMERIC' }] },
  'an app installed': app({ installType: 'FORCE_INSTALLED' }),
  'an app blocked': app({ installType: 'BLOCKED' }),
  'an app installed from version 5 on': app({ installType: 'FORCE_INSTALLED', minimumVersionCode: 5 }),
  'an app installed that may use the camera': app({
    installType: 'FORCE_INSTALLED',
    permissionGrants: [{ permission: 'android.permission.CAMERA', policy: 'GRANT' }],
  }),
  'no data over USB': { deviceConnectivityManagement: { usbDataAccess: 'DISALLOW_USB_DATA_TRANSFER' } },
};

/** What the store has of the app, in words. */
const offered: Readonly<Record<string, JsonObject>> = {
  'for Android 16': { minApiLevel: 36 },
  'that the enterprise did not approve': { failure: 'NOT_APPROVED' },
  'that is not there': { failure: 'NOT_FOUND' },
  'without licences': { failure: 'NO_LICENSES_REMAINING' },
  'in version 5': { versionCode: 5 },
  'made for SDK 22': { targetSdk: 22 },
  'made for SDK 23': { targetSdk: 23 },
};

/** What devices are like, in words. */
const kinds: Readonly<Record<string, JsonObject>> = {
  'nothing unusual': {},
  'an Android Device Policy of last year': { devicePolicyLacks: ['defaultApplicationSettings'] },
  'USB that cannot be cut': { cutsUsbData: false },
  'a password of 31 days': { security: { passwordAgeDays: 31 } },
  'a rooted system': { rooted: true },
  'an unlocked boot loader': { security: { bootLoaderLocked: false } },
  'a system that was never certified': { security: { certified: false } },
  'no hardware for keys': { security: { soldWithApiLevel: 26 } },
};

function worded<T>(table: Readonly<Record<string, T>>, words: string): T {
  const found = Object.hasOwn(table, words) ? table[words] : undefined;
  if (found === undefined) throw new Error(`nothing is known as "${words}"`);
  return found;
}

async function setPolicy(scene: Scene, policy: JsonObject): Promise<void> {
  const emm = await emmScene(scene);
  await ask(emm, 'PATCH', `${emm.enterprise}/policies/default`, policy);
}

export const setNamed = (scene: Scene, words: string): Promise<void> => setPolicy(scene, worded(named, words));
export const setField = (scene: Scene, field: string): Promise<void> =>
  setPolicy(scene, { [field]: worded<Json>(sound as Readonly<Record<string, Json>>, field) });
export const setNonsense = (scene: Scene, field: string): Promise<void> =>
  setPolicy(scene, { [field]: worded<Json>(nonsense as Readonly<Record<string, Json>>, field) });

export async function offer(scene: Scene, words: string): Promise<void> {
  await (await emmScene(scene)).client.turn({ store: { 'test.app': worded(offered, words) } });
}

export async function forbid(scene: Scene, field: string): Promise<void> {
  await (await emmScene(scene)).client.turn({ forbiddenFields: [field] });
}

/** A fully managed device, or one with a work profile of its own, that has something about it. */
export async function enrollKind(scene: Scene, method: Method, words: string): Promise<void> {
  const emm = await emmScene(scene);
  await openEnterprise(scene);
  const personal = method === 'android-work-profile';
  await makeToken(emm, { allowPersonalUsage: personal ? 'PERSONAL_USAGE_ALLOWED' : 'PERSONAL_USAGE_DISALLOWED' });
  const begin = personal ? openTokenLink : scanToken;
  await begin(scene, 'Ada', 'Pixel 8', { osVersion: '15', apiLevel: 35, habits: worded(kinds, words) });
}
