import { deviceTold, portalShows } from '../../harness/checks/dep.js';
import {
  appIsThere,
  checkedOutFirst,
  installedAs,
  type MigrationStage,
  migrationIs,
} from '../../harness/checks/migration.js';
import { holderDoes } from './backup-scene.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { askConfiguration, managedBy, moveBy, moveTo, profileFor, speaksVersion } from './migration-scene.js';
import type { ParameterDefinition } from './parameters.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'migrationStage', matches: ['offered', 'failed', 'none'] },
];

/** Devices that change their MDM server. */
export const steps: readonly StepDefinition[] = [
  given(
    "{person}'s {model} with version {string} is managed by {word} with {string}",
    (scene: Scene, person: string, model: string, osVersion: string, label: string, wishes: string) =>
      managedBy(scene, { person, model, osVersion, label, wishes }),
  ),
  given('{word} speaks version {int} with Apple', speaksVersion),
  when('the device is moved to {word} within {int} days, with {string}', moveTo),
  when('the device is given another profile of {word}, with {string}', profileFor),
  when('the administrator moves {word} to {word} by {string}', moveBy),
  when('the holder accepts the migration', (scene: Scene) => holderDoes(scene, 'migrate')),
  when('the configuration of {word} is fetched', askConfiguration),
  then('{word} reads of {word} the deadline {string}', (scene: Scene, _label: string, serial: string, value: string) =>
    scene.expect(deviceTold, { serial, member: 'mdm_migration_deadline', value }),
  ),
  then('the configuration has {word} {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(portalShows, { place, value }),
  ),
  then('the migration is {migrationStage}', (scene: Scene, stage: MigrationStage) =>
    scene.expect(migrationIs, { stage }),
  ),
  then('the device checked out before it enrolled again', (scene: Scene) => scene.expect(checkedOutFirst, {})),
  then('the app {string} is on the device: {yesNo}', (scene: Scene, app: string, there: boolean) =>
    scene.expect(appIsThere, { app, there }),
  ),
  then('the app was installed as {string}', (scene: Scene, state: string) => scene.expect(installedAs, { state })),
];
