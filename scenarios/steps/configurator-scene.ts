import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { savingRefused } from '../../harness/checks/configurator.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** Changes the document of Apple Configurator; a refusal stays as a note. */
async function change(scene: Scene, edit: (current: JsonObject) => JsonObject): Promise<void> {
  const { admin } = scene.target;
  scene.note(savingRefused, undefined);
  try {
    await admin.putSettings('configurator', edit(await admin.readSettings('configurator')));
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(savingRefused, error.message);
  }
}

type List = readonly JsonObject[];

export function saveProfile(scene: Scene, name: string, userAffinity: boolean): Promise<void> {
  return change(scene, (current) => {
    const others = ((current.profiles ?? []) as List).filter((profile) => profile.name !== name);
    return { ...current, profiles: [...others, { name, userAffinity }] };
  });
}

/** The serial number of the latest device gets this profile. */
export function assign(scene: Scene, profile: string): Promise<void> {
  const { serial } = scene.device().agent.record;
  return change(scene, (current) => {
    const others = ((current.devices ?? []) as List).filter((device) => device.serial !== serial);
    return { ...current, devices: [...others, { serial, profile }] };
  });
}

export function importFile(scene: Scene, csv: string, profile: string, overwriteDetails = false): Promise<void> {
  return change(scene, (current) => ({ ...current, import: { csv, profile, overwriteDetails } }));
}

/** As many rows of the form that is asked for. */
export const rows = (count: number): string =>
  Array.from({ length: count }, (_, index) => `SIM${String(index).padStart(7, '0')},device details`).join('\n');

/** The profile as it is downloaded for direct enrollment. */
export async function download(scene: Scene, profile: string): Promise<void> {
  const device = scene.device();
  const { platform } = device.agent.record;
  const entry = await scene.issue({ platform, method: 'ios-configurator-direct', options: { file: true, profile } });
  if (entry !== undefined) device.entry = entry;
  scene.note(savingRefused, entry === undefined ? scene.noted('issue-refused') : undefined);
}

/** A device at the cable, with what the operator chooses and the device is. */
export async function atTheCable(
  scene: Scene,
  person: string,
  model: string,
  method: 'ios-configurator-setup-assistant' | 'ios-configurator-direct',
  modelOverrides: JsonObject = {},
): Promise<void> {
  await scene.newDevice({ person, model, method, modelOverrides });
}

/** The holder refuses at this prompt. */
export async function refusesAt(scene: Scene, step: string): Promise<void> {
  const [name = ''] = scene.device().name.split("'");
  await scene.person(name, { givesUpAt: step });
}
