import { answeredWith } from '../../harness/checks/apple.js';
import {
  bootstrapTokenReturned,
  commandAnsweredByUser,
  configurationIs,
  configurationReason,
  declarationHeld,
  statusItemIs,
  tokenCame,
  userChannelIs,
} from '../../harness/checks/apple-channels.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { toTheUser } from './apple-commands.js';
import { declareIdlePasscode, declareNothing, declarePasscode, declareType, subscribe } from './apple-declarations.js';
import { hasEnrolled, send } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'active', matches: ['active', 'inactive'], value: (text) => text === 'active' },
  { name: 'open', matches: ['open', 'closed'], value: (text) => text === 'open' },
];

const declaring: readonly StepDefinition[] = [
  when('the administrator declares a passcode of {int} digits', (scene: Scene, digits: number) =>
    declarePasscode(scene, digits),
  ),
  when(
    'the administrator declares a passcode of {int} digits for devices where {string}',
    (scene: Scene, digits: number, predicate: string) => declarePasscode(scene, digits, predicate),
  ),
  when('the administrator declares a passcode of {int} digits that nothing activates', (scene: Scene, digits: number) =>
    declareIdlePasscode(scene, digits),
  ),
  when('the administrator declares something of the type {string}', (scene: Scene, type: string) =>
    declareType(scene, type),
  ),
  when('the administrator declares nothing', (scene: Scene) => declareNothing(scene)),
  when('the administrator subscribes to {string}', (scene: Scene, items: string) => subscribe(scene, items)),
  when('the device asks for the declaration {string}', (scene: Scene, name: string) =>
    send(scene, scene.device(), 'DeclarativeManagement', { Endpoint: `declaration/configuration/${name}` }),
  ),
];

const declared: readonly StepDefinition[] = [
  then('the server knows the configuration {string} as {active}', (scene: Scene, identifier: string, active: boolean) =>
    scene.expect(configurationIs, { identifier, active }),
  ),
  then(
    'the server knows the configuration {string} as invalid by {string}',
    (scene: Scene, identifier: string, code: string) => scene.expect(configurationReason, { identifier, code }),
  ),
  then('the device holds a passcode of {int} digits', (scene: Scene, digits: number) =>
    scene.expect(declarationHeld, { key: 'MinimumLength', value: digits }),
  ),
  then('the device holds no declaration', (scene: Scene) => scene.expect(declarationHeld, {})),
  then('the server knows {string} as {string}', (scene: Scene, item: string, value: string) =>
    scene.expect(statusItemIs, { item, value }),
  ),
];

const channels: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} enrolled by {method} whose user is of a directory',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { habits: { userChannel: 'directory' } } }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} whose user types a wrong password',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, {
        modelOverrides: { habits: { userChannel: 'directory', mistypes: true } },
      }),
  ),
  when('the administrator sends {word} to the user', (scene: Scene, type: string) => toTheUser(scene, type)),
  then('the server gives the bootstrap token back', (scene: Scene) => scene.expect(bootstrapTokenReturned, {})),
  then('the server answers with {int}', (scene: Scene, status: number) => scene.expect(answeredWith, { status })),
  then('the server gives a token', (scene: Scene) => scene.expect(tokenCame, {})),
  then('the user channel is {open}', (scene: Scene, open: boolean) => scene.expect(userChannelIs, { open })),
  then('the command was answered by the user', (scene: Scene) => scene.expect(commandAnsweredByUser, {})),
];

/** Declarative management, tokens that servers keep and make, and the user channel. */
export const steps: readonly StepDefinition[] = [...declaring, ...declared, ...channels];
