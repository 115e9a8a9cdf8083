import { attestationItemsAre, versionIsAtMost } from '../../harness/checks/windows-life.js';
import { given, type StepDefinition, then } from './define.js';
import type { Scene } from './scene.js';
import { changeWindowsSettings } from './windows-scene.js';

/** Faults of the enrollment service, and versions of the protocol. */
export const steps: readonly StepDefinition[] = [
  given('the enrollment service answers with the fault {word}', (scene: Scene, code: string) =>
    changeWindowsSettings(scene, { fault: { code } }),
  ),
  given('the enrollment service answers with a fault of the type {word}', (scene: Scene, errorType: string) =>
    changeWindowsSettings(scene, { fault: { code: 'Authorization', errorType } }),
  ),
  given('the discovery service answers with the version {string}', (scene: Scene, enrollmentVersion: string) =>
    changeWindowsSettings(scene, { enrollmentVersion }),
  ),

  then('the certificate request has the items {string}', (scene: Scene, items: string) =>
    scene.expect(attestationItemsAre, { items: items === '' ? [] : items.split(', ') }),
  ),
  then("the server's version is at most {string}", (scene: Scene, most: string) =>
    scene.expect(versionIsAtMost, { most: Number(most) }),
  ),
];
