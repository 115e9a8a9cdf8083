import { pointedTo } from '../../harness/checks/windows-application.js';
import {
  consoleAnswered,
  deedEnded,
  networkIs,
  scopedProfilesAre,
  scriptRan,
  siteLists,
} from '../../harness/checks/windows-users.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import { changeProfile, deploy } from './status-page-scene.js';
import {
  addScript,
  askForDevice,
  askPortal,
  enterConsole,
  letUnlicensedIn,
  openResource,
  putFirst,
  runScripts,
  signInAt,
  visitSite,
} from './windows-users-scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'certificateScope', matches: ['user', 'device'] }];

const openNetwork = (scene: Scene, name: string, certificate: string): Promise<void> =>
  deploy(scene, { type: 'wifi', name, certificate, target: 'all-devices', context: 'device' });

/** Several people at one PC, what they may do by themselves, and administrators at the console. */
export const steps: readonly StepDefinition[] = [
  given('the app {string} is available', (scene, name: string) =>
    deploy(scene, { type: 'msi', name, intent: 'available', target: 'all-users', context: 'device' }),
  ),
  given('the app {string} is available on Windows {string}', (scene, name: string, version: string) =>
    deploy(scene, { type: 'msi', name, intent: 'available', target: 'all-users', windowsVersions: [version] }),
  ),
  given('the Wi-Fi network {string} wants a {certificateScope} certificate', openNetwork),
  given('unlicensed administrators {word} enter the console', letUnlicensedIn),
  given('the status page profile {string} has the scope tag {string}', (scene, name: string, tag: string) =>
    changeProfile(scene, name, 'scopeTags', `[${tag}]`),
  ),

  given('conditional access asks for a device of the organisation', (scene: Scene) => askForDevice(scene)),
  given('the script {string} runs in the context of the {word}', addScript),
  when("the management extension looks for scripts in {person}'s name", runScripts),
  when('{person} opens mail on the PC', openResource),
  when('{person} signs in to Windows on the PC', signInAt),
  when('{person} installs {string} from the Company Portal', (scene, person: string, app: string) =>
    askPortal(scene, person, 'install', app),
  ),
  when('{person} asks the Company Portal for {string}', (scene, person: string, action: string) =>
    askPortal(scene, person, action.toLowerCase()),
  ),
  when('{person} opens the site of the Company Portal in {string}', visitSite),
  when('{person} enters the console', enterConsole),
  when('an administrator with the scope tag {string} puts the status page profile {string} first', putFirst),

  then('the script {string} has a result', (scene, script: string) => scene.expect(scriptRan, { script, ran: true })),
  then('the script {string} has no result', (scene, script: string) => scene.expect(scriptRan, { script, ran: false })),
  then('the PC is pointed to {string}', (scene: Scene, path: string) => scene.expect(pointedTo, { path })),
  then('the PC gets at mail', (scene: Scene) => scene.expect(deedEnded, { kind: 'done' })),
  then('the PC does not get at mail', (scene: Scene) => scene.expect(deedEnded, { kind: 'refused' })),
  then('the portal agrees', (scene: Scene) => scene.expect(deedEnded, { kind: 'done' })),
  then('the portal refuses', (scene: Scene) => scene.expect(deedEnded, { kind: 'refused' })),
  then('the site lists {string}', (scene, app: string) => scene.expect(siteLists, { app, listed: true })),
  then('the site does not list {string}', (scene, app: string) => scene.expect(siteLists, { app, listed: false })),
  then('the console is open', (scene: Scene) => scene.expect(consoleAnswered, { refused: false })),
  then('the console refuses', (scene: Scene) => scene.expect(consoleAnswered, { refused: true })),
  then('an administrator with the scope tag {string} sees the status page profiles {string}', (scene, tag, profiles) =>
    scene.expect(scopedProfilesAre, { tag, profiles }),
  ),
  then('the PC reaches the network {string}', (scene, name: string) =>
    scene.expect(networkIs, { name, reached: true }),
  ),
  then('the PC does not reach the network {string}', (scene, name: string) =>
    scene.expect(networkIs, { name, reached: false }),
  ),
];
