import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, when } from './define.js';
import type { Scene } from './scene.js';

async function network(scene: Scene, ssid: string, more: JsonObject = {}): Promise<void> {
  await scene.target.admin.putSettings('return-to-service', { wifi: { ssid }, ...more });
}

async function erase(scene: Scene, more: JsonObject = {}): Promise<void> {
  await scene.command(scene.device(), { RequestType: 'EraseDevice', ...more });
}

/** Devices that are erased, and come back by themselves. */
export const steps: readonly StepDefinition[] = [
  given('the network {string} is for devices that return to service', (scene: Scene, ssid: string) =>
    network(scene, ssid),
  ),
  given('devices return to service by {string} with a broken profile', (scene: Scene, ssid: string) =>
    network(scene, ssid, { fault: 'a broken profile' }),
  ),
  given(
    "{person}'s {model} on OS {string} enrolled by {method}",
    (scene: Scene, person: string, model: string, osVersion: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { osVersion } }),
  ),
  when('the administrator erases the device and returns it to service', (scene: Scene) =>
    erase(scene, { ReturnToService: { Enabled: true } }),
  ),
  when('the administrator erases the device for good', (scene: Scene) => erase(scene)),
];
