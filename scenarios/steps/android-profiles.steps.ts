import { entryNote } from '../../harness/checks/android.js';
import {
  codeBefore,
  codeNetwork,
  fileIsComplete,
  groupHolds,
  listedProfiles,
  recordedUser,
  sameCode,
  tokenIsAnother,
  tokenPageAgrees,
} from '../../harness/checks/android-profiles.js';
import { pageOutcome } from '../../harness/checks/device-pages.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import * as profiles from './android-profiles-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

export const steps: readonly StepDefinition[] = [
  given('an enrollment profile {string} for {method}', (scene: Scene, name: string, method: Method) =>
    profiles.fillIn(scene, name, method),
  ),
  when(
    'an enrollment profile {string} for {method} is filled in with {string}',
    (scene: Scene, name: string, method: Method, words: string) => profiles.fillIn(scene, name, method, words),
  ),
  when(
    'an enrollment profile {string} for {method} is filled in to live {string}',
    (scene: Scene, name: string, method: Method, life: string) => profiles.fillInWithLife(scene, name, method, life),
  ),
  then('the form is {outcome}', (scene: Scene, outcome: string) => scene.expect(pageOutcome, { outcome })),
  then('the form is {word} for {string}', (scene: Scene, outcome: string, field: string) =>
    scene.expect(pageOutcome, { outcome, code: field }),
  ),
  given('the organisation has {string}', (scene: Scene, words: string) => profiles.organisationHas(scene, words)),

  when('the token of {string} is revoked', (scene: Scene, name: string) => profiles.revokeToken(scene, name)),
  when('the token of {string} is replaced by one that lives {string}', (scene: Scene, name: string, life: string) =>
    profiles.replaceToken(scene, name, life),
  ),
  when('the token page of {string} is opened', (scene: Scene, name: string) => profiles.openToken(scene, name)),
  then('the token page of {string} shows another token than before', async (scene: Scene, name: string) => {
    await profiles.openToken(scene, name);
    await scene.expect(tokenIsAnother, {});
  }),
  then('it shows a random token and a QR code with it', (scene: Scene) => scene.expect(tokenPageAgrees, {})),

  when('the QR code of {string} is taken from its token page', (scene: Scene, name: string) =>
    profiles.takeCode(scene, name),
  ),
  when('the QR code of {string} is taken from the list', async (scene: Scene, name: string) => {
    scene.note(codeBefore, scene.noted(entryNote));
    await profiles.takeCodeFromList(scene, name);
  }),
  then('both QR codes are the same', (scene: Scene) => scene.expect(sameCode, {})),
  then('the code holds the {word} {string} in plain text', (scene: Scene, member: string, value: string) =>
    scene.expect(codeNetwork, { member: member === 'SSID' ? 'ssid' : 'password', value }),
  ),
  then('the code says that the network is hidden: {word}', (scene: Scene, value: string) =>
    scene.expect(codeNetwork, { member: 'hidden', value }),
  ),
  when('the profile {string} is exported', (scene: Scene, name: string) => profiles.exportFile(scene, name)),
  then('the file is JSON with the enrollment data', (scene: Scene) => scene.expect(fileIsComplete, {})),

  when('the list of enrollment profiles is opened', (scene: Scene) => profiles.openList(scene)),
  when('the list of enrollment profiles is opened with {string}', (scene: Scene, states: string) =>
    profiles.openList(scene, states),
  ),
  then('the list shows {string}', (scene: Scene, names: string) => scene.expect(listedProfiles, { names })),

  when(
    '{person} scans the code of {string} with a/an/another {model}',
    (scene: Scene, person: string, name: string, model: string) => profiles.scan(scene, name, { person, model }),
  ),
  when(
    '{person} scans the code of {string} with a/an {model} that has {string}',
    (scene: Scene, person: string, name: string, model: string, words: string) =>
      profiles.scan(scene, name, { person, model, modelOverrides: profiles.thatHas(words) }),
  ),
  when('{person} begins by it with a/an/another {model}', (scene: Scene, person: string, model: string) =>
    profiles.beginBy(scene, { person, model }),
  ),
  then('the device of {person} is still managed', (scene: Scene, person: string) =>
    profiles.expectManaged(scene, person),
  ),
  then('it is the device of {word}', (scene: Scene, user: string) => scene.expect(recordedUser, { user })),

  given('a dynamic group {string} of the devices of {string}', async (scene: Scene, group: string, profile: string) => {
    await profiles.dynamicGroup(scene, group, profile);
  }),
  then('the group {string} holds {string}', (scene: Scene, group: string, devices: string) =>
    scene.expect(groupHolds, { group, devices }),
  ),
];
