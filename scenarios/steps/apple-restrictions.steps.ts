import type { Method } from '../../protocol/base/vocabulary.js';
import { installRestriction } from './apple-profiles.js';
import { command, hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, when } from './define.js';
import type { Scene } from './scene.js';

/** Devices that differ in what restrictions they obey, and profiles that no server should send. */
export const steps: readonly StepDefinition[] = [
  given(
    'a supervised {model} of {person} with version {string} enrolled by {method}',
    (scene: Scene, model: string, person: string, osVersion: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { supervised: true, osVersion } }),
  ),
  given('a Shared iPad of {person} enrolled by {method}', (scene: Scene, person: string, method: Method) =>
    hasEnrolled(scene, person, 'iPad 10', method, {
      modelOverrides: { supervised: true, habits: { shared: true } },
    }),
  ),
  when(
    'the administrator installs the profile {string} whose {string} is the text {string}',
    (scene: Scene, identifier: string, key: string, value: string) =>
      command(scene, installRestriction(identifier, key, value)),
  ),
];
