import { setupWalked } from '../../harness/checks/android.js';
import {
  incidentIsKnown,
  isNotListed,
  offersTheSame,
  reachedNoGoogle,
  troubleshootingLists,
} from '../../harness/checks/aosp.js';
import { appsDiscovered, appsInVersion, appsOpened, hasApps } from '../../harness/checks/aosp-apps.js';
import { actInBulk, checkInTomorrow, intuneIs, openActions, publish, sendLogs, upnOf } from './aosp-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const makerSetup = ['RealWear language', 'RealWear network', 'RealWear account'];

const apps: readonly StepDefinition[] = [
  then('the apps {string} are installed', (scene: Scene, names: string) => scene.expect(hasApps, { names })),
  then('{string} have been opened', (scene: Scene, names: string) => scene.expect(appsOpened, { names })),
  given('version {word} of {string} is published', (scene: Scene, version: string, names: string) =>
    publish(scene, version, names),
  ),
  when('the Intune app of the device is closed', (scene: Scene) => intuneIs(scene, 'closed')),
  when('the Intune app of the device is kept open', (scene: Scene) => intuneIs(scene, 'kept open')),
  when('the device checks in a day later', checkInTomorrow),
  then('{string} are in version {word}', (scene: Scene, names: string, version: string) =>
    scene.expect(appsInVersion, { names, version, is: true }),
  ),
  then('{string} are as they were', (scene: Scene, names: string) =>
    scene.expect(appsInVersion, { names, version: '25.1.0', is: false }),
  ),
  then('the discovered apps list {string} with their versions', (scene: Scene, names: string) =>
    scene.expect(appsDiscovered, { names }),
  ),
];

const support: readonly StepDefinition[] = [
  then('the troubleshooting of {person} lists {string}', async (scene: Scene, person: string, names: string) =>
    scene.expect(troubleshootingLists, { upn: await upnOf(scene, person), names }),
  ),
  then('it offers the same for each of them', (scene: Scene) =>
    scene.expect(offersTheSame, { upn: scene.device().person.upn }),
  ),
  when('the user sends logs from {string}', (scene: Scene, app: string) => sendLogs(scene, app)),
  then('support finds them by the incident id that the user got', (scene: Scene) => scene.expect(incidentIsKnown, {})),
];

const devices: readonly StepDefinition[] = [
  when('the administrator opens the actions of the device', (scene: Scene) => openActions(scene)),
  when('the administrator does {string} with every device at once', (scene: Scene, action: string) =>
    actInBulk(scene, action),
  ),
  then('the list of devices does not show it', (scene: Scene) => scene.expect(isNotListed, {})),
  given('the supported devices without Google services are those of {string}', async (scene: Scene, makers: string) => {
    const devices = makers.split(', ').map((manufacturer) => ({ manufacturer }));
    await scene.target.admin.putSettings('aosp-devices', { devices });
  }),
  then("nothing of the maker's own set-up was walked", (scene: Scene) =>
    scene.expect(setupWalked, { steps: makerSetup, walked: false }),
  ),
  then('nobody asked a service of Google', (scene: Scene) => scene.expect(reachedNoGoogle, {})),
];

export const steps: readonly StepDefinition[] = [...apps, ...support, ...devices];
