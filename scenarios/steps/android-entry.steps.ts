import { looksEnrolled, nfcTagKeeps, requestsInOrder, setupWalked } from '../../harness/checks/android.js';
import type { EntryWay } from '../../protocol/android/entry-ways.table.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  begin,
  changeEntry,
  comeUp,
  handOut,
  onAndroid,
  typedOnly,
  withCondition,
  withGuessedToken,
  withoutQrCode,
  withoutToken,
} from './android-entry-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const longNames = {
  wifi: {
    ssid: 'Gäste im dritten Stock',
    securityType: 'WPA',
    password: 'Ein Geheimnis, das alle kennen dürfen 0123456789 ABCDEFGHIJKLMNOP',
  },
  organizationName: 'Contoso Gesellschaft für die Verwaltung simulierter Geräte mbH & Co. KG',
  timeZone: 'Europe/Zurich',
  locale: 'de_CH',
};

const identifierSteps = [
  'language',
  'Wi-Fi',
  'Google terms',
  'enter afw#setup',
  'install Android Device Policy',
  'scan QR or enter token',
];

export const steps: readonly StepDefinition[] = [
  given('a way in by {word} for {method}', (scene: Scene, way: string, method: Method) =>
    handOut(scene, { way: way as EntryWay, method }),
  ),
  given('an NFC tag for a network and an organization with long names', (scene: Scene) =>
    handOut(scene, { way: 'nfc', method: 'android-fully-managed', options: longNames }),
  ),
  given(
    'a way in by {word} for {method} and the network {string}',
    (scene: Scene, way: string, method: Method, ssid: string) =>
      handOut(scene, { way: way as EntryWay, method, options: { wifi: { ssid } } }),
  ),
  given('only its QR code is at hand', (scene: Scene) => changeEntry(scene, withoutToken)),
  given('only its token is at hand', (scene: Scene) => changeEntry(scene, withoutQrCode)),
  given('its token is guessed', (scene: Scene) => changeEntry(scene, withGuessedToken)),
  given('its token is typed in place of an account', (scene: Scene) => changeEntry(scene, typedOnly)),

  when('a {model} on Android {word} begins by it', (scene: Scene, model: string, version: string) =>
    begin(scene, model, onAndroid(version)),
  ),
  when(
    'a {model} on Android {word} with {string} begins by it',
    (scene: Scene, model: string, version: string, words: string) =>
      begin(scene, model, { ...onAndroid(version), ...withCondition(words) }),
  ),
  when('the device comes up again', comeUp),

  then('the tag begins with the provisioning record', (scene: Scene) => scene.expect(nfcTagKeeps, { rule: 'record' })),
  then('the tag holds Java properties', (scene: Scene) => scene.expect(nfcTagKeeps, { rule: 'properties' })),
  then('the admin extras of the tag are Java properties', (scene: Scene) =>
    scene.expect(nfcTagKeeps, { rule: 'nested' }),
  ),
  then('the tag fits an NTAG216', (scene: Scene) => scene.expect(nfcTagKeeps, { rule: 'tagSize' })),
  then('the set-up went from language to token', (scene: Scene) =>
    scene.expect(setupWalked, { steps: identifierSteps, walked: true }),
  ),
  then('the DPC was downloaded before the token was presented', (scene: Scene) =>
    scene.expect(requestsInOrder, { steps: ['DownloadPackageTask', 'EnterToken'] }),
  ),
  then('a reader of QR codes was downloaded', (scene: Scene) =>
    scene.expect(setupWalked, { steps: ['install QR reader'], walked: true }),
  ),
  then('no reader of QR codes was downloaded', (scene: Scene) =>
    scene.expect(setupWalked, { steps: ['install QR reader'], walked: false }),
  ),
  then('it looks enrolled and nobody manages it', (scene: Scene) => scene.expect(looksEnrolled, {})),
];
