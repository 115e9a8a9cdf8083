import { identityRenewed, identityStateIs, scepOffers } from '../../harness/checks/identity-life.js';
import { days } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

async function put(scene: Scene, document: JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('device-identities', { ...(await admin.readSettings('device-identities')), ...document });
}

const successor = (startsInDays: number, graceDays: number): JsonObject => ({
  authority: { generation: 2, startsInDays, graceDays },
});

export const parameters: readonly ParameterDefinition[] = [
  { name: 'identityKind', matches: ['scep', 'acme', 'pkcs12'] },
  { name: 'identityState', matches: ['good', 'renewing', 'failed', 'lost'] },
];

/** Lives of device identities and of the authorities that issue them. */
export const steps: readonly StepDefinition[] = [
  given('identities of devices are renewed {int} days before they end', (scene: Scene, renewDaysBefore: number) =>
    put(scene, { renewDaysBefore }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} with its identity by {identityKind}',
    (scene: Scene, model: string, person: string, method: Method, identity: string) =>
      hasEnrolled(scene, person, model, method, { options: { identity } }),
  ),
  given('the announcement of the next authority is signed by a stranger', (scene: Scene) =>
    scene.target.admin.putSettings('scep', { strangerAnnounces: true }).then(() => undefined),
  ),
  when('the device checks in after {int} days', async (scene: Scene, count: number) => {
    await scene.target.advanceClock(days(count));
    await scene.wake(scene.device(), 'poll');
  }),
  when('a new authority takes over, with {int} days of grace', (scene: Scene, graceDays: number) =>
    put(scene, successor(0, graceDays)),
  ),
  when('a new authority is to take over in {int} days', (scene: Scene, days: number) =>
    put(scene, successor(days, 30)),
  ),
  then('the device has a new identity', (scene: Scene) => scene.expect(identityRenewed, { renewed: true })),
  then('the device has a new identity of the new authority', (scene: Scene) =>
    scene.expect(identityRenewed, { renewed: true, anotherIssuer: true }),
  ),
  then('the device has the identity of its enrollment', (scene: Scene) =>
    scene.expect(identityRenewed, { renewed: false }),
  ),
  then('the administrator finds the identity {identityState}', (scene: Scene, state: string) =>
    scene.expect(identityStateIs, { state }),
  ),
  then('the SCEP service offers {word}', (scene: Scene, keyword: string) => scene.expect(scepOffers, { keyword })),
];
