import {
  belongsTo,
  detailsAre,
  enrollmentProfileIs,
  isSetUp,
  listed,
  savingIs,
} from '../../harness/checks/configurator.js';
import { assign, atTheCable, download, importFile, refusesAt, rows, saveProfile } from './configurator-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Outcome } from './parameters.js';
import type { Scene } from './scene.js';

const settings: readonly StepDefinition[] = [
  given('the Configurator profile {string} with user affinity', (scene: Scene, name: string) =>
    saveProfile(scene, name, true),
  ),
  given('the Configurator profile {string} without user affinity', (scene: Scene, name: string) =>
    saveProfile(scene, name, false),
  ),
  given('the serial number of the device is listed for {string}', assign),
  when('the administrator imports {int} serial numbers for {string}', (scene: Scene, count: number, profile: string) =>
    importFile(scene, rows(count), profile),
  ),
  when('the administrator imports {string} for {string}', (scene: Scene, line: string, profile: string) =>
    importFile(scene, line, profile),
  ),
  when(
    'the administrator imports {string} for {string} and overwrites details',
    (scene: Scene, line: string, profile: string) => importFile(scene, line, profile, true),
  ),
  when('the profile {string} is downloaded for the device', download),
  when('it comes in by a new profile without user affinity', async (scene: Scene) => {
    await saveProfile(scene, 'Kiosks', false);
    await download(scene, 'Kiosks');
    await scene.enroll(scene.device());
  }),
  then('saving is {outcome}', (scene: Scene, outcome: Outcome) => scene.expect(savingIs, { outcome })),
  then('{int} serial numbers are listed', (scene: Scene, count: number) => scene.expect(listed, { count })),
  then('the details of {word} are {string}', (scene: Scene, serial: string, details: string) =>
    scene.expect(detailsAre, { serial, details }),
  ),
];

const devices: readonly StepDefinition[] = [
  given("{person}'s {model} at the cable of Apple Configurator", (scene: Scene, person: string, model: string) =>
    atTheCable(scene, person, model, 'ios-configurator-setup-assistant'),
  ),
  given(
    "{person}'s {model} with an Apple ID at the cable, listed for {string} with user affinity",
    async (scene: Scene, person: string, model: string, profile: string) => {
      await saveProfile(scene, profile, true);
      await atTheCable(scene, person, model, 'ios-configurator-setup-assistant', { habits: { appleId: true } });
      await assign(scene, profile);
    },
  ),
  given(
    "{person}'s {model} at the cable, prepared unsupervised without {word}",
    (scene: Scene, person: string, model: string, pane: string) =>
      atTheCable(scene, person, model, 'ios-configurator-setup-assistant', {
        habits: { preparation: { supervised: false, hidden: [pane] } },
      }),
  ),
  given(
    "{person}'s {model} at the cable, prepared supervised without {word}",
    (scene: Scene, person: string, model: string, pane: string) =>
      atTheCable(scene, person, model, 'ios-configurator-setup-assistant', {
        habits: { preparation: { supervised: true, hidden: [pane] } },
      }),
  ),
  given(
    "{person}'s {model} at the cable, which an Apple Account still has",
    (scene: Scene, person: string, model: string) =>
      atTheCable(scene, person, model, 'ios-configurator-setup-assistant', { habits: { appleAccount: true } }),
  ),
  given("{person}'s {model} in use at the cable", (scene: Scene, person: string, model: string) =>
    atTheCable(scene, person, model, 'ios-configurator-direct'),
  ),
  given("{person}'s supervised {model} in use at the cable", (scene: Scene, person: string, model: string) =>
    atTheCable(scene, person, model, 'ios-configurator-direct', { supervised: true }),
  ),
  given('the holder refuses at {string}', refusesAt),
  then('the administrator sees the device with the profile {string}', (scene: Scene, name: string) =>
    scene.expect(enrollmentProfileIs, { name }),
  ),
  then('the device is listed for {person}', async (scene: Scene, person: string) =>
    scene.expect(belongsTo, { upn: (await scene.person(person)).upn }),
  ),
  then('the device is listed for no user', (scene: Scene) => scene.expect(belongsTo, { upn: undefined })),
  then('the device is set up supervised without {word}', (scene: Scene, hides: string) =>
    scene.expect(isSetUp, { supervised: true, hides }),
  ),
  then('the device is set up unsupervised without {word}', (scene: Scene, hides: string) =>
    scene.expect(isSetUp, { supervised: false, hides }),
  ),
];

/** Apple Configurator: profiles, serial numbers, and devices at its cable. */
export const steps: readonly StepDefinition[] = [...settings, ...devices];
