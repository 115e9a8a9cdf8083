import { answersInTheSameEncoding, deviceSpeaks, wbxmlAnswersAreSound } from '../../harness/checks/wbxml.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import { sessionsAre } from './omadm-scene.js';
import type { Scene } from './scene.js';

const opens = async (scene: Scene, patch: JsonObject): Promise<void> =>
  void (await scene.device().agent.step('Package1', { encoding: 'wbxml', ...patch }));

/** Management messages in the compact encoding. */
export const steps: readonly StepDefinition[] = [
  given('devices are told to speak {word}', (scene: Scene, encoding: string) => sessionsAre(scene, { encoding })),

  when('the device opens a session in {word}', (scene: Scene, encoding: string) => opens(scene, { encoding })),
  when('the device opens a session in WBXML {word}', (scene: Scene, version: string) =>
    opens(scene, { wbxml: { version } }),
  ),
  when('the device opens a session with {word} texts in WBXML', (scene: Scene, text: string) =>
    opens(scene, { wbxml: { text } }),
  ),
  when('the device sends the first {int} bytes of a message in WBXML', (scene: Scene, bytes: number) =>
    opens(scene, { bytes }),
  ),

  then('every answer is in the encoding of its message', (scene: Scene) => scene.expect(answersInTheSameEncoding, {})),
  then('every answer in WBXML is sound', (scene: Scene) => scene.expect(wbxmlAnswersAreSound, {})),
  then('the device speaks {word}', (scene: Scene, encoding: 'xml' | 'wbxml') =>
    scene.expect(deviceSpeaks, { encoding }),
  ),
];
