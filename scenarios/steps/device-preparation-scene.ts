import { minutes } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';
import { tryTo } from './status-page-scene.js';

/** The group that PCs of a scenario join, unless it says otherwise. */
export const usualGroup = 'Prepared PCs';

/** AppID of the service principal that puts PCs into groups (Learn, "Create an assigned device group"). */
const provisioningClient = 'f1346770-5b25-470b-88bd-d5744ab7952c';

type Member = string | number | boolean | readonly string[];

function memberValue(text: string): Member {
  if (text === 'yes' || text === 'no') return text === 'yes';
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^\[.*\]$/.test(text)) return text;
  const list = text.slice(1, -1);
  const [, count, name = ''] = /^(\d+) (\w+)$/.exec(list) ?? [];
  return count === undefined
    ? list.split(',').map((one) => one.trim())
    : Array.from({ length: Number(count) }, (_, index) => `${name} ${index + 1}`);
}

/** `allowSkip: yes; apps: [Reader, Mail]; scripts: [11 Script]` */
function membersIn(wishes: string): JsonObject {
  const pairs = wishes.split(';').flatMap((wish) => {
    const [, member, value] = /^\s*(\w+):\s*(.*?)\s*$/.exec(wish) ?? [];
    return member === undefined || value === undefined ? [] : [[member, memberValue(value)] as const];
  });
  return Object.fromEntries(pairs);
}

const listIn = (document: JsonObject, member: string): readonly JsonObject[] =>
  Array.isArray(document[member]) ? (document[member] as readonly JsonObject[]) : [];

/** Adds or replaces a group of devices. */
export async function addGroup(scene: Scene, name: string, changes: JsonObject = {}): Promise<void> {
  const { admin } = scene.target;
  const before = listIn(await admin.readSettings('device-groups'), 'groups').filter((one) => one.name !== name);
  const group = { name, owners: [provisioningClient], ...changes };
  await admin.putSettings('device-groups', { groups: [...before, group] });
}

/** Groups that cannot serve, each in its own way. */
const unfit: Readonly<Record<string, JsonObject>> = {
  'nobody owns': { owners: [] },
  'somebody else owns': { owners: ['00000003-0000-0000-c000-000000000000'] },
  'roles can be given to': { roleAssignable: true },
};

export async function addUnfitGroup(scene: Scene, name: string, how: string): Promise<void> {
  if (how !== 'a rule fills') return addGroup(scene, name, unfit[how]);
  const rule = '(device.enrollmentProfileName -eq "Standard")';
  await scene.target.admin.putSettings('dynamic-groups', { groups: [{ name, rule }] });
}

/** Adds or replaces a policy: the last one has the lowest priority. */
export async function addPolicy(scene: Scene, name: string, audience: string, wishes = ''): Promise<void> {
  const { admin } = scene.target;
  const members = membersIn(wishes);
  if (members.deviceGroup === undefined) await addGroup(scene, usualGroup);
  const document = await admin.readSettings('device-preparation-policies');
  const { deviceGroup = usualGroup, ...others } = members;
  const group = deviceGroup === 'none' ? {} : { deviceGroup };
  const policy = { name, userGroups: [audience === 'everybody' ? 'all' : audience], ...group, ...others };
  const policies = listIn(document, 'policies');
  const kept = policies.some((one) => one.name === name)
    ? policies.map((one) => (one.name === name ? policy : one))
    : [...policies, policy];
  await admin.putSettings('device-preparation-policies', { policies: kept });
}

export const tryPolicy = (scene: Scene, wishes: string): Promise<void> =>
  tryTo(scene, () => addPolicy(scene, 'Tried', 'everybody', wishes));

export async function raisePolicy(scene: Scene, name: string): Promise<void> {
  const { admin } = scene.target;
  const policies = listIn(await admin.readSettings('device-preparation-policies'), 'policies');
  const first = policies.filter((one) => one.name === name);
  const others = policies.filter((one) => one.name !== name);
  await admin.putSettings('device-preparation-policies', { policies: [...first, ...others] });
}

/** Assigns a script to a group. */
export async function addScript(scene: Scene, name: string, group: string, asUser = false): Promise<void> {
  const { admin } = scene.target;
  const scripts = listIn(await admin.readSettings('windows-scripts'), 'scripts');
  await admin.putSettings('windows-scripts', { scripts: [...scripts, { name, asUser, groups: [group] }] });
}

/** Assigns an app to a group of devices, to be installed for the device or for its user. */
export async function addApp(scene: Scene, type: string, name: string, target: string, context = 'device') {
  const { admin } = scene.target;
  const items = listIn(await admin.readSettings('windows-deployments'), 'items');
  await admin.putSettings('windows-deployments', { items: [...items, { type, name, target, context }] });
}

const noteOfHabits = 'habits of what is installed';

/** How an app, a script or the management agent behaves on the scenario's PCs: `win32:Reader` `fails`. */
export function behaves(scene: Scene, what: string, how: string): void {
  const before = (scene.noted(noteOfHabits) as JsonObject | undefined) ?? {};
  const duration = /^takes (\d+)/.exec(how)?.[1];
  const habit = duration === undefined ? { ending: how } : { minutes: Number(duration) };
  scene.note(noteOfHabits, { ...before, [what]: habit });
}

export interface Unpacked {
  readonly person: string;
  readonly model: string;
  readonly osVersion?: string;
  readonly firstRun?: boolean;
}

/** A new PC, from its box. */
export async function boxedPc(scene: Scene, { person, model, osVersion, firstRun = true }: Unpacked) {
  const packages = (scene.noted(noteOfHabits) as JsonObject | undefined) ?? {};
  const modelOverrides = { ...(osVersion && { osVersion }), habits: { firstRun, packages } };
  return scene.newDevice({ person, model, method: 'windows-autopilot-device-preparation', modelOverrides });
}

/** Its user turns it on and signs in. */
export async function unpack(scene: Scene, pc: Unpacked): Promise<void> {
  await scene.enroll(await boxedPc(scene, pc));
}

/** Time goes by, and the PC holds a session every minute. */
export async function letPrepare(scene: Scene, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    await scene.advance(minutes(1));
    await scene.wake(scene.device(), 'poll');
  }
}

/** Opens a session with a client event of device preparation in words of its own. */
export async function saysOfPreparation(scene: Scene, word: string): Promise<void> {
  const type = '<Type xmlns="syncml:metinf">com.microsoft/MDM/DevicePrepSync</Type>';
  const item = `<Item><Meta>${type}</Meta><Data>${word}</Data></Item>`;
  await scene.device().agent.step('Package1', { append: `<Alert><CmdID>900</CmdID><Data>1224</Data>${item}</Alert>` });
}

/** What somebody does at the page; a refusal is kept. */
export async function choose(scene: Scene, action: string): Promise<void> {
  scene.note('at the preparation page', await scene.act(scene.device(), action));
}

/** Registers what the scenario's PC is, or another PC with the same serial number. */
export async function registerPc(scene: Scene, how: string): Promise<void> {
  const { record } = scene.device().agent;
  const model = how === 'another model' ? 'Other' : 'Surface Laptop 6';
  const value = `Microsoft Corporation,${model},${how === 'another serial number' ? '0000' : record.serial}`;
  const identifiers = [{ kind: 'manufacturer-model-serial', value }];
  await scene.target.admin.putSettings('corporate-identifiers', { identifiers });
}

/** Personal PCs may not enroll. */
export async function blockPersonalPcs(scene: Scene): Promise<void> {
  const platforms = { windows: { allowed: true, personal: false } };
  await scene.target.admin.putSettings('enrollment-restrictions', { default: { platforms }, policies: [] });
}
