import {
  androidComplianceIs,
  androidPartArrived,
  androidPolicyIs,
  attestedAs,
  importedHolds,
  judgedBy,
  lineHeld,
  linesHeld,
  resetsAre,
  screenIs,
  setOffers,
  templateExists,
  templateHolds,
  waitsForUser,
} from '../../harness/checks/android-framework.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import {
  assignParts,
  connectToMicrosoft365,
  enrollAs,
  enrollBreakingAndroid,
  goRound,
  importChanged,
  importCompliance,
  importEnrollment,
  importRestrictions,
  methodFor,
  openFramework,
  protectMicrosoft365,
  requireApp,
  setLine,
  settle,
  tellAndroidSignals,
  tryTo,
  updateApp,
  versionOf,
} from './android-framework-scene.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'policySet', matches: ['personal', 'corporate'] },
  { name: 'lockPlace', matches: ['device', 'work profile'] },
];

const importing: readonly StepDefinition[] = [
  given('the {policySet} restrictions of level {int} are imported', (scene: Scene, set: string, level: number) =>
    importRestrictions(scene, level, set),
  ),
  given('the restrictions of level {int} of both sets are imported', (scene: Scene, level: number) =>
    importRestrictions(scene, level, 'personal', 'corporate'),
  ),
  given(
    'the {policySet} restrictions of level {int} are imported with {string} of {string} changed to {string}',
    (scene: Scene, set: string, level: number, setting: string, section: string, value: string) =>
      importChanged(scene, set, level, [section, setting, value]),
  ),
  given('the {policySet} compliance of level {int} is imported', (scene: Scene, set: string, level: number) =>
    importCompliance(scene, set, level),
  ),
  given('the enrollment restrictions of level {int} are imported', (scene: Scene, level: number) =>
    importEnrollment(scene, level),
  ),
  given(
    'an Android policy for the {policySet} set has {string} of {string} as {string}',
    (scene: Scene, set: string, setting: string, section: string, value: string) =>
      setLine(scene, set, section, setting, value),
  ),
  given('a network, a VPN and a certificate are assigned to Android devices', (scene: Scene) => assignParts(scene)),
  given('Microsoft 365 asks for enrolled and compliant devices', (scene: Scene) => protectMicrosoft365(scene)),
];

const enrolling: readonly StepDefinition[] = [
  given(
    'an Android device of the {policySet} set for {string} of {string}',
    (scene: Scene, set: string, setting: string, section: string) => enrollAs(scene, methodFor(set, section, setting)),
  ),
  given('an Android device by {method} breaks {string}', (scene: Scene, method: Method, setting: string) =>
    enrollBreakingAndroid(scene, method, setting),
  ),
  given('an Android device by {method} with version {string}', (scene: Scene, method: Method, version: string) =>
    enrollAs(scene, method, versionOf(version)),
  ),
  given(
    'an Android device by {method} has {word} {word}',
    (scene: Scene, method: Method, name: string, value: string) =>
      enrollAs(scene, method, { habits: { security: { [name]: JSON.parse(value) } } }),
  ),
  given('an Android device by {method} on {word}', (scene: Scene, method: Method, network: string) =>
    enrollAs(scene, method, { habits: { network } }),
  ),
  when('Ada enrolls an Android device with version {string} by {method}', async (scene: Scene, version, method) => {
    const modelOverrides = versionOf(version);
    await scene.enroll(await scene.newDevice({ person: 'Ada', model: 'Pixel 8', method, modelOverrides }));
  }),
  given('an Android device that has not enrolled', async (scene: Scene) => {
    await scene.newDevice({ person: 'Ada', model: 'Pixel 8', method: 'android-work-profile' });
  }),
];

const using: readonly StepDefinition[] = [
  when('the device has taken its policies', settle),
  when('partners found a threat of {string} and a risk of {string}', (scene: Scene, threat: string, risk: string) =>
    tellAndroidSignals(scene, { threat, risk }),
  ),
  when('a partner found a threat of {string} and none speaks of risk', (scene: Scene, threat: string) =>
    tellAndroidSignals(scene, { threat }),
  ),
  when('a partner found a risk of {string} and none speaks of threats', (scene: Scene, risk: string) =>
    tellAndroidSignals(scene, { risk }),
  ),
  when('no partner has found anything', (scene: Scene) => tellAndroidSignals(scene, {})),
  when('the user tries to {string}', (scene: Scene, deed: string) => tryTo(scene, deed)),
  when('somebody enters {int} wrong passwords of the {lockPlace}', (scene: Scene, count: number, of: string) =>
    tryTo(scene, 'enter wrong passwords', { of, count }),
  ),
  when('the user sets {string} as password of the {lockPlace}', (scene: Scene, password: string, of: string) =>
    tryTo(scene, 'set a password', { of, password }),
  ),
  when('the user changes the password of the {lockPlace} {int} times and takes the first again', goRound),
  given('the required app {string} is there in version 1', requireApp),
  when('version 2 of {string} is out for a day', updateApp),
  when('nobody touches the device for {int} minutes', (scene: Scene, minutes: number) =>
    tryTo(scene, 'leave the device alone', { minutes }),
  ),
  when('the user turns {word} {word}', (scene: Scene, name: string, state: string) =>
    tryTo(scene, 'change security', { [name]: state === 'on' }),
  ),
  when('somebody sets the reset device up with {string}', (scene: Scene, account: string) =>
    tryTo(scene, 'set up after a reset', { account }),
  ),
  when('the user signs in to {string} with {string}', (scene: Scene, app: string, account: string) =>
    tryTo(scene, 'sign in to an app', { app, account: account.replace('managed', scene.device().person.upn) }),
  ),
  when('an administrator opens the framework in the console', openFramework),
  when('the device connects to Microsoft 365', (scene: Scene) => connectToMicrosoft365(scene)),
];

const seen: readonly StepDefinition[] = [
  then(
    'the device holds {string} of {string} as {string}',
    (scene: Scene, setting: string, section: string, value: string) =>
      scene.expect(lineHeld, { section, setting, value }),
  ),
  then('{int} settings hold on the Android device', (scene: Scene, count: number) =>
    scene.expect(linesHeld, { count }),
  ),
  then('the device is judged by {string}, which is {string}', (scene: Scene, setting: string, value: string) =>
    scene.expect(judgedBy, { setting, value }),
  ),
  then('the Android device is found {complianceState}', (scene: Scene, state: string) =>
    scene.expect(androidComplianceIs, { state }),
  ),
  then('its only policy is {string}, {policyState}', (scene: Scene, policy: string, state: string) =>
    scene.expect(androidPolicyIs, { policy, state }),
  ),
  then('{word} waits for the user', (scene: Scene, what: string) => scene.expect(waitsForUser, { what, waits: true })),
  then('{word} does not wait for the user', (scene: Scene, what: string) =>
    scene.expect(waitsForUser, { what, waits: false }),
  ),
  then('the device has something of {word}', (scene: Scene, part: string) =>
    scene.expect(androidPartArrived, { part }),
  ),
  then('the {policySet} set has as {string} {string}', (scene: Scene, set: string, member: string, value: string) =>
    scene.expect(setOffers, { set, member, value }),
  ),
  then(
    'level {int} of the {policySet} set has {string} of {string} as {string}',
    (scene: Scene, level: number, set: string, setting: string, section: string, value: string) =>
      scene.expect(templateHolds, { set, level, section, setting, value }),
  ),
  then('level {int} of the {policySet} set has {word}', (scene: Scene, level: number, set: string, part: string) =>
    scene.expect(templateExists, { set, level, part, there: true }),
  ),
  then('level {int} of the {policySet} set has no {word}', (scene: Scene, level: number, set: string, part: string) =>
    scene.expect(templateExists, { set, level, part, there: false }),
  ),
  then('the imported policy has {string} of {string} as {string}', (scene: Scene, setting, section, value) =>
    scene.expect(importedHolds, { section, setting, value }),
  ),
  then('it is attested as {word} and {word}', (scene: Scene, integrity: string, certification: string) =>
    scene.expect(attestedAs, { intact: integrity === 'intact', certified: certification === 'certified' }),
  ),
  then('the screen is {word}', (scene: Scene, screen: string) => scene.expect(screenIs, { screen })),
  then('the device was reset {int} time(s)', (scene: Scene, count: number) => scene.expect(resetsAre, { count })),
];

/** The security configuration framework of Android Enterprise. */
export const steps: readonly StepDefinition[] = [...importing, ...enrolling, ...using, ...seen];
