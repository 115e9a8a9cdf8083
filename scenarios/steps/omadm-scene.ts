import { lastCommandNote } from '../../harness/checks/omadm-commands.js';
import { dmExchanges } from '../../harness/checks/omadm-transcript.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene, SceneDevice } from './scene.js';

/** `Camera/AllowCamera` as the node that configures it. */
export const policyUri = (policy: string): string => `./Device/Vendor/MSFT/Policy/Config/${policy}`;

/** Queues a command and lets the device come for it. */
export async function queueAndWake(scene: Scene, command: JsonObject): Promise<void> {
  scene.note(lastCommandNote, await scene.command(scene.device(), command));
}

/** Queues a command that stays until the device comes by itself. */
export async function queue(scene: Scene, device: SceneDevice, command: JsonObject): Promise<void> {
  const { admin } = scene.target;
  const { enrollmentId = '' } = device.agent.evidence();
  const [view] = await admin.readDevices({ enrollmentId });
  scene.note(lastCommandNote, await admin.queueCommand(view?.id ?? enrollmentId, command));
}

/** The ProviderID under which the device's server is known to it. */
export function ownProvider(scene: Scene): string {
  const { providerId } = scene.device().agent.evidence().state;
  return typeof providerId === 'string' ? providerId : '';
}

/** Unenroll under a ProviderID; the node is always the device's own. */
export async function unenroll(scene: Scene, provider: string): Promise<void> {
  const target = `./Device/Vendor/MSFT/DMClient/Provider/${ownProvider(scene)}/Unenroll`;
  await queueAndWake(scene, { verb: 'Exec', target, format: 'chr', data: provider });
}

/** A policy and then a node that no device has, all or nothing. */
export function failingAtomic(policy: string): JsonObject {
  const set = (target: string): JsonObject => ({ verb: 'Replace', target, format: 'int', data: 0 });
  return { verb: 'Atomic', commands: [set(policyUri(policy)), set(policyUri('NoSuchArea/NoSuchPolicy'))] };
}

/** A policy that is added, and one that is replaced, all or nothing. */
export function addingAtomic(added: string, replaced: string): JsonObject {
  const change = (verb: string, policy: string): JsonObject => ({
    verb,
    target: policyUri(policy),
    format: 'int',
    data: 0,
  });
  return { verb: 'Atomic', commands: [change('Add', added), change('Replace', replaced)] };
}

/** A policy set to one value and then to another. */
export function sequenceOf(policy: string, ...values: readonly number[]): JsonObject {
  const target = policyUri(policy);
  return { verb: 'Sequence', commands: values.map((data) => ({ verb: 'Replace', target, format: 'int', data })) };
}

/** How the organisation's devices are to hold sessions; what is not named stays as it is. */
export async function sessionsAre(scene: Scene, changes: JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('management-session', { ...(await admin.readSettings('management-session')), ...changes });
}

/** Messages of one session with credentials that are nobody's. A device would tire of it; here the same Package 1 comes under the next MsgID. */
export async function opensWithWrongCredentials(scene: Scene, scheme: string, times: number): Promise<void> {
  const { agent } = scene.device();
  const cred = { meta: { format: 'b64', type: `syncml:auth-${scheme}` }, data: 'd3Jvbmc=' };
  for (let msgId = 1; msgId <= times; msgId++)
    await agent.step('Package1', { header: { cred, sessionId: '4711', msgId } });
}

/** Opens a session with the Cred of the device's last message that had one. */
export async function showsLastCredentials(scene: Scene): Promise<void> {
  const { agent } = scene.device();
  const shown = dmExchanges(agent.evidence()).flatMap(({ sent }) => sent?.header.cred ?? []);
  const { meta = {}, data = '' } = shown.at(-1) ?? {};
  await agent.step('Package1', { header: { cred: { meta: { ...meta }, data } } });
}
