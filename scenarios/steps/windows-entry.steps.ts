import {
  deviceSigns,
  deviceTakesNoToken,
  pageHandsTheTokenBack,
  pageKeepsTheToken,
  tokenIsSentAsItIs,
} from '../../harness/checks/windows-sign-in.js';
import { days } from '../../protocol/base/clock.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { askFor, askForCertificate, askInForm, signInOnPage } from './windows-scene.js';

/** The ways in to MS-MDE2 other than by name and password. */
export const steps: readonly StepDefinition[] = [
  given('PCs are let in by the AuthPolicy {word}', askFor),

  when('the person signs in at the page', (scene: Scene) => signInOnPage(scene)),
  when('the person signs in at the page for the program {string}', (scene: Scene, appru: string) =>
    signInOnPage(scene, { appru }),
  ),

  when('the PC asks for a certificate in a signed message with {string}', askInForm),
  when('the PC asks for a certificate in a message that it signed {int} day(s) ago', (scene: Scene, count: number) =>
    askForCertificate(scene, { signedMsAgo: days(count) }),
  ),

  then('the device signs what it sends', (scene: Scene) => scene.expect(deviceSigns, {})),
  then('the page hands the token back', (scene: Scene) => scene.expect(pageHandsTheTokenBack, {})),
  then('the page hands out no token', (scene: Scene) => scene.expect(pageKeepsTheToken, {})),
  then('the device sends the token as it is', (scene: Scene) => scene.expect(tokenIsSentAsItIs, {})),
  then('the device takes no token', (scene: Scene) => scene.expect(deviceTakesNoToken, {})),
];
