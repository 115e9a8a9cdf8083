import { answeredWith } from '../../harness/checks/apple.js';
import { namedAs } from '../../harness/checks/corporate-devices.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  assignAppTo,
  changeProfile,
  putDynamicGroup,
  registerSerial,
  setOwnership,
  signInAfter,
} from './corporate-devices-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

/** Devices of an organisation: who they belong to, what reaches them and when. */
export const steps: readonly StepDefinition[] = [
  given('the app {string} is assigned to everybody', (scene: Scene, app: string) => assignAppTo(scene, app)),
  given('the {word} app {string} is assigned to everybody', (scene: Scene, kind: string, app: string) =>
    assignAppTo(scene, app, undefined, kind),
  ),
  given('the app {string} is assigned to {string}', (scene: Scene, app: string, group: string) =>
    assignAppTo(scene, app, group),
  ),
  given(
    'the dynamic group {string} finds devices of the profile {string} after {int} minutes',
    (scene: Scene, group: string, profile: string, count: number) => putDynamicGroup(scene, group, profile, count),
  ),
  given('people of {string} sign in to Company Portal instead', (scene: Scene, name: string) =>
    changeProfile(scene, name, { companyPortal: true }),
  ),
  given('the serial number of the device is registered as corporate', (scene: Scene) => registerSerial(scene)),
  when(
    '{person} enrolls a/an {model} that calls itself {string} by {method}',
    async (scene: Scene, person: string, model: string, product: string, method: Method) => {
      await scene.enroll(await scene.newDevice({ person, model, method, modelOverrides: { product } }));
    },
  ),
  when('a script sets OwnershipType of the device to {string}', setOwnership),
  when('{person} signs in {int} hours after the device was turned on', signInAfter),
  then('the answer is {int}', (scene: Scene, status: number) => scene.expect(answeredWith, { status })),
  then('the administrator reads the name of the device', (scene: Scene) => scene.expect(namedAs, {})),
];
