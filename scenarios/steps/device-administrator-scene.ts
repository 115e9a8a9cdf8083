import { administratorPolicyPlace } from '../../protocol/android/administrator-policies.table.js';
import { onAndroid, withCondition } from './android-entry-scene.js';
import type { Scene } from './scene.js';

const method = 'android-da';

/** The organisation's setting for device administrators. */
export async function turnAdministrators(scene: Scene, enabled: boolean): Promise<void> {
  await scene.target.admin.putSettings('device-administrator', { enabled });
}

export async function enrollInSituation(scene: Scene, model: string, words: string): Promise<void> {
  await scene.enroll(await scene.newDevice({ person: 'Ada', model, method, modelOverrides: withCondition(words) }));
}

export async function updateAndroid(scene: Scene, version: string): Promise<void> {
  await scene.act(scene.device(), 'update Android', onAndroid(version));
}

/** What device administrators are sent: the value matters to nobody here. */
export async function askAdministrator(scene: Scene, policy: string): Promise<void> {
  const target = `${administratorPolicyPlace}/${policy}`;
  await scene.command(scene.device(), { verb: 'Replace', target, format: 'chr', data: '1' });
}

/** A setting of the maker's extensions of management, as every device administrator would be sent it. */
export async function sendExtension(scene: Scene, setting: string): Promise<void> {
  const target = `./Device/Vendor/MSFT/MobilityExtensions/${setting}`;
  await scene.command(scene.device(), { verb: 'Replace', target, format: 'chr', data: 'on' });
}

export async function enrollWithExtensions(scene: Scene, model: string, mobilityExtensions: string): Promise<void> {
  const modelOverrides = { habits: { mobilityExtensions } };
  await scene.enroll(await scene.newDevice({ person: 'Ada', model, method, modelOverrides }));
}

/** A restriction for everybody that blocks device administrators, or only personal ones. */
export async function blockAdministrators(scene: Scene, what: 'all' | 'personal'): Promise<void> {
  const restriction = what === 'all' ? { allowed: false } : { allowed: true, personal: false };
  const platforms = { [method]: restriction };
  await scene.target.admin.putSettings('enrollment-restrictions', { default: { platforms }, policies: [] });
}

/** Ada takes a device in her hand that the organisation has registered as its own, or one that nobody knows. */
export async function takeDevice(scene: Scene, model: string, owner: 'Ada' | 'organization'): Promise<void> {
  const { serial } = (await scene.newDevice({ person: 'Ada', model, method })).agent.record;
  const identifiers = owner === 'Ada' ? [] : [{ kind: 'serial', value: serial }];
  await scene.target.admin.putSettings('corporate-identifiers', { identifiers });
}
