import {
  comesAgainIn,
  messagesAreSigned,
  nothingIsLeft,
  scheduleIsValid,
  triesAgainIn,
} from '../../harness/checks/windows-life.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import {
  failsToReach,
  isBackOnTheNetwork,
  isForgotten,
  leavesAfter,
  leavesBy,
  opensSigned,
  opensWithOldSignature,
  pollScheduleIs,
  recovers,
  signMessages,
  triesAfter,
} from './windows-life-scene.js';
import { changeWindowsSettings } from './windows-scene.js';

/** When a PC comes by itself, how it signs what it sends, and how its management ends. */
export const steps: readonly StepDefinition[] = [
  given('PCs are told the poll schedule {string}', pollScheduleIs),
  given('PCs have to sign their messages', signMessages),
  given('the organisation lets PCs recover certificates', (scene: Scene) =>
    changeWindowsSettings(scene, { recovery: true }),
  ),
  when('the administrator lets the PC leave after {int} days without contact', leavesAfter),
  when('the console forgets the PC', isForgotten),
  when('the PC tries to come after {int} days', triesAfter),
  when('the PC, off the network, fails to reach its server {int} time(s)', failsToReach),
  when('the PC is back on the network and comes', isBackOnTheNetwork),
  when('the PC leaves management by {string}', leavesBy),
  when('the PC opens a session with the signature {string}', opensSigned),
  when('the PC opens a session with the signature of its last message', opensWithOldSignature),
  when('the PC recovers its certificate', (scene: Scene) => recovers(scene)),
  when('the PC recovers a certificate in the name of {string}', (scene: Scene, name: string) => recovers(scene, name)),

  then('the PC comes again in {int} minutes', (scene: Scene, count: number) => scene.expect(comesAgainIn, { count })),
  then('the PC tries again in {int} seconds', (scene: Scene, count: number) => scene.expect(triesAgainIn, { count })),
  then('the poll schedule can be followed', (scene: Scene) => scene.expect(scheduleIsValid, {})),
  then('the PC signs what it sends', (scene: Scene) => scene.expect(messagesAreSigned, { signed: true })),
  then('the PC signs nothing', (scene: Scene) => scene.expect(messagesAreSigned, { signed: false })),
  then('nothing of management is left on the PC, nor the policy {string}', (scene: Scene, policy: string) =>
    scene.expect(nothingIsLeft, { policy }),
  ),
];
