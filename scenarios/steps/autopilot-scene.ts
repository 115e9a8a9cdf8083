import { writeRegistrations } from '../../protocol/autopilot/device-csv.js';
import { minutes } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene, SceneDevice } from './scene.js';
import { tryTo } from './status-page-scene.js';

const methods: Readonly<Record<string, Method>> = {
  'user-driven': 'windows-autopilot-user-driven',
  'self-deploying': 'windows-autopilot-self-deploying',
  'pre-provisioned': 'windows-autopilot-preprovisioned',
  'existing-devices': 'windows-autopilot-existing-devices',
};

export interface NewPc {
  readonly person: string;
  readonly model: string;
  readonly mode: string;
  readonly habits?: JsonObject;
}

/** A PC in its box. */
export function boxed(scene: Scene, { person, model, mode, habits = {} }: NewPc): Promise<SceneDevice> {
  const method = methods[mode] ?? 'windows-autopilot-user-driven';
  return scene.newDevice({ person, model, method, modelOverrides: { habits: { firstRun: true, ...habits } } });
}

/** Cells of a row that are to be other than the PC's own; null leaves one empty. */
export interface RowChanges {
  readonly groupTag?: string;
  readonly assignedUser?: string;
  readonly empty?: string;
}

/** Uploads a list with the row of the scenario's PC; a refusal is kept under the note `settings-refused`. */
export async function upload(scene: Scene, { empty, ...more }: RowChanges = {}): Promise<void> {
  const { agent } = scene.device();
  const row = {
    serial: agent.record.serial,
    productId: '00330-80000-00000-AAOEM',
    hardwareHash: String(agent.evidence().state.hardwareHash),
    ...more,
  };
  const csv = writeRegistrations([{ ...row, ...(empty !== undefined && { [empty]: '' }) }]);
  await tryToChange(scene, { csv });
}

function tryToChange(scene: Scene, change: JsonObject): Promise<void> {
  const { admin } = scene.target;
  return tryTo(scene, async () => {
    await admin.putSettings('autopilot-devices', { ...(await admin.readSettings('autopilot-devices')), ...change });
  });
}

/** Deletes the registration of the scenario's PC, or tries to. */
export const deleteRegistration = (scene: Scene): Promise<void> =>
  tryToChange(scene, { remove: [scene.device().agent.record.serial] });

/** A PC that is registered, with the import behind it. */
export async function registered(scene: Scene, pc: NewPc, row: RowChanges = {}): Promise<void> {
  await boxed(scene, pc);
  await upload(scene, row);
  await scene.advance(minutes(5));
}

/** A deployment profile with members such as `standardUser: yes`. */
export async function addProfile(scene: Scene, name: string, mode: string, groups: string, wishes = ''): Promise<void> {
  const { admin } = scene.target;
  const { profiles } = await admin.readSettings('autopilot-profiles');
  const before = Array.isArray(profiles) ? profiles : [];
  const settings = wishes.split(';').flatMap((wish) => {
    const [, member, value] = /^\s*(\w+):\s*(\S+)\s*$/.exec(wish) ?? [];
    return member === undefined ? [] : [[member, value === 'yes'] as const];
  });
  const convertMethods = groups.startsWith('windows-')
    ? { convertMethods: [groups], groups: [] }
    : { groups: [groups] };
  const added = { name, mode, ...convertMethods, ...Object.fromEntries(settings) };
  await admin.putSettings('autopilot-profiles', { profiles: [...before, added] });
}
