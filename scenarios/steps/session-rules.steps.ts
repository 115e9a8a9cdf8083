import { resultHas } from '../../harness/checks/omadm-commands.js';
import {
  answersFit,
  asksForNothing,
  asksForTheRest,
  deviceAlerted,
  deviceLetsTheServerEnd,
  deviceStopped,
  serverAnswered,
} from '../../harness/checks/omadm-sessions.js';
import { holdsNoCertificate } from '../../harness/checks/windows.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import { ownProvider, policyUri, queue, queueAndWake } from './omadm-scene.js';
import type { Scene } from './scene.js';
import {
  answersFor,
  answersRightly,
  answersWrongly,
  atomicOf,
  enrollSmall,
  installation,
  longValue,
  manyReads,
  opensWith,
  readWebsite,
  saysThatItWorks,
  setWebsite,
} from './session-rules-scene.js';

const opens = async (scene: Scene, patch: JsonObject): Promise<void> =>
  void (await scene.device().agent.step('Package1', patch));

const get = (...targets: readonly string[]): JsonObject => ({
  verb: 'Get',
  items: targets.map((target) => ({ target })),
});

const runs = async (scene: Scene, commands: readonly JsonObject[]): Promise<void> => {
  for (const command of commands) await queue(scene, scene.device(), command);
  await scene.wake(scene.device(), 'poll');
};

/** Rules of management sessions that a server or a device can break alone. */
export const steps: readonly StepDefinition[] = [
  given("the server's {word} answers are {string}", answersWrongly),
  given('the server answers as it should', answersRightly),
  when('the person tries to enroll once more', async (scene: Scene) => {
    await scene.enroll(scene.device());
  }),
  then('the device has no certificate', (scene: Scene) => scene.expect(holdsNoCertificate, {})),
  given('{person} enrolled a {model} that takes messages of {int} octets', enrollSmall),
  given('{int} reads wait for the device', manyReads),

  when('the device opens a session with {string} in it', opensWith),
  when('the device opens a session whose package goes on', (scene: Scene) => opens(scene, { final: false })),
  when('the device opens a session of the protocol {string}', (scene: Scene, verProto: string) =>
    opens(scene, { header: { verProto } }),
  ),
  when('the device opens a session of the DTD {string}', (scene: Scene, verDtd: string) =>
    opens(scene, { header: { verDtd } }),
  ),
  when('the device says that it still works', saysThatItWorks),
  when('the device answers with a Status of message {int}', answersFor),
  when('the device answers with a Status of no message', (scene: Scene) => answersFor(scene, undefined)),
  when('the administrator reads {string} and {string} in one command', (scene: Scene, first: string, second: string) =>
    queueAndWake(scene, get(first, second)),
  ),
  when('the administrator executes {string}', (scene: Scene, target: string) =>
    queueAndWake(scene, { verb: 'Exec', target }),
  ),
  when('the administrator deletes {string}', (scene: Scene, target: string) =>
    queueAndWake(scene, { verb: 'Delete', target }),
  ),
  when('the administrator sets the policy {string} to the {word} {string}', (scene, policy: string, format, data) =>
    queueAndWake(scene, { verb: 'Replace', target: policyUri(policy), format, data }),
  ),
  when('the administrator sets a help page of {int} characters', (scene: Scene, length: number) =>
    queueAndWake(scene, setWebsite(ownProvider(scene), longValue(length))),
  ),
  when('the administrator reads the help page', (scene: Scene) => queueAndWake(scene, readWebsite(ownProvider(scene)))),
  when(
    'the administrator changes the policy {string} in an Atomic that fails before its end',
    (scene, policy: string) =>
      queueAndWake(scene, atomicOf({ verb: 'Replace', target: policyUri(policy), format: 'int', data: 0 })),
  ),
  when('the administrator wipes the device in an Atomic that fails before its end', (scene: Scene) =>
    queueAndWake(scene, atomicOf({ verb: 'Exec', target: './Device/Vendor/MSFT/RemoteWipe/doWipe' })),
  ),
  when('the administrator wants to hear of a device that works: {word}', (scene: Scene, wanted: string) => {
    const target = `./Device/Vendor/MSFT/DMClient/Provider/${ownProvider(scene)}/EnableOmaDmKeepAliveMessage`;
    return queueAndWake(scene, { verb: 'Replace', target, format: 'bool', data: wanted });
  }),
  when('the administrator has an app installed', (scene: Scene) => runs(scene, installation())),

  then('the server asks for nothing', (scene: Scene) => scene.expect(asksForNothing, {})),
  then('the server asks for the rest and for nothing else', (scene: Scene) => scene.expect(asksForTheRest, {})),
  then('the server answered {string} with {word}', (scene: Scene, command: string, code: string) =>
    scene.expect(serverAnswered, { command, code }),
  ),
  then('no answer of the server is larger than {int} octets', (scene: Scene, octets: number) =>
    scene.expect(answersFit, { octets }),
  ),
  then('the device says no more', (scene: Scene) => scene.expect(deviceStopped, {})),
  then('the device sent the Alert {word}', (scene: Scene, alert: string) =>
    scene.expect(deviceAlerted, { alert, sent: true }),
  ),
  then('the device sent no Alert {word}', (scene: Scene, alert: string) =>
    scene.expect(deviceAlerted, { alert, sent: false }),
  ),
  then('the device leaves the last word to the server', (scene: Scene) => scene.expect(deviceLetsTheServerEnd, {})),
  then('the result has a help page of {int} characters', (scene: Scene, length: number) =>
    scene.expect(resultHas, { text: longValue(length) }),
  ),
];
