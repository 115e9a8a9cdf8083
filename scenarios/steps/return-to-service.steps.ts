import { minutes } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import { holderDoes } from './backup-scene.js';
import { profileWithPortal } from './company-portal-scene.js';
import { given, type StepDefinition, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

/** What the administrator writes beside Enabled, in words. */
const returnTokens: Readonly<Record<string, JsonObject>> = {
  'the bootstrap token': {},
  'another token': { BootstrapToken: { $data: 'AAAA' } },
};

export const parameters: readonly ParameterDefinition[] = [{ name: 'returnToken', matches: Object.keys(returnTokens) }];

async function network(scene: Scene, ssid: string, more: JsonObject = {}): Promise<void> {
  await scene.target.admin.putSettings('return-to-service', { wifi: { ssid }, ...more });
}

async function erase(scene: Scene, more: JsonObject = {}): Promise<void> {
  await scene.command(scene.device(), { RequestType: 'EraseDevice', ...more });
}

/** With an app that its profile brings, and a network to come back by. */
async function enrollsToReturn(scene: Scene, model: string, person: string, osVersion: string, mode: boolean) {
  await network(scene, 'home');
  await profileWithPortal(scene, `userAffinity: no, returnToService: ${mode ? 'yes' : 'no'}`);
  await hasEnrolled(scene, person, model, 'ios-ade', { modelOverrides: { osVersion } });
  await scene.advance(minutes(3));
  await scene.wake(scene.device(), 'push');
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
  given(
    'a/an {model} of {person} on OS {string} with an app that it keeps when it returns, returnToService {yesNo}',
    enrollsToReturn,
  ),
  when('the administrator returns the device to service with {returnToken}', (scene: Scene, token: string) =>
    erase(scene, { ReturnToService: { Enabled: true, ...returnTokens[token] } }),
  ),
  when('the holder returns the device to service', (scene: Scene) => holderDoes(scene, 'return to service')),
];
