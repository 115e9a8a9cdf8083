import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import {
  profileForSomebodyElse,
  profileForTarget,
  profileThatGoes,
  profileWithoutItsIdentity,
  secondServer,
  wifiThatTrusts,
} from './apple-profile-shapes.js';
import { command, enrollDirectly, hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, when } from './define.js';
import { assign, linesPolicy } from './framework-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

type Ending = 'RemovalDate' | 'DurationUntilRemoval';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'endingKey', matches: ['RemovalDate', 'DurationUntilRemoval'] },
  { name: 'payloadPlace', matches: ['before', 'after', 'nowhere'] },
  { name: 'consents', matches: ['agrees', 'does not agree'], value: (text) => text === 'agrees' },
];

/** Profiles of every shape: that end, that are encrypted, that belong together, that ask. */
export const steps: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} enrolled by {method} with the removal password {string}, of which the holder knows {string}',
    (scene: Scene, model: string, person: string, method: Method, removalPassword: string, typed: string) =>
      hasEnrolled(scene, person, model, method, {
        options: { removalPassword },
        modelOverrides: { habits: { removalPassword: typed } },
      }),
  ),
  given('a policy that is encrypted for its device sets {string} to {string}', (scene: Scene, setting: string, value) =>
    assign(scene, linesPolicy({ [setting]: value }, { encrypted: true })),
  ),
  when(
    '{person} enrolls a/an {model} by {method} from a profile that asks for consent, and {consents}',
    (scene: Scene, person: string, model: string, method: Method, consents: boolean) =>
      enrollDirectly(scene, person, model, method, {
        options: { consentText: 'Work can see this device.' },
        modelOverrides: { habits: { consents } },
      }),
  ),
  when(
    'the administrator installs a profile that goes by its {endingKey} after {int} days',
    (scene: Scene, key, after) => command(scene, profileThatGoes(key as Ending, after, scene.target.now())),
  ),
  when('the administrator installs a profile that is encrypted for somebody else', (scene: Scene) =>
    command(scene, profileForSomebodyElse(scene.target.now())),
  ),
  when('the administrator installs a profile for devices of type {int}', (scene: Scene, target: number) =>
    command(scene, profileForTarget(target)),
  ),
  when(
    'the administrator installs a Wi-Fi network whose certificate stands {payloadPlace}',
    (scene: Scene, place: string) => command(scene, wifiThatTrusts(place, scene.target.ca)),
  ),
  when('the administrator installs a profile of another MDM server', (scene: Scene) =>
    command(scene, secondServer(scene.device().agent.evidence().state.mdm as JsonObject)),
  ),
  when('the administrator installs a profile whose identity cannot be had', (scene: Scene) =>
    command(scene, profileWithoutItsIdentity()),
  ),
];
