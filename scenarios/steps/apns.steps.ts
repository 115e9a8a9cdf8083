import {
  apnsAnswers,
  deviceWasPushed,
  notificationCount,
  notificationIdIs,
  pushesHeard,
  sessionsSincePush,
  tellsSinceWhen,
} from '../../harness/checks/apns.js';
import { minutes } from '../../protocol/base/clock.js';
import {
  administratorPushes,
  collect,
  deviceGivesTokenUp,
  deviceListens,
  giveTokenUp,
  pushSender,
  pushWrongness,
  registerElsewhere,
  revokeCertificate,
  sendMagic,
  sendMany,
  sendPush,
  sendShortLived,
  setFaults,
} from './apns-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'pushWrongness', matches: Object.keys(pushWrongness) },
];

const service: readonly StepDefinition[] = [
  given('an MDM server with a push certificate', async (scene: Scene) => void (await pushSender(scene))),
  given('the device got its token for another server', registerElsewhere),
  given('the device gave its token up', giveTokenUp),
  given("the server's push certificate was revoked", revokeCertificate),
  when('the server sends a notification', (scene: Scene) => sendPush(scene)),
  when('the server sends a notification with {pushWrongness}', (scene: Scene, wrong: string) =>
    sendPush(scene, pushWrongness[wrong]),
  ),
  when('the server sends {int} notifications', sendMany),
  when('the server sends the notification {string}', sendMagic),
  when('the server sends the notification {string} that expires after {int} minutes', sendShortLived),
  when('the device of the token asks', collect),
  then('the push service answers {int}', (scene: Scene, status: number) => scene.expect(apnsAnswers, { status })),
  then('the push service answers {int} {word}', (scene: Scene, status: number, reason: string) =>
    scene.expect(apnsAnswers, { status, reason }),
  ),
  then('it tells since when', (scene: Scene) => scene.expect(tellsSinceWhen, {})),
  then('the notification keeps its id', (scene: Scene) => scene.expect(notificationIdIs, {})),
  then('it has got {string}', (scene: Scene, magics: string) => scene.expect(pushesHeard, { magics })),
];

const pushing: readonly StepDefinition[] = [
  given('the push service loses the next notification', (scene: Scene) => setFaults(scene, { lose: 1 })),
  given('the push service delivers the next notification twice', (scene: Scene) => setFaults(scene, { duplicate: 1 })),
  given('the push service delivers {int} minutes late', (scene: Scene, count: number) =>
    setFaults(scene, { late: minutes(count) }),
  ),
  given('the device has given its push token up', deviceGivesTokenUp),
  when('the administrator asks the device to come', administratorPushes),
  when('the device listens for pushes', deviceListens),
  then('the push service was asked for the device by its token, topic and PushMagic', (scene: Scene) =>
    scene.expect(deviceWasPushed, {}),
  ),
  then('the push service was asked {int} time(s)', (scene: Scene, count: number) =>
    scene.expect(notificationCount, { count }),
  ),
  then('the device holds {int} session(s)', (scene: Scene, count: number) =>
    scene.expect(sessionsSincePush, { count }),
  ),
];

/** Apple Push Notification service, as MDM servers and devices see it. */
export const steps: readonly StepDefinition[] = [...service, ...pushing];
