import { deedEnds, hasMoved, stillAdministrated } from '../../harness/checks/move.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  alsoRequireVersion,
  blockWorkProfiles,
  blockWorkProfilesFor,
  doAtDevice,
  enrollWorkProfile,
  isToMove,
  isToMoveOn,
  isToMoveWithin,
  isToMoveWithPortal,
  limitDevices,
  resolveAsHolder,
  retire,
} from './move-scene.js';
import type { Scene } from './scene.js';

/** From device administrator to a work profile, as the holder of the device and the administrator see it. */
export const steps: readonly StepDefinition[] = [
  given("Ada's {model} is to move to a work profile", (scene: Scene, model: string) => isToMove(scene, model)),
  given("Ada's {model} is to move to a work profile within {int} days", isToMoveWithin),
  given("Ada's {model} on Android {word} is to move to a work profile", isToMoveOn),
  given("Ada's {model} with Company Portal {word} is to move to a work profile", isToMoveWithPortal),
  given("Ada's {model}, whose maker has no work profiles, is to move to one", (scene: Scene, model: string) =>
    isToMove(scene, model, { habits: { managedUsers: false } }),
  ),
  given('work profiles need Android {word}', alsoRequireVersion),
  given('work profiles are blocked for everybody', (scene: Scene) => blockWorkProfiles(scene)),
  given('work profiles are blocked for {string}', blockWorkProfilesFor),
  given('work profiles are blocked for everybody but {string}', blockWorkProfiles),
  given('the {word} lets Ada have {int} device(s)', limitDevices),
  when('the user resolves it', resolveAsHolder),
  when('the user looks for the button to resolve it', (scene: Scene) => doAtDevice(scene, 'look for Resolve')),
  when('the user checks the device in the app', (scene: Scene) => doAtDevice(scene, 'check the device')),
  when('the user opens a company resource', (scene: Scene) => doAtDevice(scene, 'open a company resource')),
  when('the user postpones the set-up and opens it again from its notification', async (scene: Scene) => {
    await doAtDevice(scene, 'postpone the set-up');
    await doAtDevice(scene, 'open the set-up again from its notification');
  }),
  when('the user enrolls a work profile by hand', enrollWorkProfile),
  when('the administrator retires the device', retire),
  then('it is done', (scene: Scene) => scene.expect(deedEnds, { outcome: 'done' })),
  then('it is not possible', (scene: Scene) => scene.expect(deedEnds, { outcome: 'refused' })),
  then('it is not possible for {word}', (scene: Scene, code: string) =>
    scene.expect(deedEnds, { outcome: 'refused', code }),
  ),
  then('the device keeps its administrator', (scene: Scene) => scene.expect(stillAdministrated, {})),
  then('the device has moved and {string} is left to be done', (scene: Scene, issue: string) =>
    scene.expect(hasMoved, { issue }),
  ),
];
