import { deedIs, deedTells, hardwareShows, serialIsSeen, tokenLeft } from '../../harness/checks/mac.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { installKernelExtensionPolicy } from './apple-profiles.js';
import { command } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import { act, macEnrolled, newMac } from './mac-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'macAccount', matches: ['administrator', 'standard user', 'guest'] },
  { name: 'deedOutcome', matches: ['done', 'refused'] },
];

const devices: readonly StepDefinition[] = [
  given(
    "{person}'s {model} with {string} is for {method}",
    async (scene, person: string, ...rest: [string, string, Method]) => {
      await newMac(scene, person, ...rest);
    },
  ),
  given("{person}'s {model} with {string} enrolled by {method}", macEnrolled),
  when('the Mac enrolls', async (scene: Scene) => {
    await scene.enroll(scene.device());
  }),
];

const deeds: readonly StepDefinition[] = [
  when('somebody with a secure token signs in to the Mac', (scene: Scene) => act(scene, 'sign in')),
  given('nobody with a secure token signs in to the Mac', () => {}),
  when('a/an {macAccount} leaves the bootstrap token by the command line', (scene: Scene, account: string) =>
    act(scene, 'escrow bootstrap token', { account }),
  ),
  when('somebody asks the command line for the bootstrap token', (scene: Scene) => act(scene, 'show bootstrap token')),
  when('a/an {macAccount} updates the Mac to macOS {string}', (scene: Scene, account: string, version: string) =>
    act(scene, 'update macOS', { account, version }),
  ),
  when('a/an {macAccount} loads a kernel extension', (scene: Scene, account: string) =>
    act(scene, 'load kernel extension', { account }),
  ),
  when('the administrator installs a policy that allows kernel extensions', (scene: Scene) =>
    command(scene, installKernelExtensionPolicy()),
  ),
  when('the security of the Mac is lowered in recovery', (scene: Scene) => act(scene, 'lower security in recovery')),
  when('the user approves the profile in the settings', (scene: Scene) => act(scene, 'approve profile')),
  given('the file of the virtual machine says', (scene: Scene, file: string) =>
    act(scene, 'describe virtual machine', { file }),
  ),
  given(
    'the settings of the virtual machine give it the serial number {word} and the model {string}',
    (scene: Scene, serial: string, product: string) => act(scene, 'describe virtual machine', { serial, product }),
  ),
  then('the deed is {deedOutcome}', (scene: Scene, outcome: 'done' | 'refused') => scene.expect(deedIs, { outcome })),
  then('the Mac says {string}', (scene: Scene, text: string) => scene.expect(deedTells, { text })),
];

const evidence: readonly StepDefinition[] = [
  then('the server has got the bootstrap token', (scene: Scene) => scene.expect(tokenLeft, { left: true })),
  then('the server has got no bootstrap token', (scene: Scene) => scene.expect(tokenLeft, { left: false })),
  then("the administrator sees that the Mac is {person}'s", async (scene: Scene, person: string) => {
    const value = (await scene.person(person)).upn.toLowerCase();
    await scene.expect(hardwareShows, { path: 'user', value });
  }),
  then('the administrator sees the serial number of the device', (scene: Scene) => scene.expect(serialIsSeen, {})),
  then('the hardware report shows {string} as {string}', (scene: Scene, path: string, value: string) =>
    scene.expect(hardwareShows, { path, value }),
  ),
];

/** Macs: what people do at them, and what administrators read of them. */
export const steps: readonly StepDefinition[] = [...devices, ...deeds, ...evidence];
