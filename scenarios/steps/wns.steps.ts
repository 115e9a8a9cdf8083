import {
  appIsTold,
  channelsOpened,
  notificationsSent,
  ownSessionsOnly,
  pushedSessions,
  wasPushedRaw,
  wnsAnswered,
} from '../../harness/checks/wns.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import {
  asksToCome,
  enrollWithin,
  getToken,
  isPushed,
  listens,
  namesUnknownApp,
  notify,
  pushesToPcs,
} from './wns-scene.js';

/** Windows Push Notification Services: a server that wakes PCs, PCs that are woken, and the service itself. */
export const steps: readonly StepDefinition[] = [
  given('the server pushes to PCs', pushesToPcs),
  given('a sender has a token for its {word} app', getToken),
  when('{person} enrolls a {model} that reaches the push service', enrollWithin),
  when('the administrator asks the PC to come', asksToCome),
  when('the PC hears what waits for it', listens),
  when('the PC is pushed', isPushed),
  when('the server names an app that nobody registered', namesUnknownApp),
  when('the sender notifies the PC with {string}', notify),

  then('the PC was told the name of the push app', (scene: Scene) => scene.expect(appIsTold, {})),
  then('the PC held {int} session(s) that the server asked for', (scene: Scene, count: number) =>
    scene.expect(pushedSessions, { count }),
  ),
  then('every session was the own idea of the PC', (scene: Scene) => scene.expect(ownSessionsOnly, {})),
  then('the PC has opened {int} channel(s)', (scene: Scene, count: number) => scene.expect(channelsOpened, { count })),
  then('the PC was pushed by a raw notification that waits', (scene: Scene) => scene.expect(wasPushedRaw, {})),
  then('the service was asked {int} time(s) for this channel', (scene: Scene, count: number) =>
    scene.expect(notificationsSent, { count }),
  ),
  then('the notification is answered {int}', (scene: Scene, status: number) => scene.expect(wnsAnswered, { status })),
  then('the notification is answered {int} and says {word}', (scene: Scene, status: number, received: string) =>
    scene.expect(wnsAnswered, { status, received }),
  ),
];
