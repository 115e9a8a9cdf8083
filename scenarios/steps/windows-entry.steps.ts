import {
  deviceTakesNoToken,
  pageHandsTheTokenBack,
  pageKeepsTheToken,
  tokenIsSentAsItIs,
} from '../../harness/checks/windows-sign-in.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { askFor, signInOnPage } from './windows-scene.js';

/** The ways in to MS-MDE2 other than by name and password. */
export const steps: readonly StepDefinition[] = [
  given('PCs are let in by the AuthPolicy {word}', askFor),

  when('the person signs in at the page', (scene: Scene) => signInOnPage(scene)),
  when('the person signs in at the page for the program {string}', (scene: Scene, appru: string) =>
    signInOnPage(scene, { appru }),
  ),

  then('the page hands the token back', (scene: Scene) => scene.expect(pageHandsTheTokenBack, {})),
  then('the page hands out no token', (scene: Scene) => scene.expect(pageKeepsTheToken, {})),
  then('the device sends the token as it is', (scene: Scene) => scene.expect(tokenIsSentAsItIs, {})),
  then('the device takes no token', (scene: Scene) => scene.expect(deviceTakesNoToken, {})),
];
