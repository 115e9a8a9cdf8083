import { noAuthToken } from '../../harness/checks/apple-channels.js';
import { send } from './apple-scene.js';
import { type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { challengeAnew, proveAgain } from './user-authenticate-scene.js';

/** How a user of a Mac proves himself to the server, message by message. */
export const steps: readonly StepDefinition[] = [
  when('the device sends UserAuthenticate for an unknown user', (scene: Scene) =>
    send(scene, scene.device(), 'UserAuthenticate', { UserID: 'nobody', UserShortName: 'nobody' }),
  ),
  when('the device asks for another challenge of its user', challengeAnew),
  when('the device sends the proof of its user again', proveAgain),
  then('no AuthToken is given', (scene: Scene) => scene.expect(noAuthToken, {})),
];
