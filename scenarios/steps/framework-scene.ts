import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { askedCommands } from '../../harness/checks/framework.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import type { Scene } from './scene.js';

export async function assign(scene: Scene, ...policies: readonly JsonObject[]): Promise<void> {
  await scene.target.admin.putSettings('apple-configuration', { policies });
}

/** A level of the framework for one kind of device, named `personal 1`, and what else the policy holds. */
export function levelPolicy(mode: string, level: number, more: JsonObject = {}): JsonObject {
  return { name: `${mode} ${level}`, for: mode, level, ...more };
}

/** A policy with lines as the form has them. */
export function linesPolicy(lines: Readonly<Record<string, string>>, more: JsonObject = {}): JsonObject {
  return { name: 'work', settings: Object.entries(lines).map(([setting, value]) => ({ setting, value })), ...more };
}

export async function askCompliance(scene: Scene, policy: JsonObject): Promise<void> {
  await scene.target.admin.putSettings('apple-compliance', { policies: [{ name: 'compliance', ...policy }] });
}

/** A refusal is kept under the note `settings-refused`. */
export async function tryCompliance(scene: Scene, level: number): Promise<void> {
  try {
    await askCompliance(scene, { level });
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

/** Asks the device with several commands in one session, and remembers them for the checks. */
export async function ask(scene: Scene, ...commands: readonly JsonObject[]): Promise<void> {
  const ids: string[] = [];
  for (const command of commands) ids.push(await scene.command(scene.device(), command));
  scene.note(askedCommands, ids);
}

export const askWhatHolds = (scene: Scene): Promise<void> =>
  ask(scene, { RequestType: 'Restrictions' }, { RequestType: 'DeviceInformation', Queries: ['MDMOptions'] });

export const askWhatCame = (scene: Scene): Promise<void> =>
  ask(scene, { RequestType: 'ProfileList' }, { RequestType: 'ManagedApplicationList' });

export const askApp = (scene: Scene, RequestType: string, app: string): Promise<void> =>
  ask(scene, { RequestType, Identifiers: [app] });

/** The holder agrees to what the device asks, and the device has been in contact often enough for everything to arrive and be told. */
export async function settleDevice(scene: Scene): Promise<void> {
  const device = scene.device();
  await scene.wake(device, 'poll');
  await scene.wake(device, 'user');
  await scene.wake(device, 'poll');
  await scene.wake(device, 'poll');
}

/** What a device is like that breaks one rule of compliance, and no other where there is such a device. */
const breaking: Readonly<Record<string, JsonObject>> = {
  nothing: {},
  'Jailbroken devices': { habits: { jailbroken: true } },
  'Minimum OS version': { osVersion: '14.7' },
  'Require a password to unlock mobile devices': { habits: { passcode: false } },
  'Simple passwords': { habits: { passcodeIs: { simple: true } } },
  'Minimum password length': { habits: { passcodeIs: { length: 5 } } },
  // nothing but having none breaks the demand for digits
  'Required password type': { habits: { passcode: false } },
  'Maximum minutes after screen lock before password is required': { habits: { passcodeIs: { graceMinutes: 15 } } },
  'Maximum minutes of inactivity until screen locks': { habits: { passcodeIs: { autoLockMinutes: 10 } } },
  'Mark device noncompliant': { habits: { jailbroken: true } },
  'Password expiration (days)': { habits: { passcodeIs: { ageDays: 366 } } },
};

const signalOf: Readonly<Record<string, 'threat' | 'risk'>> = {
  'Require the device to be at or under the Device Threat Level': 'threat',
  'Require the device to be at or under the machine risk score': 'risk',
};

/** Enrolls a device that breaks this rule; partners have found every other device clean. */
export async function enrollBreaking(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  setting: string,
  wishes: JsonObject = {},
): Promise<void> {
  const modelOverrides = { ...breaking[setting], ...wishes };
  await hasEnrolled(scene, person, model, method, { modelOverrides });
  const found: { threat: string; risk: string } = { threat: 'Secured', risk: 'Clear' };
  const bad = signalOf[setting];
  if (bad !== undefined) found[bad] = 'High';
  await tellSignals(scene, found);
}

/** What partners say of the present device. */
export async function tellSignals(scene: Scene, found: Readonly<Record<string, string>>): Promise<void> {
  const { serial = '' } = scene.device().agent.evidence();
  const document = Object.fromEntries(Object.entries(found).map(([kind, level]) => [kind, { [serial]: level }]));
  await scene.target.admin.putSettings('partner-signals', document);
}

/** Reads a policy back, as an export gives it, and imports it under another name for everybody. */
export async function importExported(scene: Scene, exported: string, name: string): Promise<void> {
  const { admin } = scene.target;
  const { policies } = await admin.readSettings('apple-configuration');
  const all = policies as readonly JsonObject[];
  const { settings } = all.find((policy) => policy.name === exported) ?? {};
  const lines = Object.entries((settings ?? {}) as JsonObject).map(
    ([setting, value]): Json => ({ section: sectionOf(setting), setting, value }),
  );
  const untouched = {
    section: 'Wireless',
    setting: 'Require joining Wi-Fi networks only using configuration profiles',
  };
  const imported = { name, settings: [...lines, { ...untouched, value: 'Not configured' }] };
  const [, , level] = /^(\w+) (\d)$/.exec(exported) ?? [];
  await assign(scene, levelPolicy('personal', Number(level), { name: exported, groups: ['nobody'] }), imported);
}

function sectionOf(setting: string): string {
  return /password|sign-in|screen lock/i.test(setting) ? 'Password' : 'General';
}

export const outlook = 'com.microsoft.Office.Outlook';
