import {
  appAccount,
  appOrdered,
  appShown,
  contextIs,
  deliveryIs,
  itemRefused,
  noCompliance,
  type Place,
  policyHoldsFor,
  statusOf,
} from '../../harness/checks/shared-ipad.js';
import type { Json } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import { askCompliance } from './framework-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  appType,
  askForPasscode,
  assignApp,
  assignElsewhere,
  assignPolicy,
  assignUnpurchased,
  concrete,
  inGroup,
  sendWallpaper,
  signInElsewhere,
  trying,
  turnOnShared,
} from './shared-ipad-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  {
    name: 'assignee',
    matches: /the device group|the group [A-Za-z]+/,
    value: (text) => text.replace(/^the group /, ''),
  },
  { name: 'place', matches: ['the device', 'the user', 'nobody'] },
  { name: 'visible', matches: ['on the home screen', 'hidden'], value: (text) => text === 'on the home screen' },
  { name: 'ordered', matches: ['ordered', 'not ordered'], value: (text) => text === 'ordered' },
  {
    name: 'statusPart',
    matches: ['device status', 'user status'],
    value: (text) => (text === 'device status' ? 'deviceStatus' : 'userStatus'),
  },
];

const policy = (profile: string, setting: string, value: Json = true, name = setting) => ({
  name,
  profile,
  setting: concrete(profile, setting),
  value,
});

const assigning: readonly StepDefinition[] = [
  given(
    'the {string} setting {string} is assigned to {assignee}',
    (scene: Scene, profile: string, setting: string, to: string) => assignPolicy(scene, policy(profile, setting), to),
  ),
  given(
    'a home screen named {string} with {string} is assigned to {assignee}',
    (scene: Scene, name: string, apps: string, to: string) =>
      assignPolicy(scene, policy('Device features', 'Home screen layout', apps.split(', '), name), to),
  ),
  given(
    'the restriction {string} as {boolean}, named {string}, is assigned to {assignee}',
    (scene: Scene, key: string, value: boolean, name: string, to: string) =>
      assignPolicy(scene, policy('Device restrictions', key, value, name), to),
  ),
  given(
    'the {string} app {string} is assigned to {assignee}',
    (scene: Scene, type: string, identifier: string, to: string) =>
      assignApp(scene, { type: appType(type), identifier }, to),
  ),
  given(
    'the app {string}, changed for Shared Device Mode, is assigned to {assignee}',
    (scene: Scene, identifier: string, to: string) =>
      assignApp(scene, { type: 'line-of-business', identifier, supportsSharedDeviceMode: true }, to),
  ),
  given('the app {string} is available to {assignee}', (scene: Scene, identifier: string, to: string) =>
    assignApp(scene, { type: 'line-of-business', identifier, intent: 'available', supportsSharedDeviceMode: true }, to),
  ),
  given('{person} belongs to {assignee}', (scene: Scene, name: string, group: string) => inGroup(scene, name, group)),
  given('the organisation asks everybody for compliance', (scene: Scene) => askCompliance(scene, { level: 2 })),
  when('a device shared by {sharing}', (scene: Scene, sharing: string) => turnOnShared(scene, sharing)),
  when('{person} signs in on a second Shared iPad', (scene: Scene, name: string) => signInElsewhere(scene, name)),
  when('the administrator asks for a passcode of {int} characters', (scene: Scene, length: number) =>
    askForPasscode(scene, length),
  ),
  when('the administrator sends a wallpaper', sendWallpaper),
  given(
    'the restriction {string} as {boolean}, named {string}, is assigned to a group for another profile',
    (scene: Scene, key: string, value: boolean, name: string) =>
      assignElsewhere(scene, policy('Device restrictions', key, value, name)),
  ),
  when('a purchased app {string} is assigned that no token brought', (scene: Scene, identifier: string) =>
    trying(scene, assignUnpurchased(scene, identifier)),
  ),
];

const holding: readonly StepDefinition[] = [
  then('{string} holds for {place}', (scene: Scene, name: string, place: Place) =>
    scene.expect(policyHoldsFor, { name, place }),
  ),
  then('{string} is applied as {string}', (scene: Scene, name: string, context: string) =>
    scene.expect(contextIs, { name, context }),
  ),
  then('the app {string} is delivered as {string}', (scene: Scene, app: string, context: string) =>
    scene.expect(deliveryIs, { app, context }),
  ),
  then('{string} is {visible}', (scene: Scene, app: string, shown: boolean) => scene.expect(appShown, { app, shown })),
  then('the installation of {string} is {ordered}', (scene: Scene, app: string, ordered: boolean) =>
    scene.expect(appOrdered, { app, ordered }),
  ),
  then(
    '{string} counts as {word} in the {statusPart}',
    (scene: Scene, name: string, state: string, part: 'deviceStatus' | 'userStatus') =>
      scene.expect(statusOf, { policy: name, part, state }),
  ),
  then('{string} is signed in by nobody', (scene: Scene, app: string) =>
    scene.expect(appAccount, { app, account: 'nobody' }),
  ),
  then('{string} is signed in by {person}', async (scene: Scene, app: string, name: string) => {
    const { upn: account } = await scene.person(name);
    await scene.expect(appAccount, { app, account });
  }),
  then('the device has no result of compliance', (scene: Scene) => scene.expect(noCompliance, {})),
  then('the wallpaper is not taken', (scene: Scene) => scene.expect(itemRefused, { item: 'Wallpaper' })),
];

/** What is assigned to shared devices and their users, and where it holds. */
export const steps: readonly StepDefinition[] = [...assigning, ...holding];
