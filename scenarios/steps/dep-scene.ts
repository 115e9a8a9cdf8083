import { BusinessManager, type MdmServer, type SessionPatch } from '../../agents/cloud-client/dep-client.js';
import { depAnswer } from '../../harness/checks/dep.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** What a scenario about Apple Business Manager knows. */
export interface DepScene {
  /** Of the organisation that the scenario acts in. */
  portal: BusinessManager;
  /** The portal of a school, once there is one. */
  school?: BusinessManager;
  readonly servers: Map<string, MdmServer>;
  /** Ids of server entries in the portal, by label. */
  readonly entries: Map<string, string>;
  /** How many devices were made. */
  devices: number;
  profile?: string;
}

/** Devices that the scene names in one call to the portal. */
const mostInCall = 50_000;

const noteOfScene = 'dep scene';

/** The organisation of the scenario's tenant; its portal is opened when first asked for. */
export async function depScene(scene: Scene): Promise<DepScene> {
  const known = scene.noted(noteOfScene) as DepScene | undefined;
  if (known !== undefined) return known;
  const { admin, ca, domain, resolve } = scene.target;
  const portalToken = 'portal-of-the-scenario';
  await admin.putSettings('apple-clouds', { portalToken });
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  const portal = new BusinessManager({ clock, ca, resolve }, `https://mdmenrollment.${domain}/dep`, portalToken);
  const opened: DepScene = { portal, servers: new Map(), entries: new Map(), devices: 0 };
  scene.note(noteOfScene, opened);
  return opened;
}

/** A server entry with its token and a number of devices, in a session. */
export async function addServer(scene: Scene, label: string, count: number): Promise<void> {
  const dep = await depScene(scene);
  const server = await dep.portal.addServer(label);
  dep.servers.set(label, server);
  dep.entries.set(label, server.id);
  await addDevices(scene, label, count);
  await server.openSession();
}

/** New devices, named by a running number, assigned to the server entry. */
export async function addDevices(scene: Scene, label: string, count: number): Promise<void> {
  const dep = await depScene(scene);
  const serials = await addUnassigned(scene, count);
  for (let from = 0; from < count; from += mostInCall) {
    const some = serials.slice(from, from + mostInCall);
    await dep.portal.ask('POST', '/assign', { serials: some, server: entryOf(dep, label) });
  }
}

/** New devices that no server has; gives their serial numbers. */
export async function addUnassigned(scene: Scene, count: number, facts: JsonObject = {}): Promise<readonly string[]> {
  const dep = await depScene(scene);
  const serials = Array.from({ length: count }, (_, index) => `SIM${dep.devices + index + 1}`);
  dep.devices += count;
  const devices = serials.map((serial_number) => ({ serial_number, model: 'iPhone 15', ...facts }));
  for (let from = 0; from < count; from += mostInCall)
    await dep.portal.ask('POST', '/devices', { devices: devices.slice(from, from + mostInCall) });
  return serials;
}

export function entryOf({ entries }: DepScene, label: string): string {
  const found = entries.get(label);
  if (found === undefined) throw new Error(`the portal has no server entry ${label}`);
  return found;
}

export function serverOf({ servers }: DepScene, label: string): MdmServer {
  const found = servers.get(label);
  if (found === undefined) throw new Error(`the scenario has no MDM server ${label}`);
  return found;
}

export async function openSession(scene: Scene, label: string, patch: SessionPatch = {}): Promise<void> {
  scene.note(depAnswer, await serverOf(await depScene(scene), label).openSession(patch));
}

/** A call whose answer is what the scenario looks at next. */
export async function call(
  scene: Scene,
  label: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: JsonObject | string,
): Promise<void> {
  scene.note(depAnswer, await serverOf(await depScene(scene), label).call(method, path, body));
}

/** Reads the list of devices to its end, in a session of its own. */
export async function fetchAll(scene: Scene, label: string): Promise<void> {
  await serverOf(await depScene(scene), label).openSession();
  while (await fetchPage(scene, label));
}

/** The next page of the list; whether more follow. */
async function fetchPage(scene: Scene, label: string): Promise<boolean> {
  const server = serverOf(await depScene(scene), label);
  const page = { limit: 1000, ...(server.cursor !== undefined && { cursor: server.cursor }) };
  const answer = await server.call('POST', '/server/devices', page);
  scene.note(depAnswer, answer);
  return answer.json?.more_to_follow === true;
}

/** With the cursor of the latest page, in a session of its own. */
export async function sync(scene: Scene, label: string): Promise<void> {
  const server = serverOf(await depScene(scene), label);
  await server.openSession();
  await call(scene, label, 'POST', '/devices/sync', { cursor: server.cursor ?? '' });
}

export async function defineProfile(scene: Scene, label: string, members: JsonObject = {}): Promise<void> {
  const dep = await depScene(scene);
  await call(scene, label, 'POST', '/profile', {
    profile_name: 'Simulated',
    url: 'https://mdm.example/enroll',
    ...members,
  });
  const answer = scene.noted(depAnswer) as { readonly json?: JsonObject };
  dep.profile = String(answer.json?.profile_uuid ?? '');
}
