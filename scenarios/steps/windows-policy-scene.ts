import { minutes } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { applyOn, author } from './provisioning-package-scene.js';
import type { Scene } from './scene.js';
import { bootWithPackage } from './windows-ways-in-scene.js';

async function change(scene: Scene, members: JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('on-premises', { ...(await admin.readSettings('on-premises')), ...members });
}

/** The policy of the organisation's domain that enrolls its PCs. */
export const setGroupPolicy = (scene: Scene, credential: string): Promise<void> =>
  change(scene, { groupPolicy: { autoEnrollMdm: true, credential } });

export const enableCoManagement = (scene: Scene): Promise<void> => change(scene, { coManagement: { enabled: true } });

/** Time passes, and the task of the PC runs. */
export async function taskRunsAfter(scene: Scene, count: number): Promise<void> {
  await scene.advance(minutes(count));
  await scene.wake(scene.device(), 'poll');
}

/** A PC comes in one of all the ways there are, with what the way needs. */
export async function comeBy(scene: Scene, method: Method): Promise<void> {
  if (method === 'windows-bulk' || method === 'windows-iot-core') return byPackage(scene, method);
  await setGroupPolicy(scene, 'user');
  await enableCoManagement(scene);
  await scene.enroll(await scene.newDevice({ person: 'Ada', model: 'Surface Laptop', method }));
}

async function byPackage(scene: Scene, method: Method): Promise<void> {
  await author(scene, 'Ada', { wishes: 'name: Rollout' });
  if (method === 'windows-iot-core') await bootWithPackage(scene, 'sd-card', true);
  else await applyOn(scene, { model: 'Surface Laptop' });
}
