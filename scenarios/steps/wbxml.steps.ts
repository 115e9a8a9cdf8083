import { answersInTheSameEncoding, deviceSpeaks, wbxmlAnswersAreSound } from '../../harness/checks/wbxml.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import { sessionsAre } from './omadm-scene.js';
import type { Scene } from './scene.js';

const opens = async (scene: Scene, patch: JsonObject): Promise<void> =>
  void (await scene.device().agent.step('Package1', { encoding: 'wbxml', ...patch }));

/** A header of octets below 0x80 only: version 1.2, the public identifier as text, US-ASCII. */
const header = '\x02\0\0\x03\x1e-//SYNCML//DTD SyncML 1.2//EN\0';

/** Documents that no reading can make a message of (WAP-192-WBXML §5). */
const badDocuments: Readonly<Record<string, string>> = {
  'a nesting bomb': header + '\x6d'.repeat(60_000),
  'an END too many': `${header}\x01`,
  'a text outside of the table': `${header}\x6d\x04\x7f\x01`,
  'a tag name outside of the table': `${header}\x6d\x44\x7f\x01\x01`,
  'a version that does not exist': `\x7f${header.slice(1)}\x6d\x01`,
  'another document': `${header}\x4f\x01`,
};

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

  when('the device opens a session in WBXML whose public identifier is text', (scene: Scene) =>
    opens(scene, { wbxml: { publicIdText: '-//SYNCML//DTD SyncML 1.2//EN' } }),
  ),
  when('the device sends {string} in WBXML', (scene: Scene, document: string) =>
    opens(scene, { body: badDocuments[document] ?? document }),
  ),

  then('every answer is in the encoding of its message', (scene: Scene) => scene.expect(answersInTheSameEncoding, {})),
  then('every answer in WBXML is sound', (scene: Scene) => scene.expect(wbxmlAnswersAreSound, {})),
  then('the device speaks {word}', (scene: Scene, encoding: 'xml' | 'wbxml') =>
    scene.expect(deviceSpeaks, { encoding }),
  ),
];
