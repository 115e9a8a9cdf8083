import type { SecondFactor } from '../../agents/person/second-factor.js';
import {
  directoryLists,
  factorAsked,
  policyReads,
  portalSignIn,
  type SignInSpot,
  signInPlaces,
  unlicensedPeople,
} from '../../harness/checks/sign-in.js';
import { given, type StepDefinition, then } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import { demandNewPassword, makeInDirectory, putPolicy, registerFactor, signInSettings } from './sign-in-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'factorKind', matches: ['authenticator', 'biometrics', 'pin'] },
  { name: 'factorPlace', matches: ['this device', 'another device'] },
  { name: 'signInSpot', matches: signInPlaces },
  { name: 'factorProvider', matches: ['a third party', 'the directory'] },
];

async function premium(scene: Scene, name: string): Promise<void> {
  await signInSettings(scene, { premium: [(await scene.person(name)).upn] });
}

async function prepare(scene: Scene, name: string): Promise<void> {
  await signInSettings(scene, { registration: { provider: true, accounts: [(await scene.person(name)).upn] } });
}

/** Conditional access, second factors and passwords that have to be changed. */
export const steps: readonly StepDefinition[] = [
  given('the conditional access policy {string} with {string}', putPolicy),
  given(
    '{person} has a/an {factorKind} on {factorPlace}',
    (scene: Scene, name: string, kind: SecondFactor['kind'], on: SecondFactor['on']) =>
      registerFactor(scene, name, kind, on),
  ),
  given('somebody makes the policy {string} in the console of the directory', makeInDirectory),
  then('the console of the directory lists {string}', async (scene: Scene, policy: string) =>
    scene.expect(directoryLists, { policy }),
  ),
  given('only {person} has the premium subscription', premium),
  given('{factorProvider} asks for second factors', (scene: Scene, provider: string) =>
    signInSettings(scene, { provider: provider.replace(/^(?:a|the) /, '') }),
  ),
  given("{person}'s account is prepared for a second factor at registration", prepare),
  given('a second factor at registration is set up for nobody', (scene: Scene) =>
    signInSettings(scene, { registration: { provider: true } }),
  ),
  given('{person} has to change a password at the {string}', demandNewPassword),
  then('a second factor was asked for {int} time(s) {signInSpot}', (scene: Scene, times: number, spot: SignInSpot) =>
    scene.expect(factorAsked, { spot, times }),
  ),
  then('the sign-in to Company Portal is done: {yesNo}', (scene: Scene, done: boolean) =>
    scene.expect(portalSignIn, { done }),
  ),
  then('the policy {string} asks for {string}', (scene: Scene, policy: string, text: string) =>
    scene.expect(policyReads, { policy, text }),
  ),
  then('{person} is said to lack the premium subscription', async (scene: Scene, name: string) =>
    scene.expect(unlicensedPeople, { upns: [(await scene.person(name)).upn] }),
  ),
];
