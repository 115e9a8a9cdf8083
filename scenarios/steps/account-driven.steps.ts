import {
  administratorKnowsHardware,
  challengeShown,
  discoveryAsked,
  discoveryHosts,
  enrolledFor,
  enrollmentStopped,
  messagesCarryToken,
  refusedAnswerSentAgain,
  requestsNameNothing,
  signedInTimes,
  signInEnded,
  signInHint,
  waitsForSignIn,
} from '../../harness/checks/account-driven.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  askTokenAgain,
  enrollWithAccount,
  enterAccount,
  expectedQuestion,
  hasEnrolledWithAccount,
  hostsOf,
  requestWithToken,
  setAccountDriven,
  showFirstRefreshToken,
} from './account-driven-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const beginning: readonly StepDefinition[] = [
  given('account-driven enrollment is set to {string}', (scene: Scene, settings: string) =>
    setAccountDriven(scene, settings),
  ),
  given('the server of account-driven enrollment has the fault {string}', (scene: Scene, fault: string) =>
    setAccountDriven(scene, `fault=${fault}`),
  ),
  when(
    '{person} enrolls a/an {model} by {method} with her/his account',
    (scene: Scene, person: string, model: string, method: Method) => enrollWithAccount(scene, person, model, method),
  ),
  when(
    '{person} enrolls a/an {model} with version {string} by {method} with her/his account',
    (scene: Scene, person: string, model: string, osVersion: string, method: Method) =>
      enrollWithAccount(scene, person, model, method, { osVersion }),
  ),
  given(
    "{person}'s {model} enrolled by {method} with her/his account",
    (scene: Scene, person: string, model: string, method: Method) =>
      hasEnrolledWithAccount(scene, person, model, method),
  ),
  given(
    "{person}'s {model} enrolled by {method} with her/his account, proving codes by {word}",
    (scene: Scene, person: string, model: string, method: Method, codeProof: string) =>
      hasEnrolledWithAccount(scene, person, model, method, { modelOverrides: { habits: { codeProof } } }),
  ),
  when('the device redeems a new code with its proof', (scene: Scene) => askTokenAgain(scene, { $newCode: true })),
  when('the device redeems a new code with the proof {string}', (scene: Scene, proof: string) =>
    askTokenAgain(scene, { $newCode: true, code_verifier: proof }),
  ),
  when('the device shows its first refresh token again', (scene: Scene) => showFirstRefreshToken(scene)),
  when(
    '{person} enters {string} on a/an {model} as the account',
    (scene: Scene, person: string, user: string, model: string) => enterAccount(scene, person, model, user),
  ),
  when('the device asks for the profile with the token {string}', (scene: Scene, token: string) =>
    requestWithToken(scene, token),
  ),
  when('the device redeems its code again', (scene: Scene) => askTokenAgain(scene, {})),
  when('the device redeems a new code as the client {string}', (scene: Scene, client: string) =>
    askTokenAgain(scene, { $newCode: true, client_id: client }),
  ),
  when('the device shows the refresh token {string}', (scene: Scene, token: string) =>
    askTokenAgain(scene, { grant_type: 'refresh_token', refresh_token: token }),
  ),
];

const ends: readonly StepDefinition[] = [
  then('the enrollment stops at {word} with {string}', (scene: Scene, step: string, code: string) =>
    scene.expect(enrollmentStopped, { step, code }),
  ),
  then('discovery asked for the account under its domain', (scene: Scene) =>
    scene.expect(discoveryAsked, expectedQuestion(scene)),
  ),
  then('discovery asked {string}', (scene: Scene, services: string) =>
    scene.expect(discoveryHosts, { hosts: hostsOf(scene, services) }),
  ),
  then('the requests for the profile name no hardware', (scene: Scene) => scene.expect(requestsNameNothing, {})),
  then('the server asks for a sign-in by {string}', (scene: Scene, method: string) =>
    scene.expect(challengeShown, { method }),
  ),
  then('the sign-in ended with {int} to {string}', (scene: Scene, status: number, location: string) =>
    scene.expect(signInEnded, { status, location }),
  ),
  then('the sign-in was told the account as {string}', (scene: Scene, parameter: string) =>
    scene.expect(signInHint, { parameter, account: expectedQuestion(scene).account }),
  ),
  then('the holder signed in {int} time(s)', (scene: Scene, times: number) => scene.expect(signedInTimes, { times })),
  then('the device enrolled as {string} for its holder', (scene: Scene, mode: string) =>
    scene.expect(enrolledFor, { mode, account: expectedQuestion(scene).account }),
  ),
];

const management: readonly StepDefinition[] = [
  then('every message to the MDM server carries a token', (scene: Scene) => scene.expect(messagesCarryToken, {})),
  then('the device waits for its holder to sign in', (scene: Scene) => scene.expect(waitsForSignIn, {})),
  then('the refused answer was sent again as it was', (scene: Scene) => scene.expect(refusedAnswerSentAgain, {})),
  then('the administrator knows its serial number', (scene: Scene) =>
    scene.expect(administratorKnowsHardware, { known: true }),
  ),
];

/** Account-driven enrollment: discovery, sign-in, tokens, and the sign-in that is asked for again. */
export const steps: readonly StepDefinition[] = [...beginning, ...ends, ...management];
