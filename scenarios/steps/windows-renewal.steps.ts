import {
  certificateIsRenewed,
  deviceIsManagedOn,
  renewalIsSignedByTheCurrentKey,
  renewalsAskedFor,
} from '../../harness/checks/windows-renewal.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { changeWindowsSettings, renews, renewsAs } from './windows-scene.js';

/** Renewal of the management certificate on behalf of the device. */
export const steps: readonly StepDefinition[] = [
  given('the enrollment service is in maintenance', (scene: Scene) =>
    changeWindowsSettings(scene, { maintenance: true }),
  ),

  when('the device renews its certificate', (scene: Scene) => renews(scene)),
  when('the device renews its certificate with a signature of the new key', (scene: Scene) =>
    renews(scene, { signWithNewKey: true }),
  ),
  when('the device renews its certificate without showing it in TLS', (scene: Scene) =>
    renews(scene, { withoutCertificate: true }),
  ),
  when("the device renews its certificate in the name of {person}'s {model}", renewsAs),

  then('the device has a renewed certificate', (scene: Scene) => scene.expect(certificateIsRenewed, {})),
  then('the device is managed on', (scene: Scene) => scene.expect(deviceIsManagedOn, {})),
  then('the device has asked {int} time(s) to renew', (scene: Scene, times: number) =>
    scene.expect(renewalsAskedFor, { times }),
  ),
  then('the renewal is signed by the current key', (scene: Scene) => scene.expect(renewalIsSignedByTheCurrentKey, {})),
];
