import { answersAreWrapped, messagesAreWrapped, type Wrapping } from '../../harness/checks/windows-sealed.js';
import { given, type StepDefinition, then, when } from './define.js';
import { sessionsAre } from './omadm-scene.js';
import type { Scene } from './scene.js';
import { answersWrongly } from './session-rules-scene.js';

/** Management messages of PCs that are signed and encrypted besides TLS. */
export const steps: readonly StepDefinition[] = [
  given('PCs are told the security mode {string}', (scene: Scene, messageSecurity: string) =>
    sessionsAre(scene, { messageSecurity }),
  ),
  given("the server's answers are wrapped as {string}", (scene: Scene, how: string) =>
    answersWrongly(scene, 'seal', how),
  ),

  when('the PC opens a session wrapped as {string}', async (scene: Scene, sealedAs: string) => {
    await scene.device().agent.step('Package1', { sealedAs });
  }),

  then("the PC's messages are {string}", (scene: Scene, as: Wrapping) => scene.expect(messagesAreWrapped, { as })),
  then("the server's answers are {string}", (scene: Scene, as: Wrapping) => scene.expect(answersAreWrapped, { as })),
];
