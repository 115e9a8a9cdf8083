import {
  agentOrders,
  askedFor,
  deploymentHas,
  isMember,
  itemIs,
  lastSessionWas,
  noDeployment,
  pageOffers,
  pageSettingHas,
  pageShows,
  pageWas,
  policyVersionIs,
  reportedInOrder,
} from '../../harness/checks/device-preparation.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  addApp,
  addGroup,
  addPolicy,
  addScript,
  addUnfitGroup,
  behaves,
  blockPersonalPcs,
  boxedPc,
  choose,
  letPrepare,
  raisePolicy,
  registerPc,
  saysOfPreparation,
  tryPolicy,
  unpack,
  usualGroup,
} from './device-preparation-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'behaviour', matches: /fails|hangs|takes \d+ minutes/ },
];

/** Autopilot device preparation: policies, first runs by them, and what administrators see of it. */
export const steps: readonly StepDefinition[] = [
  given('the preparation policy {string} is for {string}', (scene, name: string, audience: string) =>
    addPolicy(scene, name, audience),
  ),
  given('the preparation policy {string} for {string} has {string}', (scene, name, audience, wishes) =>
    addPolicy(scene, name, audience, wishes),
  ),
  given('the device group {string} is ready for preparation', (scene, name: string) => addGroup(scene, name)),
  given('there is a device group {string} that {string}', (scene, name, how) => addUnfitGroup(scene, name, how)),
  given('the {deployment} {string} is assigned to the prepared PCs', (scene, type: string, name: string) =>
    addApp(scene, type, name, usualGroup),
  ),
  given('the {deployment} {string} is assigned to users of the prepared PCs', (scene, type: string, name: string) =>
    addApp(scene, type, name, usualGroup, 'user'),
  ),
  given('the script {string} is assigned to the prepared PCs', (scene, name: string) =>
    addScript(scene, name, usualGroup),
  ),
  given('the script {string} of users is assigned to the prepared PCs', (scene, name: string) =>
    addScript(scene, name, usualGroup, true),
  ),
  given('on every PC {string} {behaviour}', async (scene: Scene, what: string, how: string) =>
    behaves(scene, what, how),
  ),
  given('personal PCs may not enroll', blockPersonalPcs),
  given("{person}'s new {model} is in its box", async (scene, person: string, model: string) => {
    await boxedPc(scene, { person, model });
  }),
  given('the PC is listed with {string}', registerPc),

  when('{person} unpacks a {model}', (scene, person: string, model: string) => unpack(scene, { person, model })),
  when('{person} unpacks a {model} on OS {string}', (scene, person: string, model: string, osVersion: string) =>
    unpack(scene, { person, model, osVersion }),
  ),
  when('{person} sets a {model} in use up once more', (scene, person: string, model: string) =>
    unpack(scene, { person, model, firstRun: false }),
  ),
  when('{int} minute(s) of preparation pass(es)', letPrepare),
  when('the PC says {string} of its preparation', saysOfPreparation),
  when('the person chooses {string} at the preparation page', choose),
  when('the administrator tries to save a preparation policy with {string}', tryPolicy),
  when('the administrator puts the preparation policy {string} first', raisePolicy),
  when('the device group {string} loses its owner', (scene, name: string) => addGroup(scene, name, { owners: [] })),

  then('the preparation page shows {string}', (scene, value: string) => scene.expect(pageShows, { value })),
  then('the preparation page has {word} {string}', (scene, member: string, value: string) =>
    scene.expect(pageWas, { member, value }),
  ),
  then('there is no preparation page', (scene: Scene) => scene.expect(pageShows, { value: 'nothing' })),
  then('the preparation page offers {string}', (scene, actions: string) => scene.expect(pageOffers, { actions })),
  then('the PC asked in turn for {string}', (scene, states: string) => scene.expect(askedFor, { states })),
  then('the deployment has {word} {string}', (scene, member: string, value: string) =>
    scene.expect(deploymentHas, { member, value }),
  ),
  then('there is no deployment of the PC', (scene: Scene) => scene.expect(noDeployment, {})),
  then('the {word} {string} of the deployment is {string}', (scene, kind: string, name: string, status: string) =>
    scene.expect(itemIs, { kind, name, status }),
  ),
  then('the PC is a member of {string}', (scene, group: string) => scene.expect(isMember, { group, member: true })),
  then('the PC is no member of {string}', (scene, group: string) => scene.expect(isMember, { group, member: false })),
  then('the page was told {word} {string}', (scene, member: string, value: string) =>
    scene.expect(pageSettingHas, { member, value }),
  ),
  then('the management agent was ordered {int} time(s)', (scene, count: number) =>
    scene.expect(agentOrders, { count }),
  ),
  then('the agent reported on {string}', (scene, names: string) => scene.expect(reportedInOrder, { names })),
  then('the version of the preparation policy {string} is {int}', (scene, name: string, version: number) =>
    scene.expect(policyVersionIs, { name, version }),
  ),
  then('the latest session was of {string}', (scene, status: string) => scene.expect(lastSessionWas, { status })),
];
