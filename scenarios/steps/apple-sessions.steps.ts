import { queuedCommand } from '../../harness/checks/apple.js';
import {
  fullReports,
  informationKept,
  reasonReported,
  statusErrorReported,
  tokenRounds,
} from '../../harness/checks/apple-declarative.js';
import { declarationFaults, declareFault, declareUnsettled } from './apple-declarations.js';
import { send } from './apple-scene.js';
import { type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'declarationFault', matches: declarationFaults }];

const answering: readonly StepDefinition[] = [
  when('the device sends {word} with a clock that is {int} seconds ahead', (scene: Scene, message: string, $skew) =>
    send(scene, scene.device(), message, { $skew }),
  ),
  when('the device acknowledges the command by itself', (scene: Scene) =>
    send(scene, scene.device(), 'Acknowledged', { CommandUUID: String(scene.noted(queuedCommand)) }),
  ),
  then('the server still knows {string} as {string}', (scene: Scene, query: string, value: string) =>
    scene.expect(informationKept, { query, value }),
  ),
];

const declaring: readonly StepDefinition[] = [
  when('the administrator declares something with {declarationFault}', (scene: Scene, fault: string) =>
    declareFault(scene, fault),
  ),
  when('the administrator declares a passcode with a token that never settles', (scene: Scene) =>
    declareUnsettled(scene),
  ),
  then('the device reports {string} with {string}', (scene: Scene, identifier: string, code: string) =>
    scene.expect(reasonReported, { identifier, code }),
  ),
  then('the device reports an error about {string}', (scene: Scene, item: string) =>
    scene.expect(statusErrorReported, { item }),
  ),
  then('the first report was full, and the second one was not', (scene: Scene) =>
    scene.expect(fullReports, { full: [true, false] }),
  ),
  then('the device asked for the token {int} to {int} times', (scene: Scene, least: number, most: number) =>
    scene.expect(tokenRounds, { least, most }),
  ),
];

/** What a device sends by itself in a command session, and what it makes of declarations. */
export const steps: readonly StepDefinition[] = [...answering, ...declaring];
