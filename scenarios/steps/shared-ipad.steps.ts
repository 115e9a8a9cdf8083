import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import {
  accountListed,
  dataFound,
  deedIs,
  isSharedIpad,
  needsReset,
  panesAre,
  residentCount,
  settingsTaken,
  sharingIs,
  userIs,
} from '../../harness/checks/shared-ipad.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  accountByHand,
  act,
  checkIn,
  federate,
  modeProfile,
  profileFields,
  rotate,
  saveProfile,
  setUpSharedIpad,
  signIn,
  signInByHand,
  signInWithPasscode,
  trying,
  turnOn,
  turnOnAgain,
} from './shared-ipad-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'works', matches: ['works', 'is refused'], value: (text) => text === 'works' },
  { name: 'finds', matches: ['finds', 'does not find'], value: (text) => text === 'finds' },
  { name: 'taken', matches: ['stored', 'turned down'], value: (text) => text === 'stored' },
  { name: 'sharing', matches: ['Shared iPad', 'Shared Device Mode'] },
  { name: 'asShared', matches: ['a Shared iPad', 'no Shared iPad'], value: (text) => text === 'a Shared iPad' },
];

const profiles: readonly StepDefinition[] = [
  when('a profile for Shared iPads is written with {string}', (scene: Scene, fields: string) =>
    trying(scene, saveProfile(scene, profileFields(fields))),
  ),
  then('the profile is {taken}', (scene: Scene, taken: boolean) => scene.expect(settingsTaken, { taken })),
  given('the profile for organisation devices has {string}', (scene: Scene, fields: string) =>
    saveProfile(scene, profileFields(fields)),
  ),
  given('the profile for organisation devices is for Shared Device Mode', (scene: Scene) =>
    saveProfile(scene, { shared: false, ...modeProfile }),
  ),
];

const settingUp: readonly StepDefinition[] = [
  given('a Shared iPad', (scene: Scene) => setUpSharedIpad(scene)),
  given('a Shared iPad with {string}', (scene: Scene, fields: string) => setUpSharedIpad(scene, profileFields(fields))),
  given('a Shared iPad on iPadOS {string} with {string}', (scene: Scene, osVersion: string, fields: string) =>
    setUpSharedIpad(scene, profileFields(fields), { modelOverrides: { osVersion } }),
  ),
  when('an iPad on iPadOS {string} with {int} GB is turned on', (scene: Scene, osVersion: string, capacity: number) =>
    turnOn(scene, { modelOverrides: { osVersion, habits: { capacity } } }),
  ),
  when('an iPhone is turned on', (scene: Scene) => turnOn(scene, { model: 'iPhone 15', method: 'ios-ade' })),
  when('the device is turned on again', turnOnAgain),
  then('it is {asShared}', (scene: Scene, shared: boolean) => scene.expect(isSharedIpad, { shared })),
  then('it goes on no further without a reset', async (scene: Scene) => {
    await scene.expect(enrollmentOutcome, { outcome: 'refused' });
    await scene.expect(needsReset, { needed: true });
  }),
  then('Setup Assistant shows {int} panes after activation', (scene: Scene, count: number) =>
    scene.expect(panesAre, { count }),
  ),
  then('the administrator sees it shared by {sharing}', (scene: Scene, kind: string) =>
    scene.expect(sharingIs, { kind }),
  ),
];

const accounts: readonly StepDefinition[] = [
  given('the directory is not federated', (scene: Scene) => federate(scene, false)),
  given('{person} has an account by hand, named {word}', (scene: Scene, name: string, account: string) =>
    accountByHand(scene, name, account),
  ),
  given('sign-ins have to bring {string}', async (scene: Scene, grant: string) => {
    await scene.target.admin.putSettings('conditional-access', { policies: [{ name: 'access', grants: [grant] }] });
  }),
  given('sign-ins are filtered by {string}', async (scene: Scene, condition: string) => {
    const policies = [{ name: 'access', conditions: [condition] }];
    await scene.target.admin.putSettings('conditional-access', { policies });
  }),
  then("{person}'s account is listed as created {string}", async (scene: Scene, name: string, created: string) => {
    const { upn: account } = await scene.person(name);
    await scene.expect(accountListed, { account, created });
  }),
];

const deeds: readonly StepDefinition[] = [
  when('{person} signs in', (scene: Scene, name: string) => signIn(scene, name)),
  when('{person} signs in without a network', (scene: Scene, name: string) => signIn(scene, name, { offline: true })),
  when('{person} signs in and sets the passcode {string}', (scene: Scene, name: string, passcode: string) =>
    signIn(scene, name, { passcode }),
  ),
  when('{person} signs in by the passcode {string} alone', (scene: Scene, name: string, passcode: string) =>
    signInWithPasscode(scene, name, passcode),
  ),
  when('{person} signs in by the directory password alone', async (scene: Scene, name: string) => {
    const { upn: account, password } = await scene.person(name);
    await act(scene, { kind: 'sign-in', account, password });
  }),
  when('whoever has the account by hand signs in', signInByHand),
  when(
    '{person}, {person} and {person} have signed in and out one after the other',
    (scene: Scene, one: string, two: string, three: string) => rotate(scene, one, two, three),
  ),
  when('the user signs out', (scene: Scene) => act(scene, { kind: 'sign-out' })),
  when('the user signs out where no network is', (scene: Scene) => act(scene, { kind: 'sign-out', offline: true })),
  when('somebody starts a temporary session', (scene: Scene) => act(scene, { kind: 'temporary-session' })),
  when('the user leaves {string}', (scene: Scene, leaves: string) => act(scene, { kind: 'work', leaves })),
  when('{int} seconds pass', (scene: Scene, seconds: number) => scene.advance(seconds * 1000)),
  when('the screen is locked for {int} seconds', async (scene: Scene, seconds: number) => {
    await act(scene, { kind: 'lock' });
    await scene.advance(seconds * 1000);
  }),
  when('the user opens the screen without a passcode', (scene: Scene) => act(scene, { kind: 'unlock' })),
  when('the user takes {string} from the App Store', (scene: Scene, app: string) =>
    act(scene, { kind: 'install-from-store', app }),
  ),
  when('the user opens Company Portal', (scene: Scene) => act(scene, { kind: 'open-company-portal' })),
  when('the device is reset by hand', (scene: Scene) => act(scene, { kind: 'reset' })),
  when('the shared device checks in', checkIn),
  then('the attempt {works}', (scene: Scene, works: boolean) => scene.expect(deedIs, { works })),
  then('{person} is signed in', async (scene: Scene, name: string) => {
    const { upn: user } = await scene.person(name);
    await scene.expect(userIs, { user });
  }),
  then('a guest is signed in', (scene: Scene) => scene.expect(userIs, { user: 'guest' })),
  then('the iPad shows its login screen', (scene: Scene) => scene.expect(userIs, { user: 'nobody' })),
  then('{int} user(s) is/are resident', (scene: Scene, count: number) => scene.expect(residentCount, { count })),
  then('the user {finds} {string}', (scene: Scene, found: boolean, what: string) =>
    scene.expect(dataFound, { what, found }),
  ),
];

/** Shared iPad: profiles, the first start, accounts, and what people do with it. */
export const steps: readonly StepDefinition[] = [...profiles, ...settingUp, ...accounts, ...deeds];
