import { queuedCommand } from '../../harness/checks/apple.js';
import {
  answeredWithNothing,
  messageHas,
  noBootstrapToken,
  sentAs,
  signatureTimed,
} from '../../harness/checks/apple-messages.js';
import { withAccessRights } from './apple-profiles.js';
import { command, send } from './apple-scene.js';
import { type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'hasKey', matches: ['has', 'has no'], value: (text) => text === 'has' },
  { name: 'timed', matches: ['with a time', 'without a time'], value: (text) => text === 'with a time' },
];

const sending: readonly StepDefinition[] = [
  when('the enrollment profile is replaced by one with the access rights {int}', (scene: Scene, rights: number) =>
    command(scene, withAccessRights(scene.device().agent.evidence().state, rights)),
  ),
  when('the device sends {word} with {int} kilobytes of text', (scene: Scene, message: string, size: number) =>
    send(scene, scene.device(), message, { Padding: 'x'.repeat(size * 1_000) }),
  ),
  when('the device sends {word} with {string} left out', (scene: Scene, message: string, key: string) =>
    send(scene, scene.device(), message, { [key]: null }),
  ),
  when('the device answers the command once more with {word}', (scene: Scene, status: string) =>
    send(scene, scene.device(), status, { CommandUUID: String(scene.noted(queuedCommand)) }),
  ),
];

const sent: readonly StepDefinition[] = [
  then('{word} of the device {hasKey} {string}', (scene: Scene, step: string, has: boolean, key: string) =>
    scene.expect(messageHas, { step, key, has }),
  ),
  then('{word} of the device is signed {timed}', (scene: Scene, step: string, timed: boolean) =>
    scene.expect(signatureTimed, { step, timed }),
  ),
  then('{word} of the device went as {string}', (scene: Scene, step: string, contentType: string) =>
    scene.expect(sentAs, { step, contentType }),
  ),
  then('the Mac was given no bootstrap token', (scene: Scene) => scene.expect(noBootstrapToken, {})),
  then('{word} of the device was answered with nothing', (scene: Scene, step: string) =>
    scene.expect(answeredWithNothing, { step }),
  ),
];

/** What stands in single messages of a device, and what becomes of wrong ones. */
export const steps: readonly StepDefinition[] = [...sending, ...sent];
