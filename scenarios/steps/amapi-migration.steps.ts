import { googleShows } from '../../harness/checks/amapi.js';
import { handOver, makeMigrationToken, ownDevice, tryAgain } from './amapi-migration-scene.js';
import { emmScene } from './amapi-scene.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';

/** Package of the reference server's own DPC. */
const formerDpc = 'test.muster.dpc';

export const steps: readonly StepDefinition[] = [
  given('a device of {method} on Android {} with a DPC of the EMM', ownDevice),
  given('a migration token {string}', (scene: Scene, words: string) => makeMigrationToken(scene, words)),
  when('its DPC hands the device over', handOver),
  when('its DPC tries the token once more', tryAgain),
  then('Google shows its policy as the one of the token', async (scene: Scene) => {
    const value = `${(await emmScene(scene)).enterprise}/policies/moved`;
    await scene.expect(googleShows, { place: 'policyName', value });
  }),
  then('Google shows dpcMigrationInfo.previousDpc as its former DPC', (scene: Scene) =>
    scene.expect(googleShows, { place: 'dpcMigrationInfo.previousDpc', value: formerDpc }),
  ),
];
