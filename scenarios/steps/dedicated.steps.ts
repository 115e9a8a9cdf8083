import { appKnows, homeScreenIs, nobodySignedIn, recordedMethod } from '../../harness/checks/dedicated.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { askForProfile, dedicatedWith, deployToGroup, expectApp, lockTo, typeToken } from './dedicated-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import { useApp } from './managed-play-scene.js';
import type { Scene } from './scene.js';

/** Devices that serve one purpose and belong to nobody. */
export const steps: readonly StepDefinition[] = [
  given('a dedicated {model} with the apps {string}', (scene: Scene, model: string, apps: string) =>
    dedicatedWith(scene, 'android-dedicated', model, apps),
  ),
  given('a shared {model} with the apps {string}', (scene: Scene, model: string, apps: string) =>
    dedicatedWith(scene, 'android-dedicated-shared', model, apps),
  ),
  given('it is locked to {string}', (scene: Scene, apps: string) => lockTo(scene, apps)),
  given('it is locked to {string} and the web link {string}', lockTo),
  given('the app {string} is required on the devices of {string}', deployToGroup),
  when('somebody starts {string}', (scene: Scene, what: string) => useApp(scene, 'start', { what })),
  when('somebody tries to {string}', (scene: Scene, action: string) => useApp(scene, 'act on the device', { action })),
  when('{person} signs in to {string}', (scene: Scene, user: string, app: string) =>
    useApp(scene, 'sign in', { app, user }),
  ),
  when('{person} signs out of {string}', (scene: Scene, _user: string, app: string) =>
    useApp(scene, 'sign out', { app }),
  ),
  when('the token of {string} is typed on a {model}', typeToken),
  when('an administrator asks for the code of a profile {string} that is not there', askForProfile),
  then('{string} takes {word} to be signed in', (scene: Scene, app: string, user: string) =>
    scene.expect(appKnows, { app, user }),
  ),
  then('the home screen is {string}', (scene: Scene, app: string) => scene.expect(homeScreenIs, { app })),
  then('nobody was asked to sign in', (scene: Scene) => scene.expect(nobodySignedIn, {})),
  then('the administrator sees a device by {method}', (scene: Scene, method: Method) =>
    scene.expect(recordedMethod, { method }),
  ),
  then('the device of {person} gets {string}', (scene: Scene, person: string, app: string) =>
    expectApp(scene, person, app, 'device'),
  ),
  then('the device of {person} does not get {string}', (scene: Scene, person: string, app: string) =>
    expectApp(scene, person, app, 'nowhere'),
  ),
];
