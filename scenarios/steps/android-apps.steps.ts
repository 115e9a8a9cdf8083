import {
  administratorSeesApp,
  appHasVersion,
  appIsOn,
  deedIs,
  firstLaunchHad,
  storeShows,
  userWasNotAsked,
} from '../../harness/checks/android-apps.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import {
  approve,
  bringToConsole,
  deleteDeployment,
  deploy,
  enrollWithApp,
  publish,
  setAppPolicy,
  sync,
  tryToDeploy,
  useApp,
} from './managed-play-scene.js';

/** Apps of managed Google Play, from the store to the device and back to the console. */
export const steps: readonly StepDefinition[] = [
  given('the app {string} in the console', (scene: Scene, app: string) => bringToConsole(scene, app)),
  given('the app {string} with managed configuration in the console', (scene: Scene, app: string) =>
    bringToConsole(scene, app, { managedConfiguration: true }),
  ),
  given(
    "{person}'s {model} by {method} with the required app {string}",
    (scene: Scene, person: string, model: string, method: Method, app: string) =>
      enrollWithApp(scene, { person, model, method }, app),
  ),
  given('the app {string} in Google Play', (scene: Scene, app: string) => publish(scene, app)),
  given('the private app {string} of {string} in Google Play', (scene: Scene, app: string, organization: string) =>
    publish(scene, app, { organization }),
  ),
  when('the administrator approves {string} and syncs', async (scene: Scene, app: string) => {
    await approve(scene, app);
    await sync(scene);
  }),
  when('the developer publishes version {int} of {string}', (scene: Scene, version: number, app: string) =>
    publish(scene, app, { version }),
  ),
  when('the administrator deploys {string} as {word}', (scene: Scene, app: string, intent: string) =>
    deploy(scene, app, intent),
  ),
  when('the administrator tries to deploy {string}', (scene: Scene, app: string) => tryToDeploy(scene, app)),
  when(
    'the administrator deploys {string} as {word} with {word} {string}',
    (scene: Scene, app: string, intent: string, key: string, value: string) =>
      deploy(scene, app, intent, { configuration: { [key]: value } }),
  ),
  when('the administrator deletes the deployment of {string}', (scene: Scene, app: string) =>
    deleteDeployment(scene, app),
  ),

  when('the administrator allows apps of managed Google Play only', (scene: Scene) =>
    setAppPolicy(scene, 'ManagedPlayOnly'),
  ),
  when('the administrator blocks the removal of managed apps', (scene: Scene) =>
    setAppPolicy(scene, 'UninstallBlocked'),
  ),
  when('the user installs {string} on the personal side', (scene: Scene, app: string) =>
    useApp(scene, 'install app', { app, side: 'personal' }),
  ),
  when('the user installs {string} from elsewhere', (scene: Scene, app: string) =>
    useApp(scene, 'install app', { app, side: 'device' }),
  ),
  when('the user browses the work store', (scene: Scene) => useApp(scene, 'browse store')),
  when('the user installs {string} from the work store', (scene: Scene, app: string) =>
    useApp(scene, 'install from store', { app }),
  ),
  when('the user uninstalls {string}', (scene: Scene, app: string) => useApp(scene, 'uninstall app', { app })),
  when('the user opens {string}', (scene: Scene, app: string) => useApp(scene, 'open app', { app })),

  then('the device lets that happen', (scene: Scene) => scene.expect(deedIs, { kind: 'done' })),
  then('the device does not let that happen', (scene: Scene) => scene.expect(deedIs, { kind: 'refused' })),
  then('the store shows {string}', (scene: Scene, app: string) => scene.expect(storeShows, { app, shown: true })),
  then('{string} is in the work profile, with a badge', (scene: Scene, app: string) =>
    scene.expect(appIsOn, { app, side: 'work', badged: true }),
  ),
  then('{string} is on the personal side', (scene: Scene, app: string) =>
    scene.expect(appIsOn, { app, side: 'personal', badged: false }),
  ),
  then('the managed device has {string}', (scene: Scene, app: string) =>
    scene.expect(appIsOn, { app, side: 'device' }),
  ),
  then('the app {string} is gone', (scene: Scene, app: string) => scene.expect(appIsOn, { app, side: 'nowhere' })),
  then('{string} has version {int}', (scene: Scene, app: string, version: number) =>
    scene.expect(appHasVersion, { app, version }),
  ),
  then('the administrator sees {string} on the device', (scene: Scene, app: string) =>
    scene.expect(administratorSeesApp, { app, seen: true }),
  ),
  then('the administrator does not see {string} on the device', (scene: Scene, app: string) =>
    scene.expect(administratorSeesApp, { app, seen: false }),
  ),
  then('the user was not asked', (scene: Scene) => scene.expect(userWasNotAsked, {})),
  then("{string} started with its user's account", (scene: Scene, app: string) =>
    scene.expect(firstLaunchHad, { app, key: 'exchange_username', value: scene.device().person.upn }),
  ),
  then('{string} started with {word} {string}', (scene: Scene, app: string, key: string, value: string) =>
    scene.expect(firstLaunchHad, { app, key, value }),
  ),
];
