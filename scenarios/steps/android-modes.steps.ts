import {
  cameInBy,
  deviceHasProfiles,
  deviceKeeps,
  enrolledThrough,
  methodIsListed,
  recordSays,
  showsNoToken,
  showsSameToken,
} from '../../harness/checks/android-modes.js';
import { defaultShown } from '../../harness/checks/default-restriction.js';
import {
  deployMail,
  deployToAssigned,
  openPage,
  restrict,
  setDevicePolicy,
  setUp,
  switchOn,
  takeOffer,
  typeToken,
  wipe,
} from './android-modes-scene.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { deploy, useApp } from './managed-play-scene.js';

/** What is particular to fully managed devices and to work profiles of company devices. */
export const steps: readonly StepDefinition[] = [
  given('the organization has set up {string}', (scene: Scene, words: string) => setUp(scene, words)),
  given('a tenant that is standalone', async (scene: Scene) => {
    await scene.target.admin.putSettings('organization', { standalone: true });
  }),
  given('a tenant that is co-managed', async (scene: Scene) => {
    await scene.target.admin.putSettings('organization', { standalone: false });
  }),
  given('an organization in {word}', async (scene: Scene, country: string) => {
    await scene.target.admin.putSettings('organization', { country });
  }),
  given('the tenant was made in {string}', async (scene: Scene, month: string) => {
    await scene.target.admin.putSettings('organization', { createdAt: Date.parse(`${month}-15`) });
  }),
  then('the default restriction shows work profiles as {word}', (scene: Scene, shown: string) =>
    scene.expect(defaultShown, { shown }),
  ),
  given('work profiles are set to {word} and device administrators to {word}', restrict),
  when(
    '{person} enrolls a {model} as it is offered, work profile supported: {word}',
    (scene: Scene, person: string, model: string, capable: string) =>
      takeOffer(scene, person, model, capable === 'true'),
  ),
  then('it was offered and taken: {word}', (scene: Scene, method: string) => scene.expect(cameInBy, { method })),
  when('the administrator deploys mail by {string}', (scene: Scene, app: string) => deployMail(scene, app)),
  then('the app {string} has enrolled the device', (scene: Scene, app: string) =>
    scene.expect(enrolledThrough, { app }),
  ),
  then('the console lists {word} under {string}', (scene: Scene, method: string, group: string) =>
    scene.expect(methodIsListed, { method, group }),
  ),
  when('corporate-owned user devices are switched on', (scene: Scene) => switchOn(scene)),
  when('the page of fully managed devices is opened', (scene: Scene) => openPage(scene)),
  when('the page of fully managed devices is opened again', (scene: Scene) => openPage(scene)),
  then('it shows no token', (scene: Scene) => scene.expect(showsNoToken, {})),
  then('it shows the same token as before', (scene: Scene) => scene.expect(showsSameToken, {})),

  when(
    '{person} types the token of {string} on a/an {model} with Android {word}',
    (scene: Scene, person: string, profile: string, model: string, version: string) =>
      typeToken(scene, profile, { person, model, version }),
  ),
  when('the administrator deploys {string} to the dynamic group {string}', (scene: Scene, app: string, group: string) =>
    deploy(scene, app, 'required', { groups: [group] }),
  ),
  when('the administrator deploys {string} to a group that the device is put in', (scene: Scene, app: string) =>
    deployToAssigned(scene, app),
  ),
  when('the administrator sets the device policy {word} to {string}', (scene: Scene, policy: string, value: string) =>
    setDevicePolicy(scene, policy, value),
  ),
  when('the administrator wipes the device', (scene: Scene) => wipe(scene)),
  when('the user resets the device in its settings', (scene: Scene) => useApp(scene, 'reset in settings')),

  then(
    'the record says that it is {word}, of {person}, in the mode {word}',
    (scene: Scene, ownership: string, user: string, mode: string) =>
      scene.expect(recordSays, { ownership, user, mode }),
  ),
  then('the device has the profiles {string}', (scene: Scene, profiles: string) =>
    scene.expect(deviceHasProfiles, { profiles }),
  ),
  then('the device keeps {word} {string}', (scene: Scene, policy: string, value: string) =>
    scene.expect(deviceKeeps, { policy, value }),
  ),
];
