import {
  appConfigured,
  appStoreIs,
  appTells,
  complianceIs,
  partArrived,
  policiesEqual,
  policyHolds,
  policyParts,
  policySets,
  policyStateIs,
  settingsOutcome,
  settingsTold,
  settingTold,
} from '../../harness/checks/framework.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  askApp,
  askCompliance,
  askWhatCame,
  askWhatHolds,
  assign,
  enrollBreaking,
  importExported,
  levelPolicy,
  linesPolicy,
  outlook,
  settleDevice,
  tellSignals,
  tryCompliance,
} from './framework-scene.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

const policyStates = ['pending', 'succeeded', 'error'];
const complianceStates = ['compliant', 'noncompliant', 'in grace period', 'not evaluated'];

export const parameters: readonly ParameterDefinition[] = [
  { name: 'deviceKind', matches: ['personal', 'supervised'] },
  { name: 'policyPart', matches: policyParts },
  { name: 'policyState', matches: policyStates },
  { name: 'complianceState', matches: complianceStates },
  { name: 'answered', matches: ['accepted', 'refused'] },
];

const onlyManaged = 'Require joining Wi-Fi networks only using configuration profiles';
const everything = {
  wifi: [{ ssid: 'office', password: 'simulated' }],
  vpn: [{ name: 'office', server: 'vpn.work.example' }],
  mail: [{ address: 'ada@work.example', host: 'mail.work.example' }],
};

const assigning: readonly StepDefinition[] = [
  given('the {deviceKind} policy of level {int} is assigned', (scene: Scene, kind: string, level: number) =>
    assign(scene, levelPolicy(kind, level)),
  ),
  given('the policies of level {int} for personal and supervised devices are assigned', (scene: Scene, level: number) =>
    assign(scene, levelPolicy('personal', level), levelPolicy('supervised', level)),
  ),
  given(
    'a policy with a Wi-Fi network, a VPN, mail, a certificate and the app {string} is assigned',
    (scene: Scene, app) =>
      assign(scene, { name: 'work', ...everything, certificates: [rootOf(scene)], apps: [{ identifier: app }] }),
  ),
  given('the app(s) {string} is/are assigned', (scene: Scene, apps: string) =>
    assign(scene, { name: 'work', apps: apps.split(', ').map((identifier) => ({ identifier })) }),
  ),
  given('Outlook is assigned with {string} as {string}', (scene: Scene, key: string, value: string) =>
    assign(scene, {
      name: 'work',
      apps: [{ identifier: outlook, configuration: { IntuneMAMUPN: '{{userprincipalname}}', [key]: value } }],
    }),
  ),
  given('Outlook and {string} as {string} are assigned', (scene: Scene, setting: string, value: string) =>
    assign(scene, linesPolicy({ [setting]: value }, { apps: [{ identifier: outlook }] })),
  ),
  given(
    'Outlook, {string} as {string} and {string} as {string} are assigned',
    (scene: Scene, one: string, first: string, two: string, second: string) =>
      assign(scene, linesPolicy({ [one]: first, [two]: second }, { apps: [{ identifier: outlook }] })),
  ),
  given(
    'the {deviceKind} policy of level {int} is assigned with Outlook',
    (scene: Scene, kind: string, level: number) =>
      assign(scene, levelPolicy(kind, level, { apps: [{ identifier: outlook }] })),
  ),
  given('the Wi-Fi network {string} is assigned, and no other may be joined', (scene: Scene, ssid: string) =>
    assign(scene, linesPolicy({ [onlyManaged]: 'Yes' }, { wifi: [{ ssid }] })),
  ),
  when('the administrator imports what {string} holds as {string}', (scene: Scene, from: string, name: string) =>
    importExported(scene, from, name),
  ),
];

const judging: readonly StepDefinition[] = [
  given('compliance of level {int} is asked of every device', (scene: Scene, level: number) =>
    askCompliance(scene, { level }),
  ),
  given('compliance of level {int} is asked, and a device is marked after {int} days', (scene: Scene, level, days) =>
    askCompliance(scene, { level, markAfterDays: days }),
  ),
  given('compliance asks for {string} {string} alone', (scene: Scene, setting: string, value: string) =>
    askCompliance(scene, { settings: [{ setting, value }] }),
  ),
  when('the administrator asks for compliance of level {int}', (scene: Scene, level: number) =>
    tryCompliance(scene, level),
  ),
  given(
    'a/an {model} of {person} enrolled by {method} that breaks {string}',
    (scene: Scene, model: string, person: string, method: Method, setting: string) =>
      enrollBreaking(scene, person, model, method, setting),
  ),
  given(
    'a supervised {model} of {person} enrolled by {method} that breaks nothing',
    (scene: Scene, model: string, person: string, method: Method) =>
      enrollBreaking(scene, person, model, method, 'nothing', { supervised: true }),
  ),
  given(
    'a/an {model} of {person} with version {string} enrolled by {method}',
    (scene: Scene, model: string, person: string, osVersion: string, method: Method) =>
      enrollBreaking(scene, person, model, method, 'nothing', { osVersion }),
  ),
  given(
    'a supervised {model} of {person} enrolled by {method} within reach of {string} only',
    (scene: Scene, model: string, person: string, method: Method, network: string) =>
      hasEnrolled(scene, person, model, method, {
        modelOverrides: { supervised: true, habits: { cellular: false, networks: [network] } },
      }),
  ),
  given('a partner finds the {word} of the device to be {string}', (scene: Scene, kind: string, level: string) =>
    tellSignals(scene, { [kind]: level }),
  ),
  when('the device has told all that is asked', (scene: Scene) => settleDevice(scene)),
  when('the administrator asks what holds on the device', (scene: Scene) => askWhatHolds(scene)),
  when('the administrator asks what came to the device', (scene: Scene) => askWhatCame(scene)),
  when('the administrator asks {string} what it sees', (scene: Scene, app: string) =>
    askApp(scene, 'ManagedApplicationFeedback', app),
  ),
  when('the administrator asks for the configuration of {string}', (scene: Scene, app: string) =>
    askApp(scene, 'ManagedApplicationConfiguration', app),
  ),
];

const seen: readonly StepDefinition[] = [
  then('the device tells {string} as {string}', (scene: Scene, setting: string, value: string) =>
    scene.expect(settingTold, { setting, value }),
  ),
  then('the device tells {int} settings', (scene: Scene, count: number) => scene.expect(settingsTold, { count })),
  then('a/the {policyPart} is there', (scene: Scene, part: string) => scene.expect(partArrived, { part })),
  then('the policy {string} is {policyState}', (scene: Scene, policy: string, state: string) =>
    scene.expect(policyStateIs, { policy, state }),
  ),
  then('the device counts as {complianceState}', (scene: Scene, state: string) =>
    scene.expect(complianceIs, { state }),
  ),
  then('the device counts as {complianceState} by {string}', (scene: Scene, state: string, setting: string) =>
    scene.expect(complianceIs, { state, setting }),
  ),
  then('the policy {string} holds {int} settings', (scene: Scene, policy: string, count: number) =>
    scene.expect(policyHolds, { policy, count }),
  ),
  then(
    'the policy {string} sets {string} to {string}',
    (scene: Scene, policy: string, setting: string, value: string) =>
      scene.expect(policySets, { policy, setting, value }),
  ),
  then('the policies {string} and {string} are equal', (scene: Scene, one: string, other: string) =>
    scene.expect(policiesEqual, { one, other }),
  ),
  then('the settings are {answered}', (scene: Scene, outcome: string) => scene.expect(settingsOutcome, { outcome })),
  then('the App Store is {word} on the device', (scene: Scene, state: string) => scene.expect(appStoreIs, { state })),
  then('the app tells {string} as {string}', (scene: Scene, key: string, value: string) =>
    scene.expect(appTells, { key, value }),
  ),
  then('the app tells the accounts {string}', (scene: Scene, accounts: string) =>
    scene.expect(appTells, { key: 'Accounts', value: accounts.replace('managed', scene.device().person.upn) }),
  ),
  then('the app is configured with {string} as {string}', (scene: Scene, key: string, value: string) =>
    scene.expect(appConfigured, { key, value: value.replace('managed', scene.device().person.upn) }),
  ),
  then('the app is not configured with {string}', (scene: Scene, key: string) => scene.expect(appConfigured, { key })),
];

/** A root certificate of the tenant, as an administrator uploads one. */
function rootOf({ target }: Scene): { readonly name: string; readonly data: string } {
  const base64 = target.ca.replaceAll(/-----[^-]+-----|\s/g, '');
  return { name: 'root', data: base64 };
}

/** The security configuration framework: levels, compliance, apps of work. */
export const steps: readonly StepDefinition[] = [...assigning, ...judging, ...seen];
