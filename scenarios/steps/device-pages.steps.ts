import {
  commandCount,
  enrollmentKind,
  installStatus,
  pageOutcome,
  pageSays,
  pagesDoNotSay,
  previewMarks,
  questionsAsked,
  recordSays,
} from '../../harness/checks/device-pages.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  assignApps,
  conflictingProfiles,
  lack,
  licence,
  openConsole,
  openPage,
  remoteAction,
  rename,
  typeProfiles,
} from './device-pages-scene.js';
import type { Outcome, ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'enrollmentKind', matches: ['User', 'Device'] }];

const beginning: readonly StepDefinition[] = [
  given('the enrollment type of everybody is {string}', (scene: Scene, type: string) =>
    typeProfiles(scene, { name: 'phones', description: 'phones of people', type }),
  ),
  given(
    'the enrollment type of the group {string} is {string} before {string}',
    (scene: Scene, _group: string, first: string, second: string) => conflictingProfiles(scene, first, second),
  ),
  when('an administrator writes an enrollment type profile without {word}', (scene: Scene, field: string) =>
    typeProfiles(
      scene,
      Object.fromEntries(Object.entries({ name: 'phones', type: 'user' }).filter(([key]) => key !== field)),
    ),
  ),
  when(
    'an administrator assigns an enrollment type profile to the {word} group {string}',
    (scene: Scene, kind, group) =>
      typeProfiles(scene, { name: 'phones', type: 'user', [kind === 'device' ? 'deviceGroups' : 'groups']: [group] }),
  ),
  given('{person} answers {string} when asked', async (scene: Scene, person: string, choices: string) => {
    await scene.person(person, { choices: choices.split(', ') });
  }),
  given('the organisation has set up everything but the {string}', (scene: Scene, what: string) => lack(scene, what)),
  given('apps of the kinds {string} are assigned', (scene: Scene, kinds: string) => assignApps(scene, kinds)),
  given('the privacy statement of the organisation is {string}', async (scene: Scene, privacyStatement: string) => {
    await scene.target.admin.putSettings('company-portal', { privacyStatement });
  }),
  given('the organisation has a text of its own on what it cannot see', async (scene: Scene) => {
    await scene.target.admin.putSettings('company-portal', { cannotSee: 'We do not see your pictures.' });
  }),
];

const acting: readonly StepDefinition[] = [
  when('the administrator does {string} with the device', (scene: Scene, action: string) =>
    remoteAction(scene, action),
  ),
  when('the holder opens {string} of the Company Portal', (scene: Scene, page: string) => openPage(scene, page)),
  when('the administrator opens the list of enrollment types', (scene: Scene) =>
    openConsole(scene, 'enrollment-types'),
  ),
  when('the holder renames the device to {string} in the Company Portal', (scene: Scene, name: string) =>
    rename(scene, name),
  ),
  when('the administrator gives the holder the licence of {string}', (scene: Scene, app: string) =>
    licence(scene, app, 'PUT'),
  ),
  when('the administrator takes back the licence of {string}', (scene: Scene, app: string) =>
    licence(scene, app, 'DELETE'),
  ),
];

const seen: readonly StepDefinition[] = [
  then('the page answers: {outcome}', (scene: Scene, outcome: Outcome) => scene.expect(pageOutcome, { outcome })),
  then('the page refuses with {string}', (scene: Scene, code: string) =>
    scene.expect(pageOutcome, { outcome: 'refused', code }),
  ),
  then('the administrator sees {int} command(s)', (scene: Scene, count: number) =>
    scene.expect(commandCount, { count }),
  ),
  then('the page shows {string} as {string}', (scene: Scene, member: string, value: string) =>
    scene.expect(pageSays, { member, value }),
  ),
  then('{string} is marked as preview', (scene: Scene, methods: string) => scene.expect(previewMarks, { methods })),
  then('the report of installations says {string} of {string}', (scene: Scene, state: string, app: string) =>
    scene.expect(installStatus, { app, state }),
  ),
  then(
    'the report of installations says {string} of {string}, and nothing of {string}',
    (scene: Scene, state: string, app: string, unlike: string) => scene.expect(installStatus, { app, state, unlike }),
  ),
  then('the device is in {enrollmentKind} Enrollment', (scene: Scene, kind: 'User' | 'Device') =>
    scene.expect(enrollmentKind, { kind }),
  ),
  then('its record has {string} as {string}', (scene: Scene, member: string, value: string) =>
    scene.expect(recordSays, { member, value }),
  ),
  then('the person was asked {int} question(s) of ownership', (scene: Scene, count: number) =>
    scene.expect(questionsAsked, { count }),
  ),
  then('no page said {string}', (scene: Scene, text: string) => scene.expect(pagesDoNotSay, { text })),
];

/** Pages of the console and of the Company Portal about iPhones and iPads, and what enrollment type profiles lead to. */
export const steps: readonly StepDefinition[] = [...beginning, ...acting, ...seen];
