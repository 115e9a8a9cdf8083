import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { days } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** A restriction document of the shape `{ default, policies }`, changed in one place and written back. */
async function changeRestrictions(scene: Scene, change: (current: JsonObject) => JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('enrollment-restrictions', change(await admin.readSettings('enrollment-restrictions')));
}

export function blockPlatform(scene: Scene, platform: string): Promise<void> {
  return changeRestrictions(scene, (current) => ({
    ...current,
    default: { platforms: { [platform]: { allowed: false } } },
  }));
}

export function assignPolicy(scene: Scene, group: string, platform: string): Promise<void> {
  return changeRestrictions(scene, (current) => ({
    ...current,
    policies: [{ name: `for ${group}`, priority: 1, groups: [group], platforms: { [platform]: { allowed: true } } }],
  }));
}

export function limitVersions(scene: Scene, platform: string, minVersion: string, maxVersion: string): Promise<void> {
  return changeRestrictions(scene, (current) => ({
    ...current,
    default: { platforms: { [platform]: { minVersion, maxVersion } } },
  }));
}

/** Asks for a version range and keeps the administrator's refusal under the note `settings-refused`. */
export async function tryVersionRange(scene: Scene, platform: string): Promise<void> {
  try {
    await limitVersions(scene, platform, '1', '99');
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

export interface VersionedDevice {
  readonly person: string;
  readonly model: string;
  readonly osVersion: string;
  readonly method: Method;
}

export async function enrollWithVersion(scene: Scene, { osVersion, ...device }: VersionedDevice): Promise<void> {
  await scene.enroll(await scene.newDevice({ ...device, modelOverrides: { osVersion } }));
}

/** Writes the scenario's one terms policy; the second writing is an edit. */
export async function editTerms(
  scene: Scene,
  { requireReacceptance }: { readonly requireReacceptance: boolean },
): Promise<void> {
  const edits = (scene.noted('terms-edits') as number | undefined) ?? 0;
  const text = `Treat the device with care. Edition ${edits}.`;
  await scene.target.admin.putSettings('terms', {
    policies: [
      { name: 'house-rules', title: 'House rules', summary: 'Be careful.', text, groups: 'all', requireReacceptance },
    ],
  });
  scene.note('terms-edits', edits + 1);
}

/** `90 days`, `65 years`, `65 years and 1 day` from now on the tenant's clock, in milliseconds since the epoch. */
export function lifeEnd(now: number, life: string): number {
  const parts = [...life.matchAll(/(\d+) (year|day)/g)];
  if (parts.length === 0) throw new Error(`"${life}" is no span of years and days`);
  return parts.reduce((end, [, count, unit]) => {
    if (unit === 'day') return end + days(Number(count));
    const date = new Date(end);
    date.setUTCFullYear(date.getUTCFullYear() + Number(count));
    return date.getTime();
  }, now);
}

/** Asks for a token of Android (AOSP) user-associated devices; a refusal stays under the note `issue-refused`. */
export async function requestAospToken(scene: Scene, life: string): Promise<void> {
  const expiresAt = lifeEnd(scene.target.now(), life);
  scene.note('issued', await scene.issue({ platform: 'android', method: 'android-aosp-user', options: { expiresAt } }));
}
