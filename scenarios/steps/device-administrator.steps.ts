import { deliveredTo, listedForMove } from '../../harness/checks/device-administrator.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  askAdministrator,
  blockAdministrators,
  enrollInSituation,
  enrollWithExtensions,
  sendExtension,
  takeDevice,
  turnAdministrators,
  updateAndroid,
} from './device-administrator-scene.js';
import type { Scene } from './scene.js';

export const steps: readonly StepDefinition[] = [
  given('device administrators are turned {word}', (scene: Scene, switched: string) =>
    turnAdministrators(scene, switched === 'on'),
  ),
  given('no MDM authority is set', async (scene: Scene) => {
    await scene.target.admin.putSettings('mdm-authority', { chosen: false });
  }),
  given('device administrators are blocked for {word} devices', (scene: Scene, what: string) =>
    blockAdministrators(scene, what === 'all' ? 'all' : 'personal'),
  ),
  given('Ada holds a {model} that is {word}', (scene: Scene, model: string, owner: string) =>
    takeDevice(scene, model, owner === 'hers' ? 'Ada' : 'organization'),
  ),
  when('she enrolls it', async (scene: Scene) => void (await scene.enroll(scene.device()))),
  when('Ada enrolls a {model} with {string} by device administrator', enrollInSituation),
  when('the device is updated to Android {word}', (scene: Scene, version: string) => updateAndroid(scene, version)),
  when('its device administrator is asked for {word}', (scene: Scene, policy: string) =>
    askAdministrator(scene, policy),
  ),
  given('Ada enrolled a {model} whose extensions are {word}', enrollWithExtensions),
  when('the administrator sends the extension setting {word}', sendExtension),
  when('the user gives Company Portal the permission for extensions', async (scene: Scene) => {
    await scene.act(scene.device(), 'permit extensions');
  }),
  given('device administrators install {word} for everybody', async (scene: Scene, name: string) => {
    await scene.target.admin.putSettings('administrator-apps', { apps: [{ package: name, groups: 'all' }] });
  }),
  then('the compliance policy {string} has reached the device', (scene: Scene, name: string) =>
    scene.expect(deliveredTo, { what: 'policies', name }),
  ),
  then('the app {word} has reached the device', (scene: Scene, name: string) =>
    scene.expect(deliveredTo, { what: 'apps', name }),
  ),
  then('the device is not listed to be moved', (scene: Scene) => scene.expect(listedForMove, { listed: false })),
  then('the device is listed to be moved', (scene: Scene) => scene.expect(listedForMove, { listed: true })),
  then('the device is listed to be moved for want of {word}', (scene: Scene, policy: string) =>
    scene.expect(listedForMove, { listed: true, notSupported: policy }),
  ),
];
