import { answerIs, answerLacks } from '../../harness/checks/apple-answers.js';
import { nothingNamesTheDevice } from '../../harness/checks/apple-privacy.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  changeUserMagic,
  checkInTimes,
  clearPasscode,
  commandWith,
  queueForUser,
  scheduleUpdate,
  settings,
} from './apple-commands.js';
import { moveToUserEnrollment } from './apple-profiles.js';
import { command, hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const devices: readonly StepDefinition[] = [
  given(
    "{person}'s {model} enrolled from its profile by {method}",
    (scene: Scene, person: string, model: string, method: Method) => hasEnrolled(scene, person, model, method),
  ),
  given(
    'an old {model} of {person} with version {string} enrolled by {method}',
    (scene: Scene, model: string, person: string, osVersion: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { osVersion } }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} with the app {string} of her/his own',
    (scene: Scene, model: string, person: string, method: Method, app: string) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { habits: { ownApps: [app] } } }),
  ),
  given(
    'a supervised {model} of {person} enrolled by {method} that finds the update {string}',
    (scene: Scene, model: string, person: string, method: Method, version: string) =>
      hasEnrolled(scene, person, model, method, {
        modelOverrides: { supervised: true, habits: { updates: [{ productKey: version, version, build: 'UPDATED' }] } },
      }),
  ),
  given(
    'a supervised {model} of {person} enrolled by {method} with the accounts {string}',
    (scene: Scene, model: string, person: string, method: Method, accounts: string) =>
      hasEnrolled(scene, person, model, method, {
        modelOverrides: {
          supervised: true,
          habits: { accounts: accounts.split(', ').map((name) => ({ name, fullName: name })) },
        },
      }),
  ),
];

const commands: readonly StepDefinition[] = [
  when('the administrator sends {word} with {string}', (scene: Scene, type: string, members: string) =>
    commandWith(scene, type, members),
  ),
  when('the administrator sets {string}', (scene: Scene, items: string) => settings(scene, items)),
  when('the administrator removes the passcode with the escrowed token', (scene: Scene) => clearPasscode(scene, true)),
  when('the administrator removes the passcode with a guessed token', (scene: Scene) => clearPasscode(scene, false)),
  when(
    'the administrator replaces the enrollment profile by one for User Enrollment with access rights',
    (scene: Scene) => command(scene, moveToUserEnrollment(scene.device().agent.evidence().state)),
  ),
  when('the administrator schedules the update {string}', (scene: Scene, version: string) =>
    scheduleUpdate(scene, version),
  ),
  given('a command {word} waits for the user', queueForUser),
  given('the user channel announces another PushMagic', changeUserMagic),
  when('the device checks in {int} times', (scene: Scene, times: number) => checkInTimes(scene, times)),
];

const answers: readonly StepDefinition[] = [
  then('the answer tells {string} as {string}', (scene: Scene, way: string, value: string) =>
    scene.expect(answerIs, { way, value }),
  ),
  then('no message to the server tells which device it is', (scene: Scene) => scene.expect(nothingNamesTheDevice, {})),
  then('the answer does not tell {string}', (scene: Scene, way: string) => scene.expect(answerLacks, { way })),
];

/** Commands that change a device, and the answers that show it. */
export const steps: readonly StepDefinition[] = [...devices, ...commands, ...answers];
