import { profileSigner } from '../../harness/checks/apple-errors.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { command, hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import { profileFaults, profileThat } from './profile-faults-scene.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'profileFault', matches: profileFaults },
  { name: 'supervision', matches: ['supervised', 'unsupervised'], value: (text) => text === 'supervised' },
];

/** Profiles that are wrong or strange as a whole, and what devices tell of them. */
export const steps: readonly StepDefinition[] = [
  given(
    'a/an {supervision} {model} of {person} enrolled by {method} from a profile that may not be removed',
    (scene: Scene, supervised: boolean, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, {
        options: { removalDisallowed: true },
        modelOverrides: { supervised },
      }),
  ),
  when('the administrator installs a profile {profileFault}', (scene: Scene, fault: string) =>
    command(scene, profileThat(fault, scene.target.now())),
  ),
  then('the answer tells that {string} signed the profile {string}', (scene: Scene, signer: string, identifier) =>
    scene.expect(profileSigner, { signer, identifier: String(identifier) }),
  ),
];
