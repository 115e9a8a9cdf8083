import { queuedCommand } from '../../harness/checks/apple.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { command } from './apple-scene.js';
import type { Scene } from './scene.js';

/** `Key=value, Key=value`: truth values and whole numbers are what they look like, everything else is text. */
function membersOf(text: string): JsonObject {
  const pairs = text.split(', ').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, memberOf(value.join('='))] as const;
  });
  return Object.fromEntries(pairs);
}

function memberOf(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

export async function commandWith(scene: Scene, RequestType: string, members: string): Promise<void> {
  await command(scene, { RequestType, ...membersOf(members) });
}

/** Settings with one item for each member: a truth value is under `Enabled`, everything else under the item's own name. */
export async function settings(scene: Scene, items: string): Promise<void> {
  const Settings = Object.entries(membersOf(items)).map(([Item, value]) =>
    typeof value === 'boolean' ? { Item, Enabled: value } : { Item, [Item]: value },
  );
  await command(scene, { RequestType: 'Settings', Settings });
}

/** ClearPasscode with the token that the server keeps for the device, or with one that nobody gave out. */
export async function clearPasscode(scene: Scene, escrowed: boolean): Promise<void> {
  const enrollmentId = scene.device().agent.evidence().enrollmentId ?? '';
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  const token = escrowed ? String(view?.detail.unlockToken ?? '') : Buffer.from('guessed').toString('base64');
  await command(scene, { RequestType: 'ClearPasscode', UnlockToken: { $data: token } });
}

export async function scheduleUpdate(scene: Scene, ProductVersion: string): Promise<void> {
  const Updates = [{ ProductVersion, InstallAction: 'InstallASAP' }];
  await command(scene, { RequestType: 'ScheduleOSUpdate', Updates });
}

/** Lets the device check in as often as something on it needs to come to its end. */
export async function checkInTimes(scene: Scene, times: number): Promise<void> {
  for (let done = 0; done < times; done++) await scene.wake(scene.device(), 'push');
}

/** On the channel of the user whom the server knows on the device. */
export async function toTheUser(scene: Scene, RequestType: string): Promise<void> {
  await command(scene, { UserID: String(userOf(scene).userId), Command: { RequestType } });
}

/** Queued for the user, and the device not woken but by what the server does. */
export async function queueForUser(scene: Scene, RequestType: string): Promise<void> {
  const enrollmentId = scene.device().agent.evidence().enrollmentId ?? '';
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  const document = { UserID: String(userOf(scene).userId), Command: { RequestType } };
  scene.note(queuedCommand, await scene.target.admin.queueCommand(view?.id ?? '', document));
}

/** The user channel tells the server another PushMagic than the one that it listens for. */
export async function changeUserMagic(scene: Scene): Promise<void> {
  const { userId, shortName, token } = userOf(scene);
  const names = { UserID: String(userId), UserShortName: String(shortName), UnlockToken: null };
  const PushMagic = '00000000-0000-0000-0000-000000000000';
  await scene.device().agent.step('TokenUpdate', { ...names, PushMagic, Token: { $data: String(token) } });
}

function userOf(scene: Scene): JsonObject {
  const mdm = scene.device().agent.evidence().state.mdm as JsonObject | undefined;
  return (mdm?.user ?? {}) as JsonObject;
}
