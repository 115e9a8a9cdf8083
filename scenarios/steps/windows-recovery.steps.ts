import {
  certificateIsRecovered,
  isManagedAfterRecovery,
  recoveriesAskedFor,
} from '../../harness/checks/windows-recovery.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import { changesPassword, enrollWithTpm, hasRecovered, type TpmWords, tpmWords } from './windows-recovery-scene.js';
import { changeWindowsSettings } from './windows-scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'tpmWords', matches: tpmWords }];

/** Certificates that a PC asks for once more. */
export const steps: readonly StepDefinition[] = [
  given("{person}'s {model}, whose TPM {tpmWords}, enrolled by windows-byod", (scene, person, model, tpm: TpmWords) =>
    enrollWithTpm(scene, { person, model, tpm }),
  ),
  given('the organisation lets PCs recover nothing', (scene: Scene) =>
    changeWindowsSettings(scene, { recovery: false }),
  ),
  given('{person} has another password by now', changesPassword),
  when('the administrator has the PC recover its certificate', (scene: Scene) => hasRecovered(scene, 0)),
  when('the administrator has the PC recover its certificate under the condition {int}', hasRecovered),
  when('the PC loses the key of its certificate', async (scene: Scene) => {
    await scene.act(scene.device(), 'lose-key');
  }),

  then('the device has recovered its certificate', (scene: Scene) => scene.expect(certificateIsRecovered, {})),
  then('the device is managed with it', (scene: Scene) => scene.expect(isManagedAfterRecovery, {})),
  then('the device has asked {int} times to recover', (scene: Scene, times: number) =>
    scene.expect(recoveriesAskedFor, { times }),
  ),
];
