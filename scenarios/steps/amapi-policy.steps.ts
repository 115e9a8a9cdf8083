import { fieldTold } from '../../harness/checks/amapi-policy.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { enrollKind, forbid, offer, setField, setNamed, setNonsense } from './amapi-policy-scene.js';
import { given, type Scene, then, when } from './define.js';

/** Fields of policies, and what devices say of them. */
export const steps = [
  given('a device of {method} with {string} came by a token of the EMM', (scene: Scene, method: Method, kind: string) =>
    enrollKind(scene, method, kind),
  ),
  given('the store has the app {string}', offer),
  given('the device has an app of the EMM in version 1', async (scene: Scene) => {
    await setNamed(scene, 'an app installed');
    await scene.wake(scene.device(), 'poll');
  }),
  when('the device checks in twice', async (scene: Scene) => {
    for (let time = 0; time < 2; time += 1) await scene.wake(scene.device(), 'poll');
  }),
  given('the project may not use the field {word}', forbid),
  when('the EMM wants {string}', setNamed),
  when('the EMM sets the field {word}', setField),
  when('the EMM sets the field {word} to nonsense', setNonsense),
  then('Google tells {word} of the field {word}', (scene: Scene, reason: string, field: string) =>
    scene.expect(fieldTold, { field, reason }),
  ),
  then(
    'Google tells {word} of the field {word} with {word} {string}',
    (scene: Scene, reason: string, field: string, member: string, value: string) =>
      scene.expect(fieldTold, { field, reason, member, value }),
  ),
];
