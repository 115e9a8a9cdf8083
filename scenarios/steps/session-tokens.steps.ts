import { lastDeviceToken, tokenIsOf, tokenIsSeenAs } from '../../harness/checks/session-tokens.js';
import { hours } from '../../protocol/base/clock.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

const writtenDown = 'device-token';

const ownToken = (scene: Scene): string => lastDeviceToken(scene.device().agent.evidence());

const opensWith = async (scene: Scene, token: string): Promise<void> =>
  void (await scene.device().agent.step('Package1', { headers: { DeviceToken: token } }));

/** The same claims under a signature of nobody. */
const signedByAnother = (token: string): string => `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(342)}`;

async function opensLater(scene: Scene): Promise<void> {
  const token = ownToken(scene);
  await scene.advance(hours(2));
  await opensWith(scene, token);
}

const holderOf = async (scene: Scene, whose: string): Promise<string> =>
  whose === 'nobody' || whose === 'itself' ? whose : (await scene.person(whose)).upn;

/** The directory's tokens in the headers of management messages. */
export const steps: readonly StepDefinition[] = [
  given('the DeviceToken of the PC was written down', (scene: Scene) => scene.note(writtenDown, ownToken(scene))),

  when('the device opens a session with its last DeviceToken as it was', (scene: Scene) =>
    opensWith(scene, ownToken(scene)),
  ),
  when('the device opens a session with its last DeviceToken signed by another', (scene: Scene) =>
    opensWith(scene, signedByAnother(ownToken(scene))),
  ),
  when('the device opens a session with its last DeviceToken kept for 2 hours', opensLater),
  when('the device opens a session with the DeviceToken that was written down', (scene: Scene) =>
    opensWith(scene, String(scene.noted(writtenDown))),
  ),
  when('the device opens a session with the DeviceToken {string}', opensWith),

  then(
    'the last message of the PC shows the token of {word} as {string}',
    async (scene: Scene, whose: string, header: string) =>
      scene.expect(tokenIsOf, { header, holder: await holderOf(scene, whose) }),
  ),
  then('the administrator sees the DeviceToken as {string}', (scene: Scene, verdict: string) =>
    scene.expect(tokenIsSeenAs, { token: 'deviceToken', verdict }),
  ),
  then('the administrator sees the token of {person}', async (scene: Scene, person: string) =>
    scene.expect(tokenIsSeenAs, { token: 'authorization', verdict: (await scene.person(person)).upn }),
  ),
];
