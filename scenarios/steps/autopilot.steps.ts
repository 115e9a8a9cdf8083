import {
  attested,
  firstRunHad,
  namedBySerial,
  preparationShows,
  recordHas,
  registrationIs,
  signedIn,
} from '../../harness/checks/autopilot.js';
import { addProfile, boxed, deleteRegistration, registered, upload } from './autopilot-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import { tryTo } from './status-page-scene.js';

const modes = ['user-driven', 'self-deploying', 'pre-provisioned', 'existing-devices'];

export const parameters: readonly ParameterDefinition[] = [
  { name: 'mode', matches: modes },
  { name: 'cell', matches: ['serial', 'productId', 'hardwareHash', 'groupTag'] },
];

/** Windows Autopilot: registrations, deployment profiles, and first runs by them. */
export const steps: readonly StepDefinition[] = [
  given('the {mode} deployment profile {string} is for {string}', (scene, mode: string, name: string, groups: string) =>
    addProfile(scene, name, mode, groups),
  ),
  given('the {mode} deployment profile {string} for {string} has {string}', (scene, mode, name, groups, wishes) =>
    addProfile(scene, name, mode, groups, wishes),
  ),
  given("{person}'s {model} in its box is for {mode}", (scene, person: string, model: string, mode: string) =>
    boxed(scene, { person, model, mode }).then(() => undefined),
  ),
  given("{person}'s {model} is registered for {mode}", (scene, person: string, model: string, mode: string) =>
    registered(scene, { person, model, mode }),
  ),
  given("{person}'s {model} is registered for {mode} with the tag {string}", (scene, person, model, mode, groupTag) =>
    registered(scene, { person, model, mode }, { groupTag }),
  ),
  given("{person}'s {model} is registered for {mode} and has no TPM", (scene, person, model, mode) =>
    registered(scene, { person, model, mode, habits: { tpm: false } }),
  ),
  given(
    "{person}'s {model} is registered for {mode} and got another {string}",
    (scene, person, model, mode, repaired) => registered(scene, { person, model, mode, habits: { repaired } }),
  ),
  given('{person} types a wrong password', async (scene: Scene, name: string) => {
    const { upn } = await scene.person(name);
    const issued = await scene.issue({ platform: 'windows', method: scene.device().method, upn });
    if (issued !== undefined) scene.device().entry = { ...issued, password: 'wrong' };
  }),

  when('the administrator uploads the PC without its {cell}', (scene: Scene, empty: string) =>
    upload(scene, { empty }),
  ),
  when('the administrator uploads the PC', (scene: Scene) => upload(scene)),
  when('the administrator uploads the PC for the user {string}', (scene: Scene, assignedUser: string) =>
    upload(scene, { assignedUser }),
  ),
  when('the administrator deletes the registration', deleteRegistration),
  when('the administrator tries to save a deployment profile of the mode {string}', (scene: Scene, mode: string) =>
    tryTo(scene, () => addProfile(scene, 'Tried', mode, 'all')),
  ),
  when('the PC goes through its first run', async (scene) => void (await scene.enroll(scene.device()))),

  then('the registration is {string}', (scene, state: string) => scene.expect(registrationIs, { state })),
  then('the directory calls the PC by its serial number', (scene: Scene) => scene.expect(namedBySerial, {})),
  then('the first run had {word} {string}', (scene, member: string, value: string) =>
    scene.expect(firstRunHad, { member, value: /^(yes|no)$/.test(value) ? value === 'yes' : value }),
  ),
  then('device preparation shows {string}', (scene, tasks: string) => scene.expect(preparationShows, { tasks })),
  then('the TPM attested the PC', (scene: Scene) => scene.expect(attested, { attested: true })),

  then('nobody signed in', (scene: Scene) => scene.expect(signedIn, { signedIn: false })),
  then('the administrator sees {word} {string} of the PC', (scene, member: string, value: string) =>
    scene.expect(recordHas, { member, value }),
  ),
];
