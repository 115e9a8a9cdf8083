import {
  appPresent,
  appSent,
  appUsesVpn,
  deviceHolds,
  enrollmentsAreUnlinked,
  payloadSent,
  recordNamesNothing,
  reportedUnsupported,
  restrictionSent,
} from '../../harness/checks/user-enrollment.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import { settleDevice } from './framework-scene.js';
import { act } from './mac-scene.js';
import type { Scene } from './scene.js';
import {
  assignApp,
  assignAppVpn,
  assignNeeding,
  assignPasscode,
  assignRestrictions,
  enrolledWithOwn,
} from './user-enrollment-scene.js';

const rootOf = ({ target }: Scene): string => target.ca.replaceAll(/-----[^-]+-----|\s/g, '');

const beginning: readonly StepDefinition[] = [
  given('every restriction is assigned', (scene: Scene) => assignRestrictions(scene)),
  given('the {word} app {string} is assigned', (scene: Scene, kind: string, app: string) =>
    assignApp(scene, app, kind),
  ),
  given('a VPN for the app {string} and a domain in Safari is assigned', (scene: Scene, app: string) =>
    assignAppVpn(scene, app),
  ),
  given('{string} is assigned, which needs to know the hardware', (scene: Scene, part: string) =>
    assignNeeding(scene, part),
  ),
  given('a policy sets {string} to {string} and nothing else', (scene: Scene, setting: string, value: string) =>
    assignPasscode(scene, setting, value),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} with a certificate and the provisioning profile {string} of her/his own',
    (scene: Scene, model: string, person: string, method: Method, profile: string) =>
      enrolledWithOwn(scene, person, model, method, { ownCertificates: [rootOf(scene)], ownProvisioning: [profile] }),
  ),
  given(
    'a/an {model} of {person} enrolled by {method}, who types {string} as the passcode',
    (scene: Scene, model: string, person: string, method: Method, typesPasscode: string) =>
      enrolledWithOwn(scene, person, model, method, { typesPasscode }),
  ),
  when('the holder deletes the app {string}', (scene: Scene, app: string) => act(scene, 'delete app', { app })),
  given('the device has everything that is assigned', (scene: Scene) => settleDevice(scene)),
];

const seen: readonly StepDefinition[] = [
  then('{string} was sent to the device', (scene: Scene, restriction: string) =>
    scene.expect(restrictionSent, { restriction, sent: true }),
  ),
  then('{string} was not sent to the device', (scene: Scene, restriction: string) =>
    scene.expect(restrictionSent, { restriction, sent: false }),
  ),
  then('a payload {string} was sent', (scene: Scene, type: string) => scene.expect(payloadSent, { type, sent: true })),
  then('no payload {string} was sent', (scene: Scene, type: string) =>
    scene.expect(payloadSent, { type, sent: false }),
  ),
  then('no payload {string} with {string} was sent', (scene: Scene, type: string, key: string) =>
    scene.expect(payloadSent, { type, key, sent: false }),
  ),
  then('the app {string} is sent', (scene: Scene, app: string) => scene.expect(appSent, { app, sent: true })),
  then('the app {string} is not sent', (scene: Scene, app: string) => scene.expect(appSent, { app, sent: false })),
  then('the app {string} speaks through the VPN', (scene: Scene, app: string) => scene.expect(appUsesVpn, { app })),
  then('the report calls {string} unsupported', (scene: Scene, part: string) =>
    scene.expect(reportedUnsupported, { part }),
  ),
  then('{string} holds as {string} on the device', (scene: Scene, key: string, value: string) =>
    scene.expect(deviceHolds, { key, value }),
  ),
  then('the app {string} is on the device', (scene: Scene, app: string) =>
    scene.expect(appPresent, { app, present: true }),
  ),
  then('the app {string} is gone from the device', (scene: Scene, app: string) =>
    scene.expect(appPresent, { app, present: false }),
  ),
  then('the enrollments of the device cannot be linked', (scene: Scene) => scene.expect(enrollmentsAreUnlinked, {})),
  then('the administrator does not see which device it is', (scene: Scene) => scene.expect(recordNamesNothing, {})),
];

/** What User Enrollment keeps from the server, and what the server sends there. */
export const steps: readonly StepDefinition[] = [...beginning, ...seen];
