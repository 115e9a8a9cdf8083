import { errorsName } from '../../harness/checks/apple-errors.js';
import { keysDiffer } from '../../harness/checks/identity.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { command, enrollDirectly, hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import { type FileFault, fileFaults, identityFileThat } from './identity-file-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

const byFile = { identity: 'pkcs12' } as const;

export const parameters: readonly ParameterDefinition[] = [
  { name: 'fileStyle', matches: ['modern', 'legacy'] },
  { name: 'fileFault', matches: fileFaults },
];

/** Identities in PKCS#12 files. */
export const steps: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} enrolled by {method} with an identity file for {int} days',
    (scene: Scene, model: string, person: string, method: Method, identityDays: number) =>
      hasEnrolled(scene, person, model, method, { options: { ...byFile, identityDays } }),
  ),
  when(
    '{person} enrolls a/an {model} by {method} with an identity in a {fileStyle} file',
    (scene: Scene, person: string, model: string, method: Method, fileStyle: string) =>
      enrollDirectly(scene, person, model, method, { options: { ...byFile, fileStyle } }),
  ),
  when(
    '{person} enrolls a/an {model} by {method} with an identity file of password {string} and types {string}',
    (scene: Scene, person: string, model: string, method: Method, identityPassword: string, typed: string) =>
      enrollDirectly(scene, person, model, method, {
        options: { ...byFile, identityPassword },
        modelOverrides: { habits: { identityPassword: typed } },
      }),
  ),
  when('the administrator installs an identity file {fileFault}', (scene: Scene, fault: string) =>
    command(scene, identityFileThat(fault as FileFault, scene.target.now())),
  ),
  then('the errors of the command name {int} of {string}', (scene: Scene, code: number, domain: string) =>
    scene.expect(errorsName, { code, domain }),
  ),
  then('no two devices have the same key', (scene: Scene) => scene.expect(keysDiffer, {})),
];
