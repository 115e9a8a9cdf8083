import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** What an author types, such as `deviceName: Contoso-%SERIAL%; sharedUse: yes`. */
function wishesIn(text: string): JsonObject {
  const pairs = text.split(';').flatMap((wish) => {
    const [, member, value] = /^\s*(\w+):\s*(.*?)\s*$/.exec(wish) ?? [];
    return member === undefined || value === undefined ? [] : [[member, wished(member, value)] as const];
  });
  return Object.fromEntries(pairs);
}

function wished(member: string, value: string): Json {
  if (member === 'wifi') {
    const [ssid = '', type = ''] = value.split('/');
    return { ssid, type };
  }
  if (['applications', 'certificates', 'commands'].includes(member)) return value.split(',').map((one) => one.trim());
  if (member === 'localAdministrator') return { userName: value, password: 'Pw-local-1' };
  return value === 'yes' || value === 'no' ? value === 'yes' : value;
}

export interface Authoring {
  readonly wishes?: string;
  readonly without?: readonly string[];
  readonly staysSignedInEverywhere?: boolean;
  readonly wrongPassword?: boolean;
}

const directoryAddress = ({ target }: Scene): string =>
  `https://login.${target.domain}/directory/.well-known/openid-configuration`;

/** Somebody fetches a bulk token and builds a package; what comes of it is kept under the note `authored`. */
export async function author(scene: Scene, person: string, how: Authoring = {}): Promise<void> {
  const { wishes = '', without = [], staysSignedInEverywhere = false, wrongPassword = false } = how;
  const { agent, person: holder } = await scene.newDevice({ person, model: 'Surface Laptop', method: 'windows-bulk' });
  const entry = await scene.issue({ platform: 'windows', method: 'windows-bulk' });
  const password = wrongPassword ? 'wrong' : holder.password;
  await agent.step('AuthorPackage', {
    ...{ url: entry?.url ?? directoryAddress(scene), username: holder.upn, password },
    ...{ staysSignedInEverywhere, without: [...without], wishes: wishesIn(wishes) },
  });
  scene.note('authored', agent.evidence().state.authored);
}

export interface Handover {
  readonly model: string;
  readonly method?: Method;
  readonly medium?: 'usb' | 'share' | 'sd-card';
  readonly firstRun?: boolean;
  readonly password?: string;
  readonly modelOverrides?: JsonObject;
}

/** A PC is handed the package and applies it. */
export async function applyOn(scene: Scene, handover: Handover): Promise<void> {
  const { model, method = 'windows-bulk', medium = 'usb', firstRun = true, password, modelOverrides = {} } = handover;
  const { file = '' } = (scene.noted('authored') as { file?: string } | undefined) ?? {};
  const { habits = {}, ...others } = modelOverrides;
  const device = await scene.newDevice({
    person: 'Nobody',
    model,
    method,
    modelOverrides: { ...others, habits: { firstRun, ...(habits as JsonObject) } },
  });
  device.entry = {
    platform: 'windows',
    method,
    file,
    medium,
    ...(password !== undefined && { password }),
  };
  await scene.enroll(device);
}

/** Gives somebody a directory role. */
export async function giveRole(scene: Scene, person: string, role: string): Promise<void> {
  const { upn } = await scene.person(person);
  const { admin } = scene.target;
  const settings = await admin.readSettings('directory');
  const roles = { ...(settings.roles as JsonObject | undefined), [upn]: role };
  await admin.putSettings('directory', { ...settings, roles });
}

/** Deletes the account behind the scenario's package. */
export async function deleteAccount(scene: Scene): Promise<void> {
  const { account = '' } = (scene.noted('authored') as { account?: string } | undefined) ?? {};
  const { admin } = scene.target;
  await admin.putSettings('directory', { ...(await admin.readSettings('directory')), deletedAccounts: [account] });
}
