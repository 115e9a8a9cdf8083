import { enrolledAs } from '../../harness/checks/zero-touch.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { withCondition } from './android-entry-scene.js';
import { given, type StepDefinition, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  askForSimLock,
  claimBatch,
  claimSection,
  idsInWords,
  lookForDevices,
  lookForSerial,
  registerForAnother,
} from './zero-touch-reseller.js';
import {
  apply,
  boxed,
  call,
  configureFor,
  imeiOf,
  makeConfiguration,
  openService,
  register,
  turnOn,
  zeroTouch,
} from './zero-touch-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  {
    name: 'hardwareIds',
    matches: ['its first IMEI', 'its second IMEI', 'serial number and model', 'serial number and another model'],
  },
];

async function hasEnrolled(scene: Scene, model: string, name: string, method: Method): Promise<void> {
  await boxed(scene, model);
  await register(scene);
  await configureFor(scene, name, method);
  await apply(scene, name);
  await turnOn(scene);
  await scene.expect(enrolledAs, { method });
}

async function registeredWith(scene: Scene, model: string, words: string): Promise<void> {
  await boxed(scene, model, withCondition(words).habits);
  await register(scene);
}

/** The zero-touch service as its customers and resellers see it. */
export const steps: readonly StepDefinition[] = [
  given('a {model} that has enrolled by the configuration {string} for {method}', hasEnrolled),
  given('a {model} with {string} that the reseller has registered', registeredWith),
  given('a {model} with two SIMs that the reseller has registered by {hardwareIds}', async (scene, model, ids) => {
    await boxed(scene, model, { dualSim: true });
    await register(scene, idsInWords(scene, ids));
  }),
  given('the configuration {string} that forces a reset after {string}', (scene: Scene, name: string, time: string) =>
    configureFor(scene, name, 'android-fully-managed', { forcedResetTime: time }),
  ),
  given('a customer that has not accepted the terms', async (scene: Scene) => void (await openService(scene))),

  when('a configuration is made whose {word} is {string}', (scene: Scene, member: string, value: string) =>
    makeConfiguration(scene, 'Tried', { [member]: value }),
  ),
  when('the configuration {string} is deleted', async (scene: Scene, name: string) => {
    const { configurations } = await zeroTouch(scene);
    await call(scene, 'DELETE', `configurations/${configurations.get(name)?.split('/').at(-1)}`);
  }),
  when(
    'the customMessage and companyName of {string} are sent as {string} with the mask {string}',
    async (scene: Scene, name: string, text: string, mask: string) => {
      const id = (await zeroTouch(scene)).configurations.get(name)?.split('/').at(-1);
      const body = { customMessage: text, companyName: text };
      await call(scene, 'PATCH', `configurations/${id}?updateMask=${mask}`, body);
    },
  ),
  when('the customer unclaims the device', async (scene: Scene) => {
    const { device = '' } = await zeroTouch(scene);
    await call(scene, 'POST', 'devices:unclaim', { device: { deviceId: device } });
  }),
  when('the reseller registers it again', (scene: Scene) => register(scene)),
  when('another reseller registers it', async (scene: Scene) => {
    const { portal } = await zeroTouch(scene);
    const { id } = await portal.post('/partners', { companyName: 'Another reseller' });
    await register(scene, { imei: imeiOf(scene) }, String(id));
  }),
  when('the reseller registers it for another customer', registerForAnother),
  when('the reseller claims in one batch a good device, one without ids, and one of another section', (scene: Scene) =>
    claimBatch(scene),
  ),
  when('the reseller claims its section {word} {word} a SIM-lock profile', claimSection),
  when('{word} reseller asks for its SIM lock', (scene: Scene, who: string) => askForSimLock(scene, who)),
  when('the reseller looks for its serial number in {word} case', (scene: Scene, letters: string) =>
    lookForSerial(scene, letters),
  ),
  when('the reseller looks for devices of the customer, {int} a page', (scene: Scene, limit: number) =>
    lookForDevices(scene, limit),
  ),
];
