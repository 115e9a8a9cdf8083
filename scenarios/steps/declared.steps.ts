import {
  appOnDevice,
  askedForData,
  capabilityTold,
  entriesKnown,
  entrySays,
  hasFullReportKey,
  knownOfUser,
  memberKnown,
  reasonDetail,
  removalReported,
  settingComesTo,
} from '../../harness/checks/apple-declared.js';
import {
  askForData,
  declareThing,
  declareToUser,
  declareTwo,
  declareUpdate,
  declareWatched,
  declareWhere,
  timePasses,
  watch,
  withUserChannel,
} from './declared-scene.js';
import { declaredThings } from './declared-things.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'declaredThing', matches: Object.keys(declaredThings) },
  {
    name: 'asWho',
    matches: ['as the managed device', 'as anybody'],
    value: (text) => text === 'as the managed device',
  },
  { name: 'tells', matches: ['tells', 'does not tell'], value: (text) => text === 'tells' },
  { name: 'has', matches: ['has', 'lacks'], value: (text) => text === 'has' },
];

const declaring: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} with a user, enrolled by {method}',
    (scene: Scene, model: string, person: string, method) => withUserChannel(scene, person, model, method),
  ),
  when('the server declares {declaredThing}', declareThing),
  when('the server declares {declaredThing} to the user', declareToUser),
  when('the server declares {declaredThing} and subscribes to {string}', declareWatched),
  when('the server subscribes to {string}', watch),
  when('the server declares {word} with {string} and with {string}', declareTwo),
  when('the server declares that {string} runs in {int} days', declareUpdate),
  when('the server declares something else where {string}', declareWhere),
  when('{int} days and {int} hours pass at the device', timePasses),
  when('somebody asks for the declared data', askForData),
];

const declared: readonly StepDefinition[] = [
  then(
    'the reason for {string} has the detail {string} with {string}',
    (scene: Scene, identifier: string, detail: string, value: string) =>
      scene.expect(reasonDetail, { identifier, detail, value }),
  ),
  then('the setting {string} comes to {string}', (scene: Scene, path: string, value: string) =>
    scene.expect(settingComesTo, { path, value }),
  ),
  then('the device asked for the data {asWho}', (scene: Scene, asManaged: boolean) =>
    scene.expect(askedForData, { asManaged }),
  ),
  then('the device {has} {string} among its apps', (scene: Scene, present: boolean, identifier: string) =>
    scene.expect(appOnDevice, { identifier, present }),
  ),
];

const reported: readonly StepDefinition[] = [
  then('the server knows {int} entry/entries of {string}', (scene: Scene, count: number, item: string) =>
    scene.expect(entriesKnown, { item, count }),
  ),
  then('an entry of {string} says {string} of {string}', (scene: Scene, item: string, value: string, member: string) =>
    scene.expect(entrySays, { item, member, value }),
  ),
  then('the server was told {string} as {string}', (scene: Scene, path: string, value: string) =>
    scene.expect(memberKnown, { path, value }),
  ),
  then('the device reported that an entry of {string} is gone', (scene: Scene, item: string) =>
    scene.expect(removalReported, { item }),
  ),
  then('the device {tells} that it can do {string}', (scene: Scene, told: boolean, name: string) =>
    scene.expect(capabilityTold, { name, told }),
  ),
  then('the report {has} FullReport', (scene: Scene, has: boolean) => scene.expect(hasFullReportKey, { has })),
  then('the server knows {string} of the user only', (scene: Scene, identifier: string) =>
    scene.expect(knownOfUser, { identifier }),
  ),
];

/** What servers declare, what devices make of it, and what they report of it. */
export const steps: readonly StepDefinition[] = [...declaring, ...declared, ...reported];
