import { noAuthToken } from '../../harness/checks/apple-channels.js';
import { messageCount } from '../../harness/checks/apple-messages.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled, send } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { challengeAnew, proveAgain } from './user-authenticate-scene.js';

/** How a user of a Mac proves himself to the server, message by message. */
export const steps: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} by {method}, whose user is of a directory that is not asked',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, {
        modelOverrides: { habits: { userChannel: 'directory' } },
        options: { challengesUsers: false },
      }),
  ),
  when('the device sends UserAuthenticate for an unknown user', (scene: Scene) =>
    send(scene, scene.device(), 'UserAuthenticate', { UserID: 'nobody', UserShortName: 'nobody' }),
  ),
  when('the device asks for another challenge of its user', challengeAnew),
  when('the device sends the proof of its user again', proveAgain),
  then('{word} was sent {int} time(s)', (scene: Scene, step: string, times: number) =>
    scene.expect(messageCount, { step, times }),
  ),
  then('no AuthToken is given', (scene: Scene) => scene.expect(noAuthToken, {})),
];
