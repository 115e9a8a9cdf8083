import { backUp } from '../../agents/apple/backup/backup.js';
import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { deedDone } from '../../harness/checks/mac.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const backup = 'backup';

/** Something that the holder does with the device; how it ended is left as a note. */
export async function holderDoes(scene: Scene, deed: string, details: JsonObject = {}): Promise<void> {
  const { agent, name } = scene.device();
  if (agent.act === undefined) throw new Error(`nobody does anything at ${name}`);
  scene.note(deedDone, await agent.act(deed, details));
}

export function makeBackup(scene: Scene): void {
  scene.note(backup, backUp(scene.device().agent.record));
}

/** As if the device had been managed by another server when the backup was made. */
export function makeForeignBackup(scene: Scene): void {
  const made = backUp(scene.device().agent.record);
  const state = made.state as JsonObject;
  const elsewhere = 'https://mdm.other.muster.test/mdm';
  const other = { topic: 'com.apple.mgmt.External.other', serverUrl: elsewhere, checkInUrl: elsewhere };
  scene.note(backup, { ...made, state: { ...state, mdm: { ...(state.mdm as JsonObject), ...other } } });
}

export async function restore(scene: Scene): Promise<void> {
  await holderDoes(scene, 'restore', { backup: scene.noted(backup) as JsonObject });
}

/** The organisation has the device before it is turned on; Setup Assistant asks whose it is. */
export async function inSetupAssistant(scene: Scene, deed: string): Promise<void> {
  const { agent, person, method } = scene.device();
  const { platform, serial } = agent.record;
  const entry = await scene.issue({ platform, method, upn: person.upn, serial });
  const kept = scene.noted(backup);
  const details = kept === undefined ? {} : { backup: kept as JsonObject };
  await holderDoes(scene, deed, { ...details, organisation: entry?.url ?? '' });
}

export async function forgetRecord(scene: Scene): Promise<void> {
  const enrollmentId = scene.device().agent.evidence().enrollmentId ?? '';
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  if (view !== undefined) await scene.target.admin.forgetDevice(view.id);
}

/** From the first message with it on, the certificate of before is worth nothing. */
export async function renewIdentity(scene: Scene): Promise<void> {
  const device = scene.device();
  const { upn: username, password } = device.person;
  await device.agent.step('SCEP renew', { url: device.entry?.url ?? '', username, password });
  await scene.wake(device, 'poll');
}

/** The same app configuration once more, by hand. */
export async function configureByHand(scene: Scene, Identifier: string): Promise<void> {
  const Configuration = { IntuneCompanyPortalEnrollmentAfterUDA: { IntuneDeviceId: '{{deviceid}}' } };
  const Settings = [{ Item: 'ApplicationConfiguration', Identifier, Configuration }];
  await scene.command(scene.device(), { RequestType: 'Settings', Settings });
}

/** The same device comes in by another way. */
export async function enrollsBy(scene: Scene, method: Method): Promise<void> {
  const device = scene.device();
  const { platform } = device.agent.record;
  const entry = await scene.issue({ platform, method, upn: device.person.upn, options: { direct: true } });
  if (entry !== undefined) device.entry = entry;
  await scene.enroll(device);
}

/** The old server ends management; nothing is wiped. */
export async function release(scene: Scene): Promise<void> {
  const { mdm } = scene.device().agent.evidence().state as { readonly mdm?: JsonObject };
  await scene.command(scene.device(), { RequestType: 'RemoveProfile', Identifier: mdm?.profileIdentifier ?? '' });
}

/** Enrolled by a configuration that locks the device to its organisation. */
export async function enrolledLocked(scene: Scene, person: string, model: string): Promise<void> {
  await scene.target.admin.putSettings('ade-profiles', {
    profiles: [{ name: 'Locked', locked: true }],
    default: 'Locked',
  });
  await scene.enroll(await scene.newDevice({ person, model, method: 'ios-ade' }));
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}
