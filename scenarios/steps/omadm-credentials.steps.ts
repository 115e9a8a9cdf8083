import { provokedNote } from '../../harness/checks/check.js';
import {
  headerIsAnswered,
  noMoreChallenges,
  refusedTimes,
  serverIsBelieved,
  serverIsDoubted,
} from '../../harness/checks/omadm-credentials.js';
import { given, type StepDefinition, then, when } from './define.js';
import { opensWithWrongCredentials, sessionsAre, showsLastCredentials } from './omadm-scene.js';
import type { Scene } from './scene.js';

/** An account that names BASIC for the server is told as one that should name DIGEST (MS-MDE2 §2.2.9.5), which is wanted here. */
async function serverShows(scene: Scene, serverCredentials: string): Promise<void> {
  scene.note(provokedNote, true);
  await sessionsAre(scene, { serverCredentials });
}

/** Credentials in the messages of management sessions, besides the client certificate. */
export const steps: readonly StepDefinition[] = [
  given('devices are asked for {word} credentials', (scene: Scene, clientCredentials: string) =>
    sessionsAre(scene, { clientCredentials }),
  ),
  given('whatever credentials devices show are refused', (scene: Scene) =>
    sessionsAre(scene, { clientCredentials: 'md5', acceptsCredentials: false }),
  ),
  given('the server shows {word} credentials', serverShows),

  when('the device shows wrong {word} credentials {int} time(s)', opensWithWrongCredentials),
  when('the device opens a session without credentials', async (scene: Scene) => {
    await scene.device().agent.step('Package1', { header: { cred: null } });
  }),
  when('the device shows the credentials of its last session again', showsLastCredentials),

  then('the SyncHdr is answered with {word}', (scene: Scene, code: string) =>
    scene.expect(headerIsAnswered, { codes: [code] }),
  ),
  then('the last refusal has no challenge', (scene: Scene) => scene.expect(noMoreChallenges, {})),
  then('the device was refused {int} time(s) for its credentials', (scene: Scene, times: number) =>
    scene.expect(refusedTimes, { times }),
  ),
  then('the device believes the server', (scene: Scene) => scene.expect(serverIsBelieved, {})),
  then('the device does not believe the server', (scene: Scene) => scene.expect(serverIsDoubted, {})),
];
