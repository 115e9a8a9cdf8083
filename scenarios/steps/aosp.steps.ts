import { setupWalked } from '../../harness/checks/android.js';
import { reachedNoGoogle } from '../../harness/checks/aosp.js';
import { given, type StepDefinition, then } from './define.js';
import type { Scene } from './scene.js';

const makerSetup = ['RealWear language', 'RealWear network', 'RealWear account'];

export const steps: readonly StepDefinition[] = [
  given('the supported devices without Google services are those of {string}', async (scene: Scene, makers: string) => {
    const devices = makers.split(', ').map((manufacturer) => ({ manufacturer }));
    await scene.target.admin.putSettings('aosp-devices', { devices });
  }),
  then("nothing of the maker's own set-up was walked", (scene: Scene) =>
    scene.expect(setupWalked, { steps: makerSetup, walked: false }),
  ),
  then('nobody asked a service of Google', (scene: Scene) => scene.expect(reachedNoGoogle, {})),
];
