import { enrolledWith, managersAre, policyEventsAre, waysAre } from '../../harness/checks/windows-policy.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { comeBy, enableCoManagement, setGroupPolicy, taskRunsAfter } from './windows-policy-scene.js';
import { changeWindowsSettings } from './windows-scene.js';

/** PCs of the organisation's own domain: group policy, Configuration Manager, hybrid join. */
export const steps: readonly StepDefinition[] = [
  given('a group policy enrolls PCs with the credential of the {word}', setGroupPolicy),
  given('co-management is enabled', enableCoManagement),

  when('the maintenance of the enrollment service is over', (scene: Scene) =>
    changeWindowsSettings(scene, { maintenance: false }),
  ),
  when('{int} minutes pass and the task of the PC runs', taskRunsAfter),
  when('a PC comes by {method}', comeBy),

  then('the log of the PC has the event(s) {string}', (scene, list: string) =>
    scene.expect(policyEventsAre, { events: list.split(', ').map(Number) }),
  ),
  then('the PC enrolled with the token of the {word}', (scene, whose: string) => scene.expect(enrolledWith, { whose })),
  then('the PC is managed by {string}', (scene, managers: string) => scene.expect(managersAre, { managers })),
  then('the console offers {string}', (scene, ways: string) => scene.expect(waysAre, { ways })),
];
