import {
  groupSays,
  groupsAre,
  nodeWasAddressed,
  noPage,
  packageWasAskedFor,
  pageHas,
  pageOffers,
  signInWaits,
} from '../../harness/checks/status-page.js';
import { minutes } from '../../protocol/base/clock.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import { queueAndWake } from './omadm-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  addFilter,
  addNameless,
  addProfile,
  changeDefault,
  changeProfile,
  deploy,
  deployWithHabit,
  raiseProfile,
  setUp,
  tryTo,
} from './status-page-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  {
    name: 'deployment',
    matches: ['msi', 'store', 'offline-store', 'win32', 'microsoft-365', 'scep', 'vpn', 'wifi', 'policy'],
  },
  { name: 'target', matches: ['all-devices', 'all-users'] },
  { name: 'habit', matches: /hangs|fails|restarts the PC|takes \d+ minutes/ },
];

const checksInAfter = async (scene: Scene, count: number): Promise<void> => {
  await scene.advance(minutes(count));
  await scene.wake(scene.device(), 'poll');
};

const letAppsBlock = (scene: Scene, count: number, name: string): Promise<void> => {
  const apps = Array.from({ length: count }, (_, index) => `App ${index}`).join(', ');
  return tryTo(scene, () => changeProfile(scene, name, 'blockingApps', `[${apps}]`));
};

const applicationControl = {
  verb: 'Replace',
  target: './Device/Vendor/MSFT/AppLocker/ApplicationLaunchRestrictions/Simulated/EXE/Policy',
  format: 'chr',
  data: '<RuleCollection Type="Exe" EnforcementMode="Enabled" />',
};

/** The Enrollment Status Page: its profiles, what it waits for, and what a person sees of it. */
export const steps: readonly StepDefinition[] = [
  given('the status page profile {string} is for {string}', (scene, name: string, audience: string) =>
    addProfile(scene, name, audience),
  ),
  given('the status page profile {string} for {string} has {string}', addProfile),
  given('the default status page has {string} {string}', changeDefault),
  given('the {deployment} {string} is assigned to {target}', (scene, type: string, name: string, target: string) =>
    deploy(scene, { type, name, target, context: target === 'all-users' ? 'user' : 'device' }),
  ),
  given('the {deployment} {string} is assigned to the group {string}', (scene, type: string, name, target: string) =>
    deploy(scene, { type, name, target, context: 'user' }),
  ),
  given('the {deployment} {string} that {habit} is assigned to {target}', (scene, type, name, habit, target) =>
    deployWithHabit(scene, { type, name, habit, target }),
  ),

  when('{person} sets up a {model} by {method}', (scene, person: string, model: string, method: Method) =>
    setUp(scene, { person, model, method, firstRun: true }),
  ),
  when('{person} sets up a {model} on OS {string} by {method}', (scene, person, model, osVersion, method) =>
    setUp(scene, { person, model, osVersion, method, firstRun: true }),
  ),
  when('{person} enrolls a {model} in use by {method}', (scene, person: string, model: string, method: Method) =>
    setUp(scene, { person, model, method, firstRun: false }),
  ),
  when('{int} minutes pass and the device checks in', checksInAfter),
  when('the administrator puts the status page profile {string} first', raiseProfile),
  given('{person} has no license', async (scene, name: string) => void (await scene.person(name, { licensed: false }))),
  when('the administrator tries to let {int} app(s) block in the status page profile {string}', letAppsBlock),
  when('the administrator changes the status page profile {string} to {string} {string}', changeProfile),
  when('the administrator restarts the PC', (scene: Scene) =>
    queueAndWake(scene, { verb: 'Exec', target: './Device/Vendor/MSFT/Reboot/RebootNow' }),
  ),
  when('the administrator sends a policy of application control', (scene: Scene) =>
    queueAndWake(scene, applicationControl),
  ),
  when('the administrator tries to save a status page profile without a name', (scene: Scene) =>
    tryTo(scene, () => addNameless(scene)),
  ),
  when('the administrator tries to filter the status page profile by {string}', (scene, property: string) =>
    tryTo(scene, () => addFilter(scene, property)),
  ),

  then('the status page is in the phase {string}', (scene, value: string) =>
    scene.expect(pageHas, { member: 'phase', value }),
  ),
  then('the status page ended as {string}', (scene, value: string) =>
    scene.expect(pageHas, { member: 'outcome', value }),
  ),
  then('the status page says {string}', (scene, value: string) => scene.expect(pageHas, { member: 'message', value })),
  then('the status page holds the user', (scene: Scene) => scene.expect(pageHas, { member: 'blocked', value: true })),
  then('the status page lets the user go', (scene: Scene) =>
    scene.expect(pageHas, { member: 'blocked', value: false }),
  ),
  then('there is no status page', (scene: Scene) => scene.expect(noPage, {})),
  then('the status page has {string} at {string}', (scene, group: string, text: string) =>
    scene.expect(groupSays, { group, text }),
  ),
  then('the status page reports on {string}', (scene, list: string) =>
    scene.expect(groupsAre, { groups: list.split(', ') }),
  ),
  then('the status page offers {string}', (scene, action: string) =>
    scene.expect(pageOffers, { action, offered: true }),
  ),
  then('the status page does not offer {string}', (scene, action: string) =>
    scene.expect(pageOffers, { action, offered: false }),
  ),
  then('a sign-in page waits with an empty name', (scene: Scene) => scene.expect(signInWaits, {})),
  then('{string} is installed', (scene, name: string) => scene.expect(packageWasAskedFor, { name, asked: true })),
  then('{string} is not installed', (scene, name: string) => scene.expect(packageWasAskedFor, { name, asked: false })),
  then('the server addressed the node {string}', (scene, node: string) =>
    scene.expect(nodeWasAddressed, { node, addressed: true }),
  ),
  then('the server did not address the node {string}', (scene, node: string) =>
    scene.expect(nodeWasAddressed, { node, addressed: false }),
  ),
];
