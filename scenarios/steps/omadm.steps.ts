import {
  commandIs,
  deviceAnswered,
  givenCommand,
  givenInOrder,
  httpStatusIs,
  lastMessageIs,
  resultHas,
  sameAnswerTwice,
} from '../../harness/checks/omadm-commands.js';
import {
  answersNameTheSession,
  deviceAnswersInOrder,
  everyCommandIsAnswered,
  headerStatusComesFirst,
  sessionIsEnded,
} from '../../harness/checks/omadm-messages.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  addingAtomic,
  failingAtomic,
  ownProvider,
  policyUri,
  queue,
  queueAndWake,
  sequenceOf,
  unenroll,
} from './omadm-scene.js';
import type { Scene } from './scene.js';

const sends = async (scene: Scene, message: string, patch: JsonObject = {}): Promise<void> =>
  void (await scene.device().agent.step(message, patch));

/** Management sessions by OMA-DM: what the administrator asks, what the device sends on purpose, and what is to be seen on the wire. */
export const steps: readonly StepDefinition[] = [
  when('the administrator reads {string}', (scene: Scene, target: string) =>
    queueAndWake(scene, { verb: 'Get', target }),
  ),
  when('the administrator sets the policy {string} to {int}', (scene: Scene, policy: string, data: number) =>
    queueAndWake(scene, { verb: 'Replace', target: policyUri(policy), format: 'int', data }),
  ),
  when('the administrator adds the policy {string} with {int}', (scene: Scene, policy: string, data: number) =>
    queueAndWake(scene, { verb: 'Add', target: policyUri(policy), format: 'int', data }),
  ),
  when('the administrator adds and replaces the policy {string} in an Atomic', (scene: Scene, policy: string) =>
    queueAndWake(scene, addingAtomic(policy, policy)),
  ),
  when(
    'the administrator adds the policy {string} and replaces {string} in an Atomic',
    (scene: Scene, added: string, replaced: string) => queueAndWake(scene, addingAtomic(added, replaced)),
  ),
  when('the administrator sets the policy {string} in an Atomic that fails', (scene: Scene, policy: string) =>
    queueAndWake(scene, failingAtomic(policy)),
  ),
  when(
    'the administrator sets the policy {string} to {int} and then to {int} in a Sequence',
    (scene: Scene, policy: string, first: number, next: number) => queueAndWake(scene, sequenceOf(policy, first, next)),
  ),
  given('a read of {string} waits for {string}', (scene: Scene, target: string, device: string) =>
    queue(scene, scene.device(device), { verb: 'Get', target }),
  ),
  given('a read of {string} waits for the device', (scene: Scene, target: string) =>
    queue(scene, scene.device(), { verb: 'Get', target }),
  ),
  when('the administrator unenrolls the device', (scene: Scene) => unenroll(scene, ownProvider(scene))),
  when('the administrator unenrolls the device under the ProviderID {string}', (scene: Scene, provider: string) =>
    unenroll(scene, provider),
  ),

  when('the device checks in before anybody has signed in', async (scene: Scene) => {
    await scene.wake(scene.device(), 'boot');
  }),
  when('the device opens a session', (scene: Scene) => sends(scene, 'Package1')),
  when('the device opens a session with the SessionID {string}', (scene: Scene, sessionId: string) =>
    sends(scene, 'Package1', { header: { sessionId } }),
  ),
  when('the device opens a session in the name of {string}', (scene: Scene, other: string) =>
    sends(scene, 'Package1', { header: { source: scene.device(other).agent.evidence().enrollmentId ?? '' } }),
  ),
  when('the device opens a session without a certificate', (scene: Scene) =>
    sends(scene, 'Package1', { certificate: false }),
  ),
  when('the device opens a session as {string}', (scene: Scene, contentType: string) =>
    sends(scene, 'Package1', { contentType }),
  ),
  when('the device opens a session with the body {string}', (scene: Scene, body: string) =>
    sends(scene, 'Package1', { body }),
  ),
  when('the device opens a session with the MsgID {int}', (scene: Scene, msgId: number) =>
    sends(scene, 'Package1', { header: { msgId } }),
  ),
  when('the device answers', (scene: Scene) => sends(scene, 'Package3')),
  when('the device sends its message again', (scene: Scene) => sends(scene, 'Repeat')),
  when('the device says that it leaves', (scene: Scene) => sends(scene, 'UnenrollmentAlert')),

  then('every answer begins with the Status of the SyncHdr', (scene: Scene) =>
    scene.expect(headerStatusComesFirst, {}),
  ),
  then('every command of the device has its Status', (scene: Scene) => scene.expect(everyCommandIsAnswered, {})),
  then('every answer names the session', (scene: Scene) => scene.expect(answersNameTheSession, {})),
  then('the session is ended', (scene: Scene) => scene.expect(sessionIsEnded, {})),
  then('the device was asked for {string} {int} time(s)', (scene: Scene, target: string, times: number) =>
    scene.expect(givenCommand, { target, times }),
  ),
  then('the device was asked for {string} in this order', (scene: Scene, targets: string) =>
    scene.expect(givenInOrder, { targets: targets.split(', ') }),
  ),
  then('the management command is {word}', (scene: Scene, state: 'acknowledged' | 'failed' | 'queued' | 'sent') =>
    scene.expect(commandIs, { state }),
  ),
  then('the result has {string}', (scene: Scene, text: string) => scene.expect(resultHas, { text })),
  then('the management message is taken', (scene: Scene) => scene.expect(lastMessageIs, { taken: true })),
  then('the management message is refused', (scene: Scene) => scene.expect(lastMessageIs, { taken: false })),
  then('the server answers with HTTP {int}', (scene: Scene, status: number) =>
    scene.expect(httpStatusIs, { statuses: [status] }),
  ),
  then('the answer is the same', (scene: Scene) => scene.expect(sameAnswerTwice, {})),
  then('the device answered {string} with {word}', (scene: Scene, about: string, code: string) =>
    scene.expect(deviceAnswered, { about, code }),
  ),
  then("the device's answers are in order", (scene: Scene) => scene.expect(deviceAnswersInOrder, {})),
];
