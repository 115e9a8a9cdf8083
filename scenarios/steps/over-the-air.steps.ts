import {
  encryptedForDevice,
  identityFirst,
  identityLast,
  signedByTwoIdentities,
  toldWhatWasAsked,
} from '../../harness/checks/over-the-air.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { enrollDirectly } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import { answer, answerAgain, isAsked, wrongAttributes } from './over-the-air-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'wrongAttribute', matches: Object.keys(wrongAttributes) },
];

/** Over-the-Air Profile Delivery: a device tells what it is asked for, gets an identity, and then its profile. */
export const steps: readonly StepDefinition[] = [
  when(
    '{person} enrolls a/an {model} by {method} over the air',
    (scene: Scene, person: string, model: string, method: Method) =>
      enrollDirectly(scene, person, model, method, { options: { ota: true } }),
  ),
  given("{person}'s {model} is asked for its attributes", (scene: Scene, person: string, model: string) =>
    isAsked(scene, person, model),
  ),
  when('the device tells them with {wrongAttribute}', (scene: Scene, wrong: string) =>
    answer(scene, 'DeviceAttributes', wrong),
  ),
  when('the device tells them under its new identity with {wrongAttribute}', (scene: Scene, wrong: string) =>
    answerAgain(scene, wrong),
  ),
  then('the device told what it was asked for and nothing else', (scene) => scene.expect(toldWhatWasAsked, {})),
  then('the device signed by two identities at one address', (scene) => scene.expect(signedByTwoIdentities, {})),
  then('the first answer offers an identity and no management', (scene) => scene.expect(identityFirst, {})),
  then('the latest answer offers an identity and no management', (scene) => scene.expect(identityLast, {})),
  then('the profile is readable for the device alone', (scene) => scene.expect(encryptedForDevice, {})),
];
