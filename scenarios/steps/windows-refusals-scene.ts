import { isManagedOn } from '../../harness/checks/windows-refusals.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';
import { askForCertificate } from './windows-scene.js';

/** A PC at which somebody is signed in with this kind of local account. */
export async function enrollAs(scene: Scene, person: string, model: string, habits: JsonObject): Promise<void> {
  const method: Method = habits.firstRun === true ? 'windows-aad-join' : 'windows-byod';
  await scene.enroll(await scene.newDevice({ person, model, method, modelOverrides: { habits } }));
}

/** Somebody enrolls the PC of the scenario, whoever did before. */
export async function enrollsTheSame(scene: Scene, person: string): Promise<void> {
  const { upn } = await scene.person(person);
  const entry = await scene.issue({ platform: 'windows', method: 'windows-byod', upn });
  if (entry === undefined) return;
  scene.device().entry = entry;
  await scene.enroll(scene.device());
}

const idOf: Readonly<Record<string, 'enrollmentId' | 'hardwareId'>> = {
  HWDevID: 'hardwareId',
  DeviceID: 'enrollmentId',
};

/** RequestSecurityToken with an id of another PC of the scenario. */
export async function asksWithIdOf(scene: Scene, item: string, name: string): Promise<void> {
  const { enrollmentId = '', state } = scene.device(name).agent.evidence();
  const value = idOf[item] === 'hardwareId' ? String(state.hardwareId) : enrollmentId;
  await askForCertificate(scene, { contextItems: { [item]: value } });
}

/** Another PC of the scenario comes for its commands. */
export async function isStillManaged(scene: Scene, name: string): Promise<void> {
  const device = scene.device(name);
  await scene.wake(device, 'poll');
  await scene.expect(isManagedOn, {}, device);
}

/** Adds to the group policy of the organisation's domain. */
export async function addToGroupPolicy(scene: Scene, members: JsonObject): Promise<void> {
  const { admin } = scene.target;
  const before = await admin.readSettings('on-premises');
  const groupPolicy = { ...(before.groupPolicy as JsonObject | undefined), ...members };
  await admin.putSettings('on-premises', { ...before, groupPolicy });
}
