import { hasApp } from '../../harness/checks/mac.js';
import {
  administratorMade,
  dataIntact,
  noScreenShown,
  refusalNames,
  screenShown,
  setUpTells,
  signedInBy,
} from '../../harness/checks/mac-setup.js';
import { days } from '../../protocol/base/clock.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  changePassword,
  copyToMac,
  enrollDirectly,
  exportProfile,
  putAccounts,
  putAdeProfile,
  putDefaults,
  putDeviceLicences,
  putDirectProfile,
  putPreparation,
  renew,
  setUpBefore,
  turnOn,
  versionBefore,
} from './mac-enrollment-scene.js';
import { act, newMac } from './mac-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'offers', matches: ['offers', 'does not offer'], value: (text) => text === 'offers' },
];

const preparation: readonly StepDefinition[] = [
  given('the organisation has prepared its Macs but for {string}', putPreparation),
  given('the profile {string} of Automated Device Enrollment says {string}', putAdeProfile),
  given('new Macs get the profile {string} and other devices {string}', putDefaults),
  given('Setup Assistant of Macs makes the administrator {string}', putAccounts),
  given('the profile {string} for direct enrollment is {word} user affinity', putDirectProfile),
  given('there is/are {int} licence(s) for devices', putDeviceLicences),
  given('{person} has a licence', async (scene: Scene, person: string) => void (await scene.person(person))),
  given('{person} lacks a licence', async (scene: Scene, person: string) => {
    await scene.person(person, { licensed: false });
  }),
  when('an administrator exports the profile for direct enrollment', async (scene: Scene) => {
    await exportProfile(scene, 'direct');
  }),
];

const accounts: readonly StepDefinition[] = [
  when('the administrator changes the password of {word}', changePassword),
  given(
    "{person}'s {model} enrolled with a server that {offers} to keep bootstrap tokens",
    async (scene: Scene, person: string, model: string, offers: boolean) => {
      await scene.enroll(
        await newMac(scene, person, model, 'macOS 11.1', 'macos-byod', { direct: true, keepsBootstrapTokens: offers }),
      );
    },
  ),
];

const directly: readonly StepDefinition[] = [
  when("{person}'s {model} with {string} is enrolled directly", enrollDirectly),
  given('an export of which A was downloaded at once and B after 10 days', async (scene: Scene) => {
    await copyToMac(scene, 'A');
    await scene.advance(days(10));
    await copyToMac(scene, 'B');
  }),
  when('somebody opens the file {string}', (scene: Scene, name: string) => act(scene, 'open profile', { name })),
  then('{string} and {string} are still on the Mac', (scene: Scene, profile: string, app: string) =>
    scene.expect(dataIntact, { profile, app }),
  ),
];

const automatically: readonly StepDefinition[] = [
  given('the Mac was set up by its user before', setUpBefore),
  when('the Mac is turned on for the first time', turnOn),
  when('a/an {macAccount} renews the enrollment by the command line', renew),
  when('an administrator removes management in Terminal', (scene: Scene) => act(scene, 'remove profile in Terminal')),
  given(
    "{person}'s {model} with a version before {string} is for {method}",
    async (scene: Scene, person: string, model: string, version: string, method: Method) => {
      await newMac(scene, person, model, `macOS ${versionBefore(version)}`, method);
    },
  ),
  given(
    "{person}'s {model} without a profile is for {method}",
    async (scene: Scene, person: string, model: string, method: Method) => {
      await newMac(scene, person, model, 'macOS 11.1', method, { assign: false });
    },
  ),
  when('{person} enrolls a(n) {model} by the app', async (scene: Scene, person: string, model: string) => {
    await scene.enroll(await newMac(scene, person, model, 'macOS 11.1', 'macos-byod', { entry: 'app' }));
  }),
];

const shown: readonly StepDefinition[] = [
  then('Setup Assistant presented {string}', (scene: Scene, screen: string) =>
    scene.expect(screenShown, { screen, shown: true }),
  ),
  then('Setup Assistant did not present {string}', (scene: Scene, screen: string) =>
    scene.expect(screenShown, { screen, shown: false }),
  ),
  then('Setup Assistant presented none of the panes', (scene: Scene) => scene.expect(noScreenShown, {})),
  then('About Configuration names {string}', (scene: Scene, value: string) =>
    scene.expect(setUpTells, { key: 'department', value }),
  ),
  then('Need Help names {string}', (scene: Scene, value: string) => scene.expect(setUpTells, { key: 'phone', value })),
  then('the user signed in on a web page', (scene: Scene) => scene.expect(signedInBy, { way: 'web page' })),
  then('the user signed in in a pane of Setup Assistant', (scene: Scene) => scene.expect(signedInBy, { way: 'pane' })),
  then('the Mac has the administrator {string}', (scene: Scene, shortName: string) =>
    scene.expect(administratorMade, { shortName, made: true }),
  ),
  then('the refusal names {string}', (scene: Scene, text: string) => scene.expect(refusalNames, { text })),
  then('the Mac has the app {string}', (scene: Scene, identifier: string) =>
    scene.expect(hasApp, { identifier, present: true }),
  ),
];

/** Ways by which Macs come under management. */
export const steps: readonly StepDefinition[] = [...preparation, ...accounts, ...directly, ...automatically, ...shown];
