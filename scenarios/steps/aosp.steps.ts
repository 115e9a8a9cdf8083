import { setupWalked } from '../../harness/checks/android.js';
import { isNotListed, reachedNoGoogle } from '../../harness/checks/aosp.js';
import { actInBulk, openActions } from './aosp-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const makerSetup = ['RealWear language', 'RealWear network', 'RealWear account'];

export const steps: readonly StepDefinition[] = [
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
