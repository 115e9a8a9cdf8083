import {
  answeredBy,
  lockedBy,
  ownedStill,
  sameUserManaged,
  twoBypassCodes,
  userNamed,
} from '../../harness/checks/migration.js';
import { holderDoes } from './backup-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  addedAndEnrolled,
  addedBy,
  locksActivation,
  logsIn,
  migrationOf,
  readPortal,
  triesToMove,
} from './migration-limits-scene.js';
import { managedBy } from './migration-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'migrationWord', matches: ['started', 'failed'] }];

const atApple: readonly StepDefinition[] = [
  given('{word} was added by {string} and has fetched the profile of {word}', addedAndEnrolled),
  given('the portal says that it was added by {string}', (scene: Scene, source: string) =>
    addedBy(scene, scene.device().agent.record.serial, source),
  ),
  when('{word} locks the activation of {word}', locksActivation),
  when('the migration of {word} has {migrationWord}', migrationOf),
  when('the administrator tries to move {word} to {word} by {string}', triesToMove),
  then('the portal answers {int}', (scene: Scene, status: number) => scene.expect(answeredBy, { status })),
  then('the portal shows {word} locked by {string}', async (scene: Scene, serial: string, who: string) =>
    scene.expect(lockedBy, { devices: await readPortal(scene), serial, who }),
  ),
  then('the organisation still has the device: {yesNo}', async (scene: Scene, kept: boolean) =>
    scene.expect(ownedStill, { devices: await readPortal(scene), kept }),
  ),
];

const atDevices: readonly StepDefinition[] = [
  given(
    "{person}'s {model} with a local user and version {string} is managed by {word} with {string}",
    (scene: Scene, person: string, model: string, osVersion: string, label: string, wishes: string) =>
      managedBy(scene, { person, model, osVersion, label, wishes, habits: { userChannel: 'local' } }),
  ),
  when('{person} logs in to the Mac', logsIn),
  then('the channel opened is that of {string}', (scene: Scene, shortName: string) =>
    scene.expect(userNamed, { shortName }),
  ),
  when('the holder leaves the organisation', (scene: Scene) => holderDoes(scene, 'leave the organisation')),
  then('both servers managed the same user', (scene: Scene) => scene.expect(sameUserManaged, {})),
  then('the device told two bypass codes', (scene: Scene) => scene.expect(twoBypassCodes, {})),
];

/** Which devices migrate, and what becomes of their locks. */
export const steps: readonly StepDefinition[] = [...atApple, ...atDevices];
