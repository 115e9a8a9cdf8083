import { deedNote } from '../../harness/checks/android-apps.js';
import { routeNote } from '../../harness/checks/work-profile.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { directoryAccess } from './android-framework-scene.js';
import type { Scene } from './scene.js';

/** The administrator puts something into every work profile; the device hears of it. */
export async function deployToProfile(scene: Scene, part: JsonObject): Promise<void> {
  await scene.target.admin.putSettings('android-work-profile', part);
  await scene.wake(scene.device(), 'poll');
}

/** The abilities of a VPN provider, in words. */
export const providers: Readonly<Record<string, JsonObject>> = {
  'both abilities': { perApp: true, configurable: true },
  'no app-specific VPN': { perApp: false, configurable: true },
  'no app configuration': { perApp: true, configurable: false },
};

/** An app of the device sends something; which way stays for a check. */
export async function goOnline(scene: Scene, app: string): Promise<void> {
  const { kind, message = '' } = await scene.act(scene.device(), 'go online', { app });
  scene.note(deedNote, kind);
  scene.note(routeNote, message);
}

/** Mailboxes are for enrolled devices only, whichever app asks over Exchange ActiveSync. */
export async function protectMailboxes(scene: Scene): Promise<void> {
  const grants = ['require device to be enrolled'];
  const conditions = ['Exchange ActiveSync clients'];
  const policy = { name: 'Mailboxes', users: 'all', resources: ['Exchange Online'], grants, conditions };
  await scene.target.admin.putSettings('conditional-access', { policies: [policy] });
}

/** A mail app of the device asks for Ada's mailbox; `more` says how it signs in where it is no well-known one. */
export async function fetchMail(scene: Scene, app: string, more: JsonObject = {}): Promise<void> {
  const details = { ...(await directoryAccess(scene)), resource: 'Exchange Online', app, ...more };
  scene.note(deedNote, (await scene.act(scene.device(), 'fetch mail', details)).kind);
}

/** The user opens the copy of an app on one side and signs in with the work account. */
export async function signInOnSide(scene: Scene, side: string, app: string): Promise<void> {
  const { upn: username, password } = scene.device().person;
  const { kind } = await scene.act(scene.device(), 'sign in to a protected app', { app, side, username, password });
  scene.note(deedNote, kind);
}

/** One policy for one app of everybody who has an Android device. */
export async function protectOnAndroid(scene: Scene, app: string): Promise<void> {
  const policy = { name: 'protected', platform: 'android', apps: [app], appPin: 4, copyPaste: 'protected apps' };
  await scene.target.admin.putSettings('app-protection', { policies: [policy] });
}
