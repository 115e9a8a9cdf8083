import { creationFits, deviceListHas } from '../../harness/checks/knox.js';
import { serviceAnswers } from '../../harness/checks/zero-touch.js';
import { given, type StepDefinition, then, when } from './define.js';
import { boxed, buy, call, idsOf, knox, makeProfile, openPortal, registerCompany } from './knox-scene.js';
import type { Scene } from './scene.js';

const inBox = (scene: Scene, model: string) => boxed(scene, model).then(() => undefined);

async function withAccount(scene: Scene): Promise<void> {
  const { portal, account } = await openPortal(scene);
  await portal.ask('POST', '/accounts', { email: account });
}

async function readByApp(scene: Scene, transport: string): Promise<void> {
  await call(scene, 'POST', '/deployment-app', { transport, ...idsOf(scene) });
}

async function review(scene: Scene): Promise<void> {
  await call(scene, 'POST', '/review');
}

/** Knox Mobile Enrollment as companies and resellers see it: registration, profiles, devices. */
export const steps: readonly StepDefinition[] = [
  given('a {model} in its box', inBox),
  given('somebody at the Knox portal with a Samsung account', withAccount),
  given(
    'somebody at the Knox portal without a Samsung account',
    async (scene: Scene) => void (await openPortal(scene)),
  ),
  given('an approved company at the Knox portal', async (scene: Scene) => void (await knox(scene))),

  when('a company in {word} is registered', (scene: Scene, country: string) => registerCompany(scene, { country })),
  when('a company whose details are {word} is registered', (scene: Scene, word: string) =>
    registerCompany(scene, { complete: word === 'complete' }),
  ),
  when('Samsung has reviewed it', review),
  when('a {string} profile is made', (scene: Scene, type: string) => makeProfile(scene, type, 'Tried')),
  when('a {string} profile is made without {string}', (scene: Scene, type: string, field: string) =>
    makeProfile(scene, type, 'Tried', { [field]: null }),
  ),
  when('the reseller delivers it', (scene: Scene) => buy(scene)),
  when('a reseller that the company has not approved delivers it', (scene: Scene) => buy(scene, 'Stranger')),
  when('the Knox Deployment App reads it by {word}', readByApp),
  when('the devices at Knox are listed', async (scene: Scene) => void (await call(scene, 'GET', '/devices'))),
  when('the types of profiles are listed', async (scene: Scene) => void (await call(scene, 'GET', '/profile-types'))),

  then('its creation without {string} is as "required: {word}" says', (scene: Scene, field: string, required: string) =>
    scene.expect(creationFits, { field, required }),
  ),
  then('the list has {int} device(s) by serial number and IMEI', (scene: Scene, count: number) =>
    scene.expect(deviceListHas, { ids: count === 0 ? undefined : idsOf(scene) }),
  ),
  then('the portal makes the profile', (scene: Scene) => scene.expect(serviceAnswers, { status: 201 })),
];
