import { listedInactive } from '../../harness/checks/lost-contact.js';
import { holderDoes } from './backup-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

/** Devices that are lost to their server. */
export const steps: readonly StepDefinition[] = [
  given('the device is out of reach', (scene: Scene) => holderDoes(scene, 'go out of reach')),
  given('devices count as inactive after {int} days', async (scene: Scene, afterDays: number) => {
    await scene.target.admin.putSettings('inactive-devices', { afterDays });
  }),
  when('the device is in reach again', (scene: Scene) => holderDoes(scene, 'come into reach')),
  then('the device is listed as inactive: {yesNo}', (scene: Scene, listed: boolean) =>
    scene.expect(listedInactive, { listed }),
  ),
];
