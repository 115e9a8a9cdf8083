import { RefusedByAdmin } from '../../harness/checks/admin.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const kind = 'enrollment-status-page';

/** A value as scenarios write it: numbers, yes and no, a list with commas, or text. */
function asValue(text: string): Json {
  if (text === 'yes' || text === 'no') return text === 'yes';
  if (/^\d+$/.test(text)) return Number(text);
  return /^\[.*\]$/.test(text)
    ? text
        .slice(1, -1)
        .split(',')
        .map((one) => one.trim())
    : text;
}

/**
 * Adds a profile of the lowest priority so far, with settings such as `block: yes; allowReset: no`. Who gets it: `all devices`, `all users`, a
 * method, or a group of users.
 */
export async function addProfile(scene: Scene, name: string, audience: string, wishes = ''): Promise<void> {
  const settings = await scene.target.admin.readSettings(kind);
  const profiles = (settings.profiles as readonly JsonObject[] | undefined) ?? [];
  const added = { name, ...audienceOf(audience), settings: settingsIn(wishes) };
  await write(scene, { ...settings, profiles: [...profiles, added] });
}

function settingsIn(wishes: string): JsonObject {
  const pairs = wishes.split(';').flatMap((wish) => {
    const [, member, value] = /^\s*(\w+):\s*(.*?)\s*$/.exec(wish) ?? [];
    return member === undefined || value === undefined ? [] : [[member, asValue(value)] as const];
  });
  return Object.fromEntries(pairs);
}

function audienceOf(audience: string): JsonObject {
  if (audience === 'all users') return { userGroups: ['all'] };
  if (audience === 'all devices') return { deviceGroups: ['all'] };
  return audience.startsWith('windows-') ? { deviceGroups: [audience] } : { userGroups: [audience] };
}

/** Changes one member of a profile, of its settings where it is one of them. */
export async function changeProfile(scene: Scene, name: string, member: string, text: string): Promise<void> {
  const settings = await scene.target.admin.readSettings(kind);
  const profiles = (settings.profiles as readonly JsonObject[] | undefined) ?? [];
  const changed = profiles.map((one) => (one.name === name ? withMember(one, member, asValue(text)) : one));
  await write(scene, { ...settings, profiles: changed });
}

const ownMembers = ['name', 'description', 'enabled', 'scopeTags'];

function withMember(profile: JsonObject, member: string, value: Json): JsonObject {
  if (ownMembers.includes(member)) return { ...profile, [member]: value };
  return { ...profile, settings: { ...(profile.settings as JsonObject | undefined), [member]: value } };
}

export async function changeDefault(scene: Scene, member: string, text: string): Promise<void> {
  const settings = await scene.target.admin.readSettings(kind);
  const standard = settings.default as JsonObject | undefined;
  await write(scene, { ...settings, default: { ...standard, [member]: asValue(text) } });
}

/** Puts a profile first. */
export async function raiseProfile(scene: Scene, name: string): Promise<void> {
  const settings = await scene.target.admin.readSettings(kind);
  const profiles = (settings.profiles as readonly JsonObject[] | undefined) ?? [];
  const first = profiles.filter((one) => one.name === name);
  await write(scene, { ...settings, profiles: [...first, ...profiles.filter((one) => one.name !== name)] });
}

/** Keeps the administrator's refusal under the note `settings-refused`. */
export async function tryTo(scene: Scene, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

export async function addNameless(scene: Scene): Promise<void> {
  const settings = await scene.target.admin.readSettings(kind);
  await write(scene, { ...settings, profiles: [{ userGroups: ['all'] }] });
}

export async function addFilter(scene: Scene, property: string, value = '10'): Promise<void> {
  const settings = await scene.target.admin.readSettings(kind);
  const profiles = (settings.profiles as readonly JsonObject[] | undefined) ?? [];
  await write(scene, { ...settings, profiles: profiles.map((one) => ({ ...one, filter: { property, value } })) });
}

async function write(scene: Scene, document: JsonObject): Promise<void> {
  await scene.target.admin.putSettings(kind, document);
}

/** Assigns something to `all-devices`, `all-users` or a group of users. */
export async function deploy(scene: Scene, item: JsonObject): Promise<void> {
  const { admin } = scene.target;
  const { items } = await admin.readSettings('windows-deployments');
  const before = Array.isArray(items) ? items : [];
  await admin.putSettings('windows-deployments', { items: [...before, item] });
}

const noteOfPackages = 'windows packages';

export interface HabitualPackage {
  readonly type: string;
  readonly name: string;
  /** `hangs`, `fails`, `restarts the PC`, `takes 10 minutes`. */
  readonly habit: string;
  readonly target: string;
}

const kinds: Readonly<Record<string, string>> = { msi: 'msi', win32: 'win32' };

/** Assigns a package, and says what the scenario's PCs will experience with it. */
export async function deployWithHabit(scene: Scene, { type, name, habit, target }: HabitualPackage): Promise<void> {
  const packages = (scene.noted(noteOfPackages) as JsonObject | undefined) ?? {};
  const duration = /^takes (\d+)/.exec(habit)?.[1];
  const habits = duration === undefined ? { ending: habit.split(' ')[0] ?? habit } : { minutes: Number(duration) };
  scene.note(noteOfPackages, { ...packages, [`${kinds[type] ?? 'modern'}:${name}`]: habits });
  await deploy(scene, { type, name, target, context: target === 'all-users' ? 'user' : 'device' });
}

export interface NewPc {
  readonly person: string;
  readonly model: string;
  readonly method: Method;
  readonly firstRun: boolean;
  readonly osVersion?: string;
}

/** Enrolls a PC that knows the scenario's packages. */
export async function setUp(scene: Scene, { person, model, method, firstRun, osVersion }: NewPc): Promise<void> {
  const packages = (scene.noted(noteOfPackages) as JsonObject | undefined) ?? {};
  const modelOverrides = { ...(osVersion && { osVersion }), habits: { firstRun, packages } };
  await scene.enroll(await scene.newDevice({ person, model, method, modelOverrides }));
}
