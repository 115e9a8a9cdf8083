import type { StepPatch } from '../../agents/device/agent.js';
import { queuedCommand, sentMessage } from '../../harness/checks/apple.js';
import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { accessRights, allAccessRights } from '../../protocol/apple/access-rights.table.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { NewDevice, Scene, SceneDevice } from './scene.js';

type Wishes = Pick<NewDevice, 'options' | 'modelOverrides'>;

/** Enrolls straight from the profile, so that nothing but the protocol is in the way. */
export async function enrollDirectly(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  { options = {}, ...others }: Wishes = {},
): Promise<void> {
  const device = await scene.newDevice({ person, model, method, options: { direct: true, ...options }, ...others });
  await scene.enroll(device);
}

export async function hasEnrolled(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  wishes: Wishes = {},
): Promise<void> {
  await enrollDirectly(scene, person, model, method, wishes);
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}

/** A device that has fetched its profile and holds its certificate; the MDM server has not heard of it. */
export async function hasIdentity(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  const device = await scene.newDevice({ person, model, method });
  const { platform } = device.agent.record;
  const entry = await scene.issue({ platform, method, upn: device.person.upn, options: { direct: true } });
  await device.agent.step('PKCSReq', { url: entry?.url ?? '' });
}

/** What may be wrong with a message, in words. */
export const wrongness: Readonly<Record<string, StepPatch>> = {
  'a tampered signature': { $signature: 'tampered' },
  'the signature of another body': { $signature: 'of-another-body' },
  'no signature': { $signature: 'absent' },
  'a signature that carries another body': { $signature: 'attached' },
  'a certificate of its own making': { $identity: 'self-issued' },
  'an unreadable body': { $body: '<?xml version="1.0"?><plist version="1.0"><dict><key>Status' },
  'an empty body': { $body: '' },
  'another topic': { Topic: 'com.apple.mgmt.External.somebody-else' },
  'another PushMagic': { PushMagic: '00000000-0000-0000-0000-000000000000' },
  'no unlock token': { UnlockToken: null },
  'another push token': { Token: { $data: Buffer.alloc(32, 0xcd).toString('base64') } },
  'an unknown service': { TokenServiceType: 'com.apple.unknown' },
  'the UDID of another device': { UDID: '00000000-0000000000000000' },
};

export async function send(scene: Scene, device: SceneDevice, message: string, patch: StepPatch = {}): Promise<void> {
  scene.note(sentMessage, await device.agent.step(message, patch));
}

export async function sendInTheNameOf(scene: Scene, sender: string, message: string, owner: string): Promise<void> {
  const named = deviceOf(scene, owner).agent.evidence().enrollmentId ?? '';
  await send(scene, deviceOf(scene, sender), message, { UDID: named });
}

function deviceOf(scene: Scene, person: string): SceneDevice {
  const found = scene.devices.find(({ name }) => name.startsWith(`${person}'s `));
  if (found === undefined) throw new Error(`${person} has no device in this scenario`);
  return found;
}

export async function command(scene: Scene, document: JsonObject): Promise<void> {
  scene.note(queuedCommand, await scene.command(scene.device(), document));
}

/** Queued, and the device not woken. */
export async function queue(scene: Scene, RequestType: string): Promise<void> {
  const enrollmentId = scene.device().agent.evidence().enrollmentId ?? '';
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  // a server that tells of devices by webhook may not have told yet
  scene.note(queuedCommand, await scene.target.admin.queueCommand(view?.id ?? enrollmentId, { RequestType }));
}

/** All rights but one. */
export function rightsWithout(right: string): number {
  if (!Object.hasOwn(accessRights, right)) throw new Error(`there is no access right "${right}"`);
  return allAccessRights & ~accessRights[right as keyof typeof accessRights];
}
