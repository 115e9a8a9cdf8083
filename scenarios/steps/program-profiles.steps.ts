import { listedDeviceShows, oneInEachState, pageShows, textNotShown } from '../../harness/checks/enrollment-program.js';
import { wishesIn } from './automated-enrollment-scene.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { act, addProfile, addTokenWith, assign, inEveryState, tokenPage, turnOn } from './program-scene.js';

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `SIM${index + 1}`);

async function manyProfiles(scene: Scene, label: string, count: number): Promise<void> {
  const [, , token = ''] = tokenPage(scene, label).split('/');
  const profiles = Array.from({ length: count }, (_, index) => ({ name: `Profile ${index + 1}`, token }));
  await scene.target.admin.putSettings('ade-profiles', { profiles });
}

const ownDevice = (scene: Scene, label: string, place: string, value: string): Promise<void> => {
  const { serial } = scene.device().agent.record;
  return scene.expect(listedDeviceShows, { page: tokenPage(scene, label, 'devices'), serial, place, value });
};

/** Enrollment profiles of tokens, and the devices that come in by them. */
export const steps: readonly StepDefinition[] = [
  given(
    "the token {word} of Apple {word} Manager with {person}'s {model}",
    (scene, label: string, program: string, person: string, model: string) =>
      addTokenWith(scene, { label, program, person, model }),
  ),
  given('the token {word} has the profile {string}', async (scene, label: string, name: string) => {
    await addProfile(scene, label, { name, description: `About ${name}` });
  }),
  given(
    'the token {word} has the profile {string} with {string}',
    async (scene, label: string, name: string, text: string) => {
      await addProfile(scene, label, { name, ...wishesIn(text) });
    },
  ),
  given('the token {word} has the profiles {string}', async (scene, label: string, names: string) => {
    for (const name of names.split(', ')) await addProfile(scene, label, { name });
  }),
  given('the token {word} has {int} profiles', manyProfiles),
  given('the token {word} has the scope tag {string}', async (scene, label: string, tag: string) => {
    await act(scene, 'PUT', tokenPage(scene, label), { scopeTags: [tag] });
  }),
  given('the token {word} has a device ready for {string}, one without profile and one released', inEveryState),
  when('the administrator makes a profile without a name for {word}', async (scene, label: string) => {
    await addProfile(scene, label, { description: 'About nothing' });
  }),
  when('the administrator makes the profile {string} for {word}', async (scene, name: string, label: string) => {
    await addProfile(scene, label, { name });
  }),
  when('the administrator deletes the profile {string} of {word}', async (scene, name: string, label: string) => {
    await act(scene, 'DELETE', tokenPage(scene, label, `profiles/${encodeURIComponent(name)}`));
  }),
  when('{string} becomes the default profile of {word}', async (scene, profile: string, label: string) => {
    await act(scene, 'PUT', tokenPage(scene, label, 'default-profile'), { profile });
  }),
  when('the profile {string} of {word} is assigned to the device', async (scene, profile: string, label: string) => {
    await assign(scene, label, profile, [scene.device().agent.record.serial]);
  }),
  when(
    'the profile {string} of {word} is assigned to {word}',
    async (scene, profile: string, label: string, serial: string) => {
      await assign(scene, label, profile, [serial]);
    },
  ),
  when(
    'the profile {string} of {word} is assigned to its first {int} devices',
    async (scene, profile: string, label: string, count: number) => {
      await assign(scene, label, profile, numbered(count));
    },
  ),
  when('{person} turns the device on', (scene) => turnOn(scene)),
  when("{person}'s {model} is turned on that nobody bought there", async (scene, person: string, model: string) => {
    await scene.newDevice({ person, model, method: 'ios-ade' });
    await turnOn(scene);
  }),
  then('the device is listed under {word} with {word} {string}', ownDevice),
  then('the profile page of {word} shows {word} {string}', (scene, label: string, place: string, value: string) =>
    scene.expect(pageShows, { page: tokenPage(scene, label, 'profiles'), place, value }),
  ),
  then('the token {word} counts one device in each state', (scene, label: string) =>
    scene.expect(oneInEachState, { page: tokenPage(scene, label) }),
  ),
  then('the person was not shown {string}', (scene, text: string) => scene.expect(textNotShown, { text })),
];
