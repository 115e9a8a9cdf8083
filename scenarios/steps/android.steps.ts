import {
  deviceRefusesWith,
  factoryReset,
  imeiWasTold,
  qrCodeCarries,
  qrCodeKeeps,
  restrictionIs,
} from '../../harness/checks/android.js';
import { recordTellsOfDevice } from '../../harness/checks/android-record.js';
import type { NonComplianceReason } from '../../protocol/android/policy-engine.js';
import {
  changeQrCode,
  exchangeChecksum,
  guessToken,
  makeQrCode,
  scanQrCode,
  setRestriction,
  writeNonsense,
} from './android-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const wifi = (ssid: string) => ({ ssid, securityType: 'WPA', password: 'Ein Geheimnis für alle' });

export const steps: readonly StepDefinition[] = [
  when('the administrator makes a QR code for {person}', (scene: Scene, name: string) => makeQrCode(scene, name)),
  when(
    'the administrator makes a QR code for {person} and the network {string}',
    (scene: Scene, name: string, ssid: string) => makeQrCode(scene, name, { wifi: wifi(ssid) }),
  ),
  when(
    'the administrator makes a QR code for {person} in the language {string}',
    (scene: Scene, name: string, locale: string) => makeQrCode(scene, name, { locale }),
  ),
  when('the administrator makes a QR code for {person} that serves one device', (scene: Scene, name: string) =>
    makeQrCode(scene, name, { oneTime: true }),
  ),
  when(
    'the administrator makes a QR code for {person} that lives {int} minutes',
    (scene: Scene, name: string, count: number) => makeQrCode(scene, name, { tokenLifeSeconds: count * 60 }),
  ),
  given('the token of the QR code is replaced by a guessed one', (scene: Scene) => guessToken(scene)),
  given('the token of the QR code is replaced by {string}', (scene: Scene, words: string) =>
    writeNonsense(scene, words),
  ),
  given('the checksum of the QR code belongs to another package', (scene: Scene) => exchangeChecksum(scene)),
  given('the QR code allows personally owned devices only', (scene: Scene) =>
    changeQrCode(scene, () => ({ supportedModes: 'personally-owned' })),
  ),
  when('{person} scans it with a/an/another {model}', (scene: Scene, person: string, model: string) =>
    scanQrCode(scene, person, model),
  ),
  when('{person} scans it with a/an {model} that was set up before', (scene: Scene, person: string, model: string) =>
    scanQrCode(scene, person, model, { habits: { userSetupComplete: true } }),
  ),
  when(
    '{person} scans it with a/an {model} out of reach of every network',
    (scene: Scene, person: string, model: string) => scanQrCode(scene, person, model, { habits: { networks: {} } }),
  ),

  then('the QR code is one JSON object', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'readable' })),
  then('the QR code names the device admin', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'deviceAdmin' })),
  then('its checksum is url-safe base64 of SHA-256', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'checksum' })),
  then('its download location is an address with a checksum', (scene: Scene) =>
    scene.expect(qrCodeKeeps, { rule: 'download' }),
  ),
  then('each of its extras has the right type', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'type' })),
  then('its bytes are ASCII or announced', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'encoding' })),
  then('its Wi-Fi block is complete', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'wifi' })),
  then('its supported modes are legal', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'modes' })),
  then('its locale is a language tag', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'locale' })),
  then('each of its extras is given once', (scene: Scene) => scene.expect(qrCodeKeeps, { rule: 'duplicates' })),
  then('the device would join {string}', (scene: Scene, value: string) =>
    scene.expect(qrCodeCarries, { what: 'network', value }),
  ),
  then('the device would speak {string}', (scene: Scene, value: string) =>
    scene.expect(qrCodeCarries, { what: 'language', value }),
  ),

  when('the administrator sets {word} for the whole device', (scene: Scene, value: string) =>
    setRestriction(scene, value, 'device'),
  ),
  when('the administrator sets {word} for the work profile', (scene: Scene, value: string) =>
    setRestriction(scene, value, 'profile'),
  ),
  then('{word} is applied', (scene: Scene, value: string) =>
    scene.expect(restrictionIs, { value, outcome: 'applied' }),
  ),
  then('{word} is refused for {word}', (scene: Scene, value: string, outcome: NonComplianceReason) =>
    scene.expect(restrictionIs, { value, outcome }),
  ),
  then('the device has told its IMEI', (scene: Scene) => scene.expect(imeiWasTold, { told: true })),
  then('the device has kept its IMEI to itself', (scene: Scene) => scene.expect(imeiWasTold, { told: false })),
  then('the device is back at factory settings', (scene: Scene) => scene.expect(factoryReset, { reset: true })),
  then('its record has serial number, model and Android version of the device', (scene: Scene) =>
    scene.expect(recordTellsOfDevice, {}),
  ),
  then('the device was not reset', (scene: Scene) => scene.expect(factoryReset, { reset: false })),
  then('the device itself refuses with {word}', (scene: Scene, code: string) =>
    scene.expect(deviceRefusesWith, { code }),
  ),
];
