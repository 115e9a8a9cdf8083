import {
  answersToServer,
  authenticated,
  holds,
  lastMessageRefused,
  refusedWithCode,
  shownBeforeNetwork,
} from '../../harness/checks/backup.js';
import { deedTells } from '../../harness/checks/mac.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  configureByHand,
  enrolledLocked,
  enrollsBy,
  forgetRecord,
  holderDoes,
  inSetupAssistant,
  makeBackup,
  makeForeignBackup,
  release,
  renewIdentity,
  restore,
} from './backup-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

/** Backups of iPhone and iPad, and moves from one server to another. */
export const steps: readonly StepDefinition[] = [
  given('the holder keeps {string} on it', (scene: Scene, item: string) => holderDoes(scene, 'keep', { item })),
  given('a backup of it', makeBackup),
  given('a backup of it from the time under another MDM server', makeForeignBackup),
  given("{person}'s {model} enrolled by ios-ade with a locked profile", enrolledLocked),
  given(
    'a new {model} of {person} for {method}',
    async (scene: Scene, model: string, person: string, method: Method) => {
      await scene.newDevice({ person, model, method });
    },
  ),
  when('the holder resets the device', (scene: Scene) => holderDoes(scene, 'reset')),
  when('the backup is restored on the device', restore),
  when('the holder restores it in Setup Assistant of the organisation', (scene: Scene) =>
    inSetupAssistant(scene, 'restore'),
  ),
  when('the holder chooses Quick Start in Setup Assistant of the organisation', (scene: Scene) =>
    inSetupAssistant(scene, 'migrate by Quick Start'),
  ),
  when('the record of the device is deleted', forgetRecord),
  when('the device renews its certificate and shows it to the server', renewIdentity),
  then('the device tells {string}', (scene: Scene, text: string) => scene.expect(deedTells, { text })),
  when('the app configuration of {string} is deployed by hand too', configureByHand),
  when('the holder starts Company Portal', (scene: Scene) => holderDoes(scene, 'start Company Portal')),
  then('{string} was shown before the network', (scene: Scene, pane: string) =>
    scene.expect(shownBeforeNetwork, { pane }),
  ),
  when('the device enrolls by {method}', enrollsBy),
  when('the server releases the device', release),
  then('{string} is on the device', (scene: Scene, item: string) => scene.expect(holds, { item, present: true })),
  then('{string} is not on the device', (scene: Scene, item: string) => scene.expect(holds, { item, present: false })),
  then('the device has authenticated {int} time(s)', (scene: Scene, times: number) =>
    scene.expect(authenticated, { times }),
  ),
  then('no server manages the device', (scene: Scene) => scene.expect(answersToServer, { managed: false })),
  then('the server wants to hear no more of the device', (scene: Scene) => scene.expect(lastMessageRefused, {})),
  then('the device refused with {string}', (scene: Scene, code: string) => scene.expect(refusedWithCode, { code })),
];
