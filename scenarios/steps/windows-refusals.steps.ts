import { ownedBy } from '../../harness/checks/windows-refusals.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { addToGroupPolicy, asksWithIdOf, enrollAs, enrollsTheSame, isStillManaged } from './windows-refusals-scene.js';

/** Who may not enroll a PC, and PCs that take another's name. */
export const steps: readonly StepDefinition[] = [
  given('a group policy disables registration', (scene: Scene) =>
    addToGroupPolicy(scene, { disableRegistration: true }),
  ),
  given('the group policy names the application {string}', (scene: Scene, mdmApplicationId: string) =>
    addToGroupPolicy(scene, { mdmApplicationId }),
  ),

  when('{person} enrolls a {model} as {string}', (scene: Scene, person: string, model: string, account: string) =>
    enrollAs(scene, person, model, { account }),
  ),
  when('{person} joins a new {model} as {string}', (scene: Scene, person: string, model: string, account: string) =>
    enrollAs(scene, person, model, { account, firstRun: true }),
  ),
  when('{person} enrolls the same PC', enrollsTheSame),
  when(
    "the PC asks for a certificate with the {word} of {person}'s {model}",
    (scene: Scene, item: string, person: string, model: string) => asksWithIdOf(scene, item, `${person}'s ${model}`),
  ),

  then("{person}'s {model} is managed on", (scene: Scene, person: string, model: string) =>
    isStillManaged(scene, `${person}'s ${model}`),
  ),
  then('{person} still owns the PC in the console', async (scene: Scene, person: string) =>
    scene.expect(ownedBy, { upn: (await scene.person(person)).upn }),
  ),
];
