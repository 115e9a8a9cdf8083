import { appEnforces, appEnforcesValue } from '../../harness/checks/app-protection.js';
import { ownDevice, protect, signInToApp } from './app-protection-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

/** Apps that hold data of an organisation, on devices that it manages or not. */
export const steps: readonly StepDefinition[] = [
  given('the app {string} is protected for everybody', (scene: Scene, app: string) => protect(scene, app)),
  given('the protection of {string} wishes for a PIN of {int} digits', (scene: Scene, app: string, devicePin: number) =>
    protect(scene, app, { devicePin }),
  ),
  given("{person}'s own {model}, which nobody manages", ownDevice),
  when('the holder signs in to the app {string}', signInToApp),
  then('the app {string} enforces {string}', (scene: Scene, app: string, policy: string) =>
    scene.expect(appEnforces, { app, policy }),
  ),
  then('the app {string} enforces {word} {string}', (scene: Scene, app: string, key: string, value: string) =>
    scene.expect(appEnforcesValue, { app, key, value }),
  ),
];
