import {
  androidShows,
  formerNamesShown,
  googleAnswers,
  googleKnows,
  googleLists,
  googleShows,
  googleTypes,
  managedAs,
  notificationsAre,
  notificationTells,
  operationEnded,
} from '../../harness/checks/amapi.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { commandOf, deeds } from './amapi-deeds.js';
import {
  ask,
  deviceName,
  emmScene,
  issue,
  makeToken,
  openEnterprise,
  openTokenLink,
  scanAgain,
  scanToken,
  showToken,
} from './amapi-scene.js';
import { onAndroid } from './android-entry-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'emmDeed', matches: Object.keys(deeds) }];

const act = async (scene: Scene, deed: string): Promise<void> => void (await deeds[deed]?.(await emmScene(scene)));

/** A token and a fully managed device that came by it. */
async function enrolledDevice(scene: Scene, person: string, model: string): Promise<void> {
  const emm = await emmScene(scene);
  if (emm.enterprise === '') await openEnterprise(scene);
  await makeToken(emm, { allowPersonalUsage: 'PERSONAL_USAGE_DISALLOWED' });
  await scanToken(scene, person, model);
}

/** A device managed in a way and on a version of Android that matter. */
async function enrolledAs(scene: Scene, method: Method, version: string): Promise<void> {
  const emm = await emmScene(scene);
  await openEnterprise(scene);
  await makeToken(emm, { allowPersonalUsage: usageOf[method] ?? 'PERSONAL_USAGE_ALLOWED' });
  const begin = method === 'android-work-profile' ? openTokenLink : scanToken;
  await begin(scene, 'Ada', 'Pixel 8', onAndroid(version));
}

const usageOf: Readonly<Record<string, string>> = {
  'android-fully-managed': 'PERSONAL_USAGE_DISALLOWED',
  'android-dedicated': 'PERSONAL_USAGE_DISALLOWED_USERLESS',
};

/** The policy of every device, with one part of reports asked for. */
async function asksFor(scene: Scene, setting: string): Promise<void> {
  const emm = await emmScene(scene);
  const statusReportingSettings = { [setting]: true };
  await ask(emm, 'PATCH', `${emm.enterprise}/policies/default`, { statusReportingSettings });
}

async function enrolledDevices(scene: Scene, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await enrolledDevice(scene, 'Ada', 'Pixel 8');
}

/** The EMM deletes the latest device, which resets and comes again by the token that there is. */
async function deletedAndBack(scene: Scene): Promise<void> {
  const former = deviceName(scene);
  await act(scene, 'deletes the device');
  await scene.wake(scene.device(), 'poll');
  await scanAgain(scene, former);
}

const actions: readonly StepDefinition[] = [
  given('an EMM at the door of Google', async (scene: Scene) => void (await emmScene(scene))),
  given('an EMM with an enterprise', (scene: Scene) => openEnterprise(scene)),
  given('an EMM with an enterprise that hears of {word} only', (scene: Scene, type: string) =>
    openEnterprise(scene, [type]),
  ),
  given('Google hands out {int} calls a minute', async (scene: Scene, callsPerMinute: number) => {
    await (await emmScene(scene)).client.turn({ callsPerMinute });
  }),
  given('Google has forgotten the device', async (scene: Scene) => {
    await (await emmScene(scene)).client.turn({ device: deviceName(scene) }, '/forget');
  }),
  when('the EMM {emmDeed}', act),
  when('{person} scans the token with a/an/another {model} fresh from the box', scanToken),
  when('{person} opens the link of the token on a/an {model} in use', openTokenLink),
  when('a device shows the token {string}', (scene: Scene, how: string) => showToken(scene, how)),
  given("{person}'s {model} came by a token of the EMM", enrolledDevice),
  given('a device of {method} on Android {} came by a token of the EMM', enrolledAs),
  given('the policy of the EMM asks for {word}', asksFor),
  given('Google hands out policies as they were before', async (scene: Scene) => {
    await (await emmScene(scene)).client.turn({ stalePolicies: true });
  }),
  when('the EMM sends {word}', async (scene: Scene, type: string) => issue(await emmScene(scene), commandOf(type))),
  when('the EMM has locked the device', async (scene: Scene) => {
    await act(scene, 'locks the device');
    await scene.wake(scene.device(), 'poll');
  }),
  given('{int} devices came by tokens of the EMM', enrolledDevices),
  given('the device was deleted and came again', deletedAndBack),
];

const outcomes: readonly StepDefinition[] = [
  then('Google answers {int}', (scene: Scene, code: number) => scene.expect(googleAnswers, { code })),
  then('Google answers {int} {word}', (scene: Scene, code: number, status: string) =>
    scene.expect(googleAnswers, { code, status }),
  ),
  then('Google shows {word} as {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(googleShows, { place, value }),
  ),
  then('Google shows {word} as a {word} of JSON', (scene: Scene, place: string, type: string) =>
    scene.expect(googleTypes, { place, type }),
  ),
  then('Google names the former enrollments of the device', (scene: Scene) => scene.expect(formerNamesShown, {})),
  then('Google lists {int} {word}', (scene: Scene, count: number, member: string) =>
    scene.expect(googleLists, { count, member }),
  ),
  then('Google knows {word} of the device', (scene: Scene, member: string) =>
    scene.expect(googleKnows, { member, known: true }),
  ),
  then('Google knows no {word} of the device', (scene: Scene, member: string) =>
    scene.expect(googleKnows, { member, known: false }),
  ),
  then('the operation is done with the error code {word}', (scene: Scene, code: string) =>
    scene.expect(operationEnded, { code }),
  ),
  then('the EMM hears USAGE_LOGS of the device by its name', (scene: Scene) =>
    scene.expect(notificationTells, { type: 'USAGE_LOGS', place: 'device', value: deviceName(scene) }),
  ),
  then('the EMM hears {string}', (scene: Scene, types: string) => scene.expect(notificationsAre, { types })),
  then('the EMM hears {word} with {word} {string}', (scene: Scene, type: string, place: string, value: string) =>
    scene.expect(notificationTells, { type, place, value }),
  ),
  then('the device is managed as {word}', (scene: Scene, mode: string) => scene.expect(managedAs, { mode })),
  then('the Android device shows {word} as {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(androidShows, { place, value }),
  ),
];

/** The Android Management API, as EMMs and devices see it. */
export const steps: readonly StepDefinition[] = [...actions, ...outcomes];
