import { informationIs } from '../../harness/checks/apple.js';
import {
  commandGiven,
  configurationSays,
  holdsIdentity,
  homeScreen,
  makersCertificateRenewed,
  ownedBy,
  pairs,
  paneShown,
  profileGiven,
  refusalSays,
  runsVersion,
  type SignInWay,
  setUpTells,
  signedInBy,
  supervision,
  usedUnmanaged,
  waitsForConfiguration,
} from '../../harness/checks/automated-enrollment.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { command } from './apple-scene.js';
import {
  addProfile,
  assignAgain,
  blockPersonal,
  certificateOf,
  describeProfile,
  distrust,
  enrollAround,
  enrollWhereUpdateIsFound,
  getIdentity,
  hasConfiguration,
  introduce,
  introduceAs,
  limitDeviceLicenses,
  onlyFirstShows,
  takeOver,
  tryProfile,
  tryTemplate,
} from './automated-enrollment-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'distrust', matches: Object.keys(distrust) },
  { name: 'signInWay', matches: ['web', 'password', 'nothing'] },
  { name: 'yesNo', matches: ['yes', 'no'], value: (text) => text === 'yes' },
];

const profiles: readonly StepDefinition[] = [
  given('an ADE profile with {string}', (scene: Scene, text: string) => describeProfile(scene, text)),
  given('{int} license(s) for devices without a user', (scene: Scene, count: number) =>
    limitDeviceLicenses(scene, count),
  ),
  given('an ADE profile {string} beside the default one with {string}', addProfile),
  given('a saved name template of {int} characters', (scene: Scene, length: number) => tryTemplate(scene, length)),
  given('{person} mistypes her/his password', async (scene: Scene, person: string) => {
    const { upn } = await scene.person(person);
    await scene.target.admin.putPerson({ upn, name: person, password: 'another one' });
  }),
  given('only personal iPhones are blocked', (scene: Scene) => blockPersonal(scene)),
  when('an administrator saves an ADE profile with {string}', (scene: Scene, text: string) => tryProfile(scene, text)),
  when('an administrator saves a name template of {int} characters', (scene: Scene, length: number) =>
    tryTemplate(scene, length),
  ),
  when('the ADE profile is changed to {string}', async (scene: Scene, text: string) => {
    await describeProfile(scene, text);
    await assignAgain(scene);
  }),
];

const devices: readonly StepDefinition[] = [
  when(
    '{person} turns on a/an {model} without a profile by {method}',
    async (scene: Scene, person: string, model: string, method: Method) => {
      await scene.enroll(await scene.newDevice({ person, model, method, options: { assign: false } }));
    },
  ),
  when('iPhones with version {string} and the one before enroll by {method}', enrollAround),
  given("{person}'s {model} has its configuration by {method}", hasConfiguration),
  when('the device introduces itself {distrust}', (scene: Scene, how: string) => introduce(scene, distrust[how] ?? {})),
  when("the device introduces itself as {person}'s", (scene: Scene, owner: string) => introduceAs(scene, owner)),
  when('the organisation takes the device by {method}', takeOver),
  when('Ada enrolls an iPhone 15 by ios-ade that finds the update to {string}', (scene: Scene, update: string) =>
    enrollWhereUpdateIsFound(scene, '18.1', update),
  ),
  when('Ada enrolls an iPhone 15 with {string} by ios-ade that finds the update to {string}', enrollWhereUpdateIsFound),
  when(
    '{person} enrolls a/an {model} by {method} with the profile {string}',
    async (scene: Scene, person: string, model: string, method: Method, profile: string) => {
      await scene.enroll(await scene.newDevice({ person, model, method, options: { profile } }));
    },
  ),
  when('the device gets its identity', getIdentity),
  when('the administrator calls the device {string}', (scene: Scene, DeviceName: string) =>
    command(scene, { RequestType: 'Settings', Settings: [{ Item: 'DeviceName', DeviceName }] }),
  ),
];

const outcomes: readonly StepDefinition[] = [
  then('the device has reached its home screen', (scene: Scene) => scene.expect(homeScreen, { reached: true })),
  then('the device stays in Setup Assistant', (scene: Scene) => scene.expect(homeScreen, { reached: false })),
  then('its configuration says {word} {string}', (scene: Scene, key: string, value: string) =>
    scene.expect(configurationSays, { key, value }),
  ),
  then('the certificate of the maker was renewed: {yesNo}', (scene: Scene, renewed: boolean) =>
    scene.expect(makersCertificateRenewed, { renewed }),
  ),
  then('the device is in use without management: {yesNo}', (scene: Scene, used: boolean) =>
    scene.expect(usedUnmanaged, { used }),
  ),
  then('the device waited for its configuration: {yesNo}', (scene: Scene, waits: boolean) =>
    scene.expect(waitsForConfiguration, { waits }),
  ),
  then('the device is supervised: {yesNo}', (scene: Scene, supervised: boolean) =>
    scene.expect(supervision, { supervised }),
  ),
  then('Setup Assistant showed {string}', (scene: Scene, pane: string) =>
    scene.expect(paneShown, { pane, shown: true }),
  ),
  then('Setup Assistant did not show {string}', (scene: Scene, pane: string) =>
    scene.expect(paneShown, { pane, shown: false }),
  ),
  then('only the first showed {string}', onlyFirstShows),
  then('Setup Assistant tells the {word} {string}', (scene: Scene, key: string, value: string) =>
    scene.expect(setUpTells, { key, value }),
  ),
  then('the device pairs with the computer of {person}: {yesNo}', (scene: Scene, person: string, allowed: boolean) =>
    scene.expect(pairs, { certificate: certificateOf(person), allowed }),
  ),
  then('the person signed in by {signInWay}', (scene: Scene, way: SignInWay) => scene.expect(signedInBy, { way })),
  then('the device belongs to {person}', async (scene: Scene, person: string) =>
    scene.expect(ownedBy, { upn: (await scene.person(person)).upn }),
  ),
  then('the device belongs to nobody', (scene: Scene) => scene.expect(ownedBy, { upn: undefined })),
  then('the holder reads {string}', (scene: Scene, text: string) => scene.expect(refusalSays, { text })),
  then('a profile was given: {yesNo}', (scene: Scene, given: boolean) => scene.expect(profileGiven, { given })),
  then('the device holds a certificate: {yesNo}', (scene: Scene, holds: boolean) =>
    scene.expect(holdsIdentity, { holds }),
  ),
  then('the device runs {string}', (scene: Scene, version: string) => scene.expect(runsVersion, { version })),
  then('{word} with {string} was sent: {yesNo}', (scene: Scene, kind: string, text: string, given: boolean) =>
    scene.expect(commandGiven, { kind, given, text }),
  ),
  then('the administrator reads the name {string} with its serial number', (scene: Scene, name: string) =>
    scene.expect(informationIs, { query: 'DeviceName', value: `${name}${scene.device().agent.record.serial}` }),
  ),
];

/** Automated Device Enrollment: profiles, the first start, and what became of the device. */
export const steps: readonly StepDefinition[] = [...profiles, ...devices, ...outcomes];
