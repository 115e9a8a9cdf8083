import { formNote, formOffers, policyKeeps, policyKeepsAction } from '../../harness/checks/compliance.js';
import {
  administrators,
  exampleAction,
  exampleActions,
  filledFields,
  movingPolicy,
  writeActions,
  writeGrace,
  writePolicy,
  writeWithout,
} from './compliance-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const offers = (scene: Scene, section: string, setting: string, values: readonly string[]) =>
  scene.expect(formOffers, { section, setting, values });

export const steps: readonly StepDefinition[] = [
  given('a compliance policy blocks device administrators', (scene: Scene) => writePolicy(scene, movingPolicy())),
  given('a compliance policy blocks device administrators after {int} days of grace', (scene: Scene, count: number) =>
    writeGrace(scene, count),
  ),
  when('an administrator writes a compliance policy without its {word}', writeWithout),
  when('an administrator writes a compliance policy of platform and name alone', (scene: Scene) =>
    writePolicy(scene, { platform: administrators, name: 'Nothing yet' }),
  ),
  when('an administrator fills in every field of a compliance policy', (scene: Scene) =>
    writePolicy(scene, movingPolicy(filledFields)),
  ),
  when('an administrator writes the three actions of the example', (scene: Scene) =>
    writeActions(scene, exampleActions),
  ),
  when('an administrator opens the compliance form for {string}', (scene: Scene, platform: string) =>
    scene.note(formNote, platform),
  ),
  then('the compliance policy is stored', (scene: Scene) => scene.expect(policyKeeps, { fields: {} })),
  then('the compliance policy has every field', (scene: Scene) => scene.expect(policyKeeps, { fields: filledFields })),
  then('{string} is scheduled {string}, with what belongs to it', (scene: Scene, action: string, schedule: string) =>
    scene.expect(policyKeepsAction, { action: exampleAction(action, schedule) }),
  ),
  then('the section {string} offers {string}, configured or not', (scene: Scene, section: string, setting: string) =>
    offers(scene, section, setting, ['Not configured']),
  ),
  then('the section {string} lets {string} be {string}', (scene: Scene, section: string, name: string, value: string) =>
    offers(scene, section, name, [value]),
  ),
];
