import { sentMessage } from '../../harness/checks/apple.js';
import {
  heldInApp,
  type PortalState,
  portalConfigured,
  portalIs,
  portalSent,
  portalShows,
  tokenAlert,
} from '../../harness/checks/company-portal.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  profileWithPortal,
  publishPortal,
  putToken,
  putUpdatingToken,
  signInToPortal,
} from './company-portal-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'portalState', matches: ['installed', 'absent', 'waiting'] },
];

/** Company Portal on devices of the organisation. */
export const steps: readonly StepDefinition[] = [
  given('the purchase token {string} with {int} license(s) for {int} day(s)', putToken),
  given('the purchase token {string} that updates apps by itself: {yesNo}', putUpdatingToken),
  when('a new version of Company Portal is published', publishPortal),
  then('Company Portal was sent {int} time(s)', (scene: Scene, times: number) => scene.expect(portalSent, { times })),
  given('an ADE profile that brings Company Portal with {string}', profileWithPortal),
  when('{person} signs in to Company Portal', signInToPortal),
  when('{person} signs in to Company Portal at the next contact', async (scene: Scene, name: string) => {
    await scene.wake(scene.device(), 'poll');
    await signInToPortal(scene, name);
  }),
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
