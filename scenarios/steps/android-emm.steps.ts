import {
  boundToGoogle,
  commandEnded,
  everythingTaken,
  foreignPushRefused,
  seenAs,
  seenAt,
  seenCount,
} from '../../harness/checks/android-emm.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  bindToGoogle,
  failNext,
  forbid,
  forgetDevice,
  notices,
  publish,
  readBacklog,
  remember,
  revokeLatest,
  sendCommand,
  signInBy,
  strangerPushes,
  strangerSignsUp,
  syncNow,
  tellEnd,
  turn,
} from './android-emm-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'notice', matches: Object.keys(notices) }];

/** A device comes by what the server hands out with a wish. */
async function enrollsWith(scene: Scene, person: string, model: string, method: Method, wish: string): Promise<void> {
  const options =
    wish === 'for one device' ? { oneTime: true } : { tokenLifeSeconds: Number.parseInt(wish, 10) * 3_600 };
  await scene.enroll(await scene.newDevice({ person, model, method, options }));
}

/** What was handed out for one device serves another, perhaps of another kind. */
async function sameEntry(scene: Scene, person: string, model: string): Promise<void> {
  const { entry, method } = scene.device();
  const device = await scene.newDevice({ person, model, method });
  if (entry !== undefined) device.entry = entry;
  await scene.enroll(device);
}

/** From the recovery menu, so that nobody hears of it, and by the entry that the device had. */
async function resetAndBack(scene: Scene): Promise<void> {
  await scene.act(scene.device(), 'reset to factory settings');
  await scene.enroll(scene.device());
}

const google: readonly StepDefinition[] = [
  given('the organisation manages Android through Google', (scene: Scene) => bindToGoogle(scene)),
  given('the organisation manages Android through Google and forbids {string}', (scene: Scene, list: string) =>
    bindToGoogle(scene, list.split(', ')),
  ),
  when('a stranger ends the sign-up of the organisation', strangerSignsUp),
  given('Google sends every notification twice', (scene: Scene) => turn(scene, { duplicate: true })),
  given('Google holds notifications back', (scene: Scene) => turn(scene, { hold: true })),
  when('Google sends what it held back, the newest first', (scene: Scene) =>
    turn(scene, { hold: false, reorder: true }),
  ),
  given('Google tells of the end of a command before it answers', (scene: Scene) =>
    turn(scene, { commandFirst: true }),
  ),
  given('Google lists no enterprises', (scene: Scene) => turn(scene, { hidesEnterprises: true })),
  given('Google is unavailable for the next {string}', (scene: Scene, match: string) => failNext(scene, match)),
  given('Google is unavailable for the next {int} {string}', (scene: Scene, times: number, match: string) =>
    failNext(scene, match, times),
  ),
  given('Google remembers the device', remember),
  when('Google tells of {notice}', publish),
  when('Google tells of the end of the command with {string}', tellEnd),
  when('somebody who is not Google pushes that the device is gone', strangerPushes),
];

const administrator: readonly StepDefinition[] = [
  when('{person} enrolls a/an {model} by {method} with a token {string}', enrollsWith),
  when("{person}'s other {model} comes by the same token", sameEntry),
  when("the device is reset behind the server's back and comes by the same token", resetAndBack),
  when('{person} scans the sign-in code for {word}', (scene: Scene, person: string, usage: string) =>
    signInBy(scene, person, usage),
  ),
  when('{person} scans the sign-in code for {word} and types {string}', signInBy),
  when('the administrator forbids {string} through Google', forbid),
  when('the administrator sends {word} through Google', sendCommand),
  when('the administrator deletes the record of the device', forgetDevice),
  when('the administrator revokes the token', revokeLatest),
  when('the server does what is due', syncNow),
  then('the administrator sees the device as {method}', (scene: Scene, method: Method) =>
    scene.expect(seenAs, { method }),
  ),
  then('the administrator sees the device as one of {person}', async (scene: Scene, name: string) =>
    scene.expect(seenAt, { place: 'upn', value: (await scene.person(name)).upn }),
  ),
  then('the administrator sees {word} of the device as {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(seenAt, { place, value }),
  ),
  then('the administrator sees {int} device(s) {word}', (scene: Scene, count: number, state: string) =>
    scene.expect(seenCount, { count, state }),
  ),
  then('the command through Google is {word}', (scene: Scene, state: string) => scene.expect(commandEnded, { state })),
  then('the command through Google has failed for {word}', (scene: Scene, reason: string) =>
    scene.expect(commandEnded, { state: 'failed', reason }),
  ),
  then('Google has nothing left to push', async (scene: Scene) => {
    await readBacklog(scene);
    await scene.expect(everythingTaken, {});
  }),
  then('the organisation is bound to an enterprise of Google', (scene: Scene) =>
    scene.expect(boundToGoogle, { bound: true }),
  ),
  then('the organisation is not bound to an enterprise of Google', (scene: Scene) =>
    scene.expect(boundToGoogle, { bound: false }),
  ),
  then('the push is refused', (scene: Scene) => scene.expect(foreignPushRefused, {})),
];

/** The server as an EMM: Android devices that Google manages for it. */
export const steps: readonly StepDefinition[] = [...google, ...administrator];
