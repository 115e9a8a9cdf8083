import {
  answerLists,
  answerShows,
  bundleCarriesToken,
  deviceAsked,
  deviceWasHanded,
  enrolledAs,
  extrasNote,
  extrasSay,
  serviceAnswers,
  wasReset,
} from '../../harness/checks/zero-touch.js';
import { hours } from '../../protocol/base/clock.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { administratorOpens, allowUserDevices, doInFrame, grantRole, linkAccount } from './zero-touch-console.js';
import {
  apply,
  boxed,
  call,
  configureFor,
  extrasFor,
  imeiOf,
  makeConfiguration,
  register,
  turnOn,
  zeroTouch,
} from './zero-touch-scene.js';

const unregistered = (scene: Scene, model: string) => boxed(scene, model).then(() => undefined);

async function registered(scene: Scene, model: string): Promise<void> {
  await boxed(scene, model);
  await register(scene);
}

/** Zero-touch: what resellers register, what the portal and the console's frame hold, what devices make of it. */
export const steps: readonly StepDefinition[] = [
  given('a {model} that no reseller has registered', unregistered),
  given('a {model} that the reseller has registered', registered),
  given('a {model} from a supplier outside of zero-touch', async (scene: Scene, model: string) => {
    await boxed(scene, model);
    const { portal } = await zeroTouch(scene);
    const { id } = await portal.post('/partners', { companyName: 'Outsider', participates: false });
    await register(scene, { imei: imeiOf(scene) }, String(id));
  }),
  given('the configuration {string} for {method}', (scene: Scene, name: string, method: Method) =>
    configureFor(scene, name, method),
  ),
  given('the default configuration {string} for {method}', (scene: Scene, name: string, method: Method) =>
    configureFor(scene, name, method, { isDefault: true }),
  ),
  given('the configuration {string} is applied to the device', apply),
  given('the role of Grace grants {string} of {string}', (scene: Scene, permission: string, category: string) =>
    grantRole(scene, category, permission),
  ),
  given('corporate-owned user devices may {word} enroll', (scene: Scene, word: string) =>
    allowUserDevices(scene, word === 'now'),
  ),

  when('it is turned on', (scene: Scene) => turnOn(scene)),
  when(
    'it is reset from its recovery menu',
    async (scene: Scene) => void (await scene.act(scene.device(), 'reset to factory settings')),
  ),
  when('{int} hour(s) pass(es) and it comes up again', async (scene: Scene, count: number) => {
    await scene.advance(hours(count));
    await scene.wake(scene.device(), 'boot');
  }),
  when('the DPC extras for {method} are copied from the console', async (scene: Scene, method: Method) =>
    scene.note(extrasNote, await extrasFor(scene, method)),
  ),
  when('the configuration {string} is made of them', (scene: Scene, name: string) =>
    makeConfiguration(scene, name, { dpcExtras: String(scene.noted(extrasNote)) }),
  ),
  when('the token in the copied extras loses its quotes', (scene: Scene) =>
    scene.note(extrasNote, String(scene.noted(extrasNote)).replace(/"([\w-]+)"\}\}$/, '$1}}')),
  ),
  when('Grace opens the zero-touch frame', (scene: Scene) => administratorOpens(scene)),
  when('the zero-touch account is linked in the frame', (scene: Scene) => linkAccount(scene)),
  when('{string} is done in the frame', (scene: Scene, operation: string) => doInFrame(scene, operation)),
  when('the configurations are listed', (scene: Scene) => call(scene, 'GET', 'configurations')),

  then('the service answers {int}', (scene: Scene, status: number) => scene.expect(serviceAnswers, { status })),
  then('the answer shows {string} as {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(answerShows, { place, value }),
  ),
  then('the {word} are {string} by {word}', (scene: Scene, list: string, names: string, member: string) =>
    scene.expect(answerLists, { list, member, names }),
  ),
  then('the device was handed {string} as {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(deviceWasHanded, { place, value }),
  ),
  then('the extras say {string} as {string}', (scene: Scene, key: string, value: string) =>
    scene.expect(extrasSay, { key, value }),
  ),
  then('their bundle carries the token as {string}', (scene: Scene, key: string) =>
    scene.expect(bundleCarriesToken, { key }),
  ),
  then('it is enrolled by {method}', (scene: Scene, method: Method) => scene.expect(enrolledAs, { method })),
  then('it was reset {int} time(s)', (scene: Scene, times: number) => scene.expect(wasReset, { times })),
  then('it has asked for no configuration', (scene: Scene) => scene.expect(deviceAsked, { asked: false })),
];
