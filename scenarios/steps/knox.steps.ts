import { recordHas } from '../../harness/checks/autopilot.js';
import {
  agentCameFrom,
  appIsShown,
  managedAs,
  nothingIssued,
  ownershipRecorded,
  profileHanded,
  setupEnded,
  setupShows,
} from '../../harness/checks/knox.js';
import { enrolledAs } from '../../harness/checks/zero-touch.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { withCondition } from './android-entry-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import { changeDetails, markCorporate, ownerProfileWithToken, scanProfile, takes } from './knox-devices.js';
import {
  adminProfile,
  assign,
  customJsonFor,
  listed,
  makeProfile,
  onVersion,
  ownerProfile,
  turnOn,
} from './knox-scene.js';
import type { Scene } from './scene.js';

async function hasEnrolled(scene: Scene, model: string, name: string, method: Method): Promise<void> {
  await listed(scene, model);
  await ownerProfile(scene, name, method);
  await assign(scene, name);
  await turnOn(scene);
  await scene.expect(enrolledAs, { method });
}

/** Samsung devices at Knox Mobile Enrollment: their profiles, and what comes of them. */
export const steps: readonly StepDefinition[] = [
  given('a {model} that is listed at Knox', (scene: Scene, model: string) => listed(scene, model)),
  given('a {model} with {string} that is listed at Knox', (scene: Scene, model: string, words: string) =>
    listed(scene, model, withCondition(words)),
  ),
  given('a {model} on Android {word} with Knox {word} that is listed', (scene, model, version, version2) =>
    listed(scene, model, onVersion(version, version2)),
  ),
  given('a {model} with {string} at Knox with a Device Owner profile', async (scene: Scene, model, words: string) => {
    await listed(scene, model, withCondition(words));
    await ownerProfile(scene, 'Owners', 'android-fully-managed');
    await assign(scene, 'Owners');
  }),
  given('a {model} that has enrolled by the Knox profile {string} for {method}', hasEnrolled),
  given("{person}'s {model} at Knox with a Device Admin profile", async (scene: Scene, name: string, model: string) => {
    await listed(scene, model);
    await adminProfile(scene, 'A');
    await assign(scene, 'A');
    await changeDetails(scene, name);
  }),
  given('the Device Owner profile {string} for {method}', (scene: Scene, name: string, method: Method) =>
    ownerProfile(scene, name, method),
  ),
  given(
    'the Device Owner profile {string} for {method} with {string} as {string}',
    (scene: Scene, name: string, method: Method, field: string, value: string) =>
      ownerProfile(scene, name, method, { [field]: value }),
  ),
  given('the Device Owner profile {string} with the token of {string}', ownerProfileWithToken),
  given('the Device Owner profile {string} without custom JSON', (scene: Scene, name: string) =>
    makeProfile(scene, 'Device Owner', name),
  ),
  given('the Device Admin profile {string}', (scene: Scene, name: string) => adminProfile(scene, name)),
  given('the Device Admin profile {string} with {string} as {string}', (scene, name, field: string, value: string) =>
    adminProfile(scene, name, { [field]: value }),
  ),
  given('the profile {string} is assigned to it', assign),
  given('its user at Knox is {person}', (scene: Scene, name: string) => changeDetails(scene, name)),
  given('its user at Knox is {person} with the password {string}', (scene: Scene, name: string, password: string) =>
    changeDetails(scene, name, password),
  ),
  given('its identifiers were declared corporate', markCorporate),
  given(
    '{person} has no licence',
    async (scene: Scene, name: string) => void (await scene.person(name, { licensed: false })),
  ),

  given('corporate-owned work profiles are turned on for Knox', async (scene: Scene) => {
    await scene.target.admin.putSettings('knox-enrollment', { corporateWorkProfile: true });
  }),

  when('the Samsung device is turned on', (scene: Scene) => turnOn(scene)),
  when('{person} turns the Samsung device on', (scene: Scene, name: string) => takes(scene, name)),
  when('{person} turns it on and cancels the enrollment', (scene: Scene, name: string) =>
    takes(scene, name, 'KnoxEnrollment'),
  ),
  when('its person scans the QR code of the profile {string}', scanProfile),
  when(
    'custom JSON for {method} is asked for',
    async (scene: Scene, method: Method) => void (await customJsonFor(scene, method)),
  ),

  then('the administrator gets no custom JSON', (scene: Scene) => scene.expect(nothingIssued, {})),
  then('its agent came from {string}', (scene: Scene, address: string) => scene.expect(agentCameFrom, { address })),
  then('its profile says {string} as {string}', (scene: Scene, member: string, value: string) =>
    scene.expect(profileHanded, { member, value }),
  ),
  then('its set-up ends {outcome}', (scene: Scene, outcome: string) => scene.expect(setupEnded, { outcome })),
  then('its set-up shows {string}', (scene: Scene, line: string) => scene.expect(setupShows, { line, shown: true })),
  then('its set-up does not show {string}', (scene: Scene, line: string) =>
    scene.expect(setupShows, { line, shown: false }),
  ),
  then('the system app {word} is {word}', (scene: Scene, app: string, word: string) =>
    scene.expect(appIsShown, { app, shown: word === 'shown' }),
  ),
  then('it is managed as {string}', (scene: Scene, mode: string) => scene.expect(managedAs, { mode })),
  then('the administrator sees {word} {string} of it', (scene: Scene, member: string, value: string) =>
    scene.expect(recordHas, { member, value }),
  ),
  then('the administrator reads that it is {word}', (scene: Scene, ownership: string) =>
    scene.expect(ownershipRecorded, { ownership }),
  ),
];
