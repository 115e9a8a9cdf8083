import { deedDone } from '../../harness/checks/mac.js';
import { linkInMails } from '../../harness/checks/move.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { onAndroid } from './android-entry-scene.js';
import { movingPolicy } from './compliance-scene.js';
import { turnAdministrators } from './device-administrator-scene.js';
import type { Scene } from './scene.js';

/** Somebody does something at the device; how it ended stays for a check. */
export async function doAtDevice(scene: Scene, deed: string, details: JsonObject = {}): Promise<void> {
  scene.note(deedDone, await scene.act(scene.device(), deed, details));
}

/** Ada's device is administrated already, and is asked to move from now on. */
export async function isToMove(scene: Scene, model: string, overrides: JsonObject = {}): Promise<void> {
  await turnAdministrators(scene, true);
  const device = await scene.newDevice({ person: 'Ada', model, method: 'android-da', modelOverrides: overrides });
  await scene.enroll(device);
  await writePolicies(scene, [movingPolicy()]);
  await scene.wake(device, 'poll');
}

/** The policy gives the holder so many days. */
export async function isToMoveWithin(scene: Scene, model: string, days: number): Promise<void> {
  await isToMove(scene, model);
  await writePolicies(scene, [movingPolicy({ actions: [{ action: 'Mark device noncompliant', days }] })]);
}

export const isToMoveOn = (scene: Scene, model: string, version: string): Promise<void> =>
  isToMove(scene, model, onAndroid(version));

export const isToMoveWithPortal = (scene: Scene, model: string, companyPortal: string): Promise<void> =>
  isToMove(scene, model, { habits: { companyPortal } });

export async function writePolicies(scene: Scene, policies: readonly JsonObject[]): Promise<void> {
  await scene.target.admin.putSettings('compliance-policies', { policies });
}

/** The policy to move, and one for whoever has moved. */
export function alsoRequireVersion(scene: Scene, version: string): Promise<void> {
  const settings = { 'Device Properties': { 'Minimum OS version': version } };
  const platform = 'Personally-owned work profile';
  return writePolicies(scene, [movingPolicy(), { platform, name: 'Up to date', settings, assignments: 'all' }]);
}

export function resolveAsHolder(scene: Scene): Promise<void> {
  const { upn: username, password } = scene.device().person;
  return doAtDevice(scene, 'Resolve', { username, password });
}

/** Ada enrolls a work profile by hand, whatever manages the device. */
export async function enrollWorkProfile(scene: Scene): Promise<void> {
  const device = scene.device();
  const { upn } = device.person;
  const entry = await scene.issue({ platform: 'android', method: 'android-work-profile', upn, options: {} });
  if (entry !== undefined) device.entry = entry;
  await scene.enroll(device);
}

/** The administrator retires the device, which hears of it at its next session. */
export async function retire(scene: Scene): Promise<void> {
  const device = scene.device();
  const { enrollmentId = '' } = device.agent.evidence();
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  await scene.target.admin.actOnPage('POST', `device-actions/${view?.id}`, { action: 'Retire' });
  await scene.wake(device, 'push');
}

/** Work profiles are blocked for everybody but, where one is named, a group. */
export async function blockWorkProfiles(scene: Scene, except?: string): Promise<void> {
  const blocked = { platforms: { 'android-work-profile': { allowed: false } } };
  const open = { name: 'movers', priority: 1, groups: [except ?? ''], platforms: {} };
  const policies = except === undefined ? [] : [open];
  await scene.target.admin.putSettings('enrollment-restrictions', { default: blocked, policies });
}

/** Work profiles are blocked for the people of one group. */
export async function blockWorkProfilesFor(scene: Scene, group: string): Promise<void> {
  const platforms = { 'android-work-profile': { allowed: false } };
  const policies = [{ name: 'no work profiles', priority: 1, groups: [group], platforms }];
  await scene.target.admin.putSettings('enrollment-restrictions', { default: { platforms: {} }, policies });
}

/** Ada's limit, by the product's restriction or by the directory. */
export async function limitDevices(scene: Scene, where: string, limit: number): Promise<void> {
  const { admin } = scene.target;
  if (where === 'directory') await admin.putSettings('directory', { maximumDevicesPerUser: limit });
  else await admin.putSettings('device-limit', { default: { limit } });
}

/** A policy with one action besides marking. */
export function actAfter(scene: Scene, action: string, days: number, more: JsonObject = {}): Promise<void> {
  return writePolicies(scene, [movingPolicy({ actions: [{ action, days, ...more }] })]);
}

/** A mail with the link of a cloud goes to whoever is to move. */
export async function mailLink(scene: Scene, cloud: string): Promise<void> {
  const template = { name: 'Move', body: 'Please move:', link: cloud.replace('_', '-') };
  await scene.target.admin.putSettings('notification-templates', { templates: [template] });
  await actAfter(scene, 'Send email to end user', 0, { template: 'Move' });
  await scene.wake(scene.device(), 'poll');
}

export async function openMailedLink(scene: Scene, details: JsonObject = {}): Promise<void> {
  const url = linkInMails(await scene.target.admin.readReport('sent-mails')) ?? '';
  await doAtDevice(scene, 'open a link', { url, ...details });
}

/** The link as a shortener gives it out. */
export async function openShortLink(scene: Scene): Promise<void> {
  const url = linkInMails(await scene.target.admin.readReport('sent-mails')) ?? '';
  await doAtDevice(scene, 'open a link', { url: url.replace('UpdateSettings.aspx', 's/update-settings') });
}

/** Ada reads the mail on another device of hers, which nobody manages. */
export async function openElsewhere(scene: Scene, model: string): Promise<void> {
  const method = model.startsWith('iPhone') ? 'ios-byod' : 'android-work-profile';
  await scene.newDevice({ person: 'Ada', model, method });
  await openMailedLink(scene);
}
