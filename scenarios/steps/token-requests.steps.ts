import { messageWasSent } from '../../harness/checks/apple-messages.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import { holderDoes } from './backup-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

type Enrollment = readonly [model: string, person: string, version: string, method: Method, givesTokens: boolean];

/** Tokens that devices ask their server for when their holders need them. */
export const steps: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} with {word} by {method}, whose server gives tokens: {yesNo}',
    (scene: Scene, ...[model, person, osVersion, method, givesTokens]: Enrollment) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { osVersion }, options: { givesTokens } }),
  ),
  when('somebody signs in to a managed account on the device', (scene: Scene) =>
    holderDoes(scene, 'sign in to a managed account'),
  ),
  then('{word} was sent by the device: {yesNo}', (scene: Scene, step: string, sent: boolean) =>
    scene.expect(messageWasSent, { step, sent }),
  ),
];
