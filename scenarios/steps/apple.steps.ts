import {
  commandIs,
  enrollmentProfileSigned,
  errorIs,
  informationIs,
  messageNeverSent,
  messageRefused,
  messagesProvenBy,
  noCommandSinceAuthenticate,
  profileContentType,
  profileCount,
  restrictionIs,
  serverKeepsToSession,
  staysWithServer,
} from '../../harness/checks/apple.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { installChangedProfile, installRestriction, moveToServer } from './apple-profiles.js';
import {
  command,
  enrollDirectly,
  hasEnrolled,
  hasIdentity,
  queue,
  rightsWithout,
  send,
  sendInTheNameOf,
  wrongness,
} from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

type Transport = 'mdm-signature' | 'tls';

const commandStates = {
  acknowledged: 'acknowledged',
  failed: 'failed',
  'put off': 'not-now',
  waiting: 'queued',
  given: 'sent',
} as const;

export const parameters: readonly ParameterDefinition[] = [
  { name: 'transport', matches: ['mdm-signature', 'tls'] },
  { name: 'wrongness', matches: Object.keys(wrongness) },
  { name: 'commandState', matches: Object.keys(commandStates) },
  { name: 'allowed', matches: ['allowed', 'forbidden'], value: (text) => text === 'allowed' },
  { name: 'boolean', matches: ['true', 'false'], value: (text) => text === 'true' },
];

const enrolling: readonly StepDefinition[] = [
  when(
    '{person} enrolls a/an {model} by {method} straight from its profile',
    (scene: Scene, person: string, model: string, method: Method) => enrollDirectly(scene, person, model, method),
  ),
  when(
    '{person} enrolls a/an {model} by {method} straight from its signed profile',
    (scene: Scene, person: string, model: string, method: Method) =>
      enrollDirectly(scene, person, model, method, { options: { signed: true } }),
  ),
  when(
    '{person} enrolls a/an {model} by {method} to prove itself by {transport}',
    (scene: Scene, person: string, model: string, method: Method, transport: Transport) =>
      enrollDirectly(scene, person, model, method, { options: { transport } }),
  ),
  given(
    'a supervised {model} of {person} enrolled by {method}',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { supervised: true } }),
  ),
  given(
    'a locked {model} of {person} enrolled by {method}',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { habits: { locked: true } } }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} with the profile {string} of her/his own',
    (scene: Scene, model: string, person: string, method: Method, profile: string) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { habits: { ownProfiles: [profile] } } }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} without the access right {string}',
    (scene: Scene, model: string, person: string, method: Method, right: string) =>
      hasEnrolled(scene, person, model, method, { options: { accessRights: rightsWithout(right) } }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} without CheckOutWhenRemoved',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { options: { checkOutWhenRemoved: false } }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} with an entry that may be used again',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { options: { oneTime: false } }),
  ),
  given(
    'a/an {model} of {person} with its identity by {method}, which has not authenticated',
    (scene: Scene, model: string, person: string, method: Method) => hasIdentity(scene, person, model, method),
  ),
  when('the device enrolls again', async (scene: Scene) => {
    await scene.enroll(scene.device());
  }),
];

const messages: readonly StepDefinition[] = [
  when('the device sends {word}', (scene: Scene, message: string) => send(scene, scene.device(), message)),
  when('the device sends {word} with {wrongness}', (scene: Scene, message: string, wrong: string) =>
    send(scene, scene.device(), message, wrongness[wrong]),
  ),
  when(
    "{person}'s device sends {word} in the name of {person}'s device",
    (scene: Scene, sender: string, message: string, owner: string) => sendInTheNameOf(scene, sender, message, owner),
  ),
  then('the server refuses the message', (scene: Scene) => scene.expect(messageRefused, { managementGoesOn: false })),
  then('the server refuses the message and management goes on', (scene: Scene) =>
    scene.expect(messageRefused, { managementGoesOn: true }),
  ),
  then('no {word} was sent', (scene: Scene, message: string) => scene.expect(messageNeverSent, { message })),
  then('its messages are proven by {transport}', (scene: Scene, transport: Transport) =>
    scene.expect(messagesProvenBy, { transport }),
  ),
  then('the profile came as {string}', (scene: Scene, contentType: string) =>
    scene.expect(profileContentType, { contentType }),
  ),
];

const commands: readonly StepDefinition[] = [
  given('a command {word} waits for the device', (scene: Scene, type: string) => queue(scene, type)),
  when('the administrator sends {word}', (scene: Scene, RequestType: string) => command(scene, { RequestType })),
  when('the administrator asks for {string}', (scene: Scene, queries: string) =>
    command(scene, { RequestType: 'DeviceInformation', Queries: queries.split(', ') }),
  ),
  when(
    'the administrator installs the profile {string} that sets {string} to {boolean}',
    (scene: Scene, identifier: string, key: string, value: boolean) =>
      command(scene, installRestriction(identifier, key, value)),
  ),
  when(
    'the administrator installs a signed profile that sets {string} to {boolean} and was changed since',
    (scene: Scene, key: string, value: boolean) =>
      command(scene, installChangedProfile(key, value, scene.target.now())),
  ),
  when('the administrator replaces the enrollment profile by one of {string}', (scene: Scene, url: string) =>
    command(scene, moveToServer(scene.device().agent.evidence().state, url)),
  ),
  when('the administrator removes the profile {string}', (scene: Scene, Identifier: string) =>
    command(scene, { RequestType: 'RemoveProfile', Identifier }),
  ),
  when('the holder takes the device up', async (scene: Scene) => {
    await scene.wake(scene.device(), 'user');
  }),
  then('the administrator finds the command {commandState}', (scene: Scene, state: keyof typeof commandStates) =>
    scene.expect(commandIs, { state: commandStates[state] }),
  ),
  then('the administrator reads {string} as {string}', (scene: Scene, query: string, value: string) =>
    scene.expect(informationIs, { query, value }),
  ),
  then('the administrator reads error {int} of {string}', (scene: Scene, code: number, domain: string) =>
    scene.expect(errorIs, { code, domain }),
  ),
  then('the server keeps to the command session', (scene: Scene) => scene.expect(serverKeepsToSession, {})),
  then('the device has got no command since it authenticated', (scene: Scene) =>
    scene.expect(noCommandSinceAuthenticate, {}),
  ),
];

const deviceState: readonly StepDefinition[] = [
  then('{string} is {allowed} on the device', (scene: Scene, key: string, allowed: boolean) =>
    scene.expect(restrictionIs, { key, allowed }),
  ),
  then('the device has {int} profile(s) {string}', (scene: Scene, count: number, identifier: string) =>
    scene.expect(profileCount, { identifier, count }),
  ),
  then('the enrollment profile was signed', (scene: Scene) => scene.expect(enrollmentProfileSigned, {})),
  then('the device stays with its server', (scene: Scene) => scene.expect(staysWithServer, {})),
];

/** Apple's protocol: profiles, messages one by one, commands, and what holds on the device. */
export const steps: readonly StepDefinition[] = [...enrolling, ...messages, ...commands, ...deviceState];
