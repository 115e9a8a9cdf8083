import { sentMessage } from '../../harness/checks/apple.js';
import {
  heldInApp,
  type PortalState,
  portalConfigured,
  portalIs,
  portalShows,
  tokenAlert,
} from '../../harness/checks/company-portal.js';
import { days } from '../../protocol/base/clock.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'portalState', matches: ['installed', 'absent', 'waiting'] },
];

async function putToken(scene: Scene, name: string, licenses: number, life: number): Promise<void> {
  const expiresAt = scene.target.now() + days(life);
  await scene.target.admin.putSettings('volume-purchase', { tokens: [{ name, licenses, expiresAt }] });
}

async function signIn(scene: Scene, name: string): Promise<void> {
  const { upn, password } = await scene.person(name);
  await scene.device().agent.step('CompanyPortal sign-in', { username: upn, password });
}

/** Company Portal on devices of the organisation. */
export const steps: readonly StepDefinition[] = [
  given('the purchase token {string} with {int} license(s) for {int} day(s)', putToken),
  when('{person} signs in to Company Portal', signIn),
  when('the holder opens Company Portal', async (scene: Scene) => {
    scene.note(sentMessage, await scene.device().agent.step('CompanyPortal device'));
  }),
  when(
    '{person} enrolls a/an {model} with an Apple ID by {method}',
    async (scene: Scene, person: string, model: string, method: Method) => {
      const modelOverrides = { habits: { appleId: true } };
      await scene.enroll(await scene.newDevice({ person, model, method, modelOverrides }));
    },
  ),
  then('Company Portal is {portalState}', (scene: Scene, state: PortalState) => scene.expect(portalIs, { state })),
  then('Company Portal was given {string}: {yesNo}', (scene: Scene, key: string, given: boolean) =>
    scene.expect(portalConfigured, { key, given }),
  ),
  then('the device is held in Company Portal: {yesNo}', (scene: Scene, held: boolean) =>
    scene.expect(heldInApp, { held }),
  ),
  then('Company Portal shows {string} as {string}', (scene: Scene, path: string, value: string) =>
    scene.expect(portalShows, { path, value }),
  ),
  then('the administrator is warned: {string}', (scene: Scene, alert: string) => scene.expect(tokenAlert, { alert })),
];
