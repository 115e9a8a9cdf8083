import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { entryNote } from '../../harness/checks/android.js';
import { earlierPage, offerNote } from '../../harness/checks/android-modes.js';
import { pageShown } from '../../harness/checks/device-pages.js';
import { pageRefusal } from '../../harness/checks/enrollment-program.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { onAndroid } from './android-entry-scene.js';
import { beginBy } from './android-profiles-scene.js';
import { turnAdministrators } from './device-administrator-scene.js';
import { attempt } from './device-pages-scene.js';
import { approve, beWithoutConnection, deploy, sync } from './managed-play-scene.js';
import type { Scene } from './scene.js';

/** What an organisation has not done of what comes before company devices. */
export async function setUp(scene: Scene, words: string): Promise<void> {
  const { admin } = scene.target;
  if (words === 'no MDM authority') await admin.putSettings('mdm-authority', { chosen: false });
  else if (words === 'no managed Google Play') await beWithoutConnection(scene);
  else if (words === 'no corporate-owned user devices')
    await admin.putSettings('corporate-user-devices', { allowed: false });
  else if (words !== 'everything') throw new UsageError('SET_UP', `nobody knows how to set up "${words}"`);
}

/** The administrator switches fully managed devices on; a refusal is kept as that of a page. */
export async function switchOn(scene: Scene): Promise<void> {
  scene.note(pageRefusal, '');
  try {
    await scene.target.admin.putSettings('corporate-user-devices', { allowed: true });
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(pageRefusal, error.message);
  }
}

/** The page that shows the organisation's token; what it showed before is kept. */
export function openPage(scene: Scene): Promise<void> {
  scene.note(earlierPage, scene.noted(pageShown));
  return attempt(scene, () => scene.target.admin.readPage('corporate-user-devices'));
}

export interface Typing {
  readonly person: string;
  readonly model: string;
  readonly version: string;
}

/** Somebody types the token of a profile in the set-up, after the identifier. */
export async function typeToken(scene: Scene, profile: string, { person, model, version }: Typing): Promise<void> {
  const page = `android-enrollment-profiles/${encodeURIComponent(profile)}`;
  const { method } = await scene.target.admin.readPage(page);
  const { token } = await scene.target.admin.readPage(`${page}/token`);
  const url = `https://enroll.${scene.target.domain}/android/enroll`;
  const entry = { platform: 'android', method: method as Method, token: String(token), identifier: 'afw#setup', url };
  scene.note(entryNote, entry);
  await beginBy(scene, { person, model, modelOverrides: onAndroid(version) });
}

/** The administrator puts the device into a group by its serial number, and deploys to that. */
export async function deployToAssigned(scene: Scene, app: string): Promise<void> {
  const { serial } = scene.device().agent.evidence();
  await scene.target.admin.putSettings('device-groups', { groups: [{ name: 'by hand', devices: [serial] }] });
  await deploy(scene, app, 'required', { groups: ['by hand'] });
}

/** Whether the default restriction lets work profiles and device administrators in: Allow or Block. */
export async function restrict(scene: Scene, workProfile: string, administrator: string): Promise<void> {
  await turnAdministrators(scene, true);
  const platforms = {
    'android-work-profile': { allowed: workProfile === 'Allow' },
    'android-da': { allowed: administrator === 'Allow' },
  };
  await scene.target.admin.putSettings('enrollment-restrictions', { default: { platforms } });
}

/** A person's device asks the Company Portal how to enroll, and enrolls by what it is told. */
export async function takeOffer(scene: Scene, person: string, model: string, capable: boolean): Promise<void> {
  const modelOverrides = { habits: { managedUsers: capable } };
  const asking = await scene.newDevice({ person, model, method: 'android-work-profile', modelOverrides });
  const { domain } = scene.target;
  const details = { server: `https://enroll.${domain}`, user: asking.person.upn };
  const { kind, message = '' } = await scene.act(asking, 'ask how to enroll', details);
  scene.note(offerNote, kind === 'done' ? message : 'refused');
  if (kind !== 'done') return;
  await scene.enroll(await scene.newDevice({ person, model, method: message as Method, modelOverrides }));
}

/** A mail profile, and its mail app on the device. */
export async function deployMail(scene: Scene, app: string): Promise<void> {
  await approve(scene, app);
  await sync(scene);
  await scene.target.admin.putSettings('android-mail', { profiles: [{ app, server: 'mail.contoso.example' }] });
  await deploy(scene, app, 'required');
}

const policyPlace = './Device/Vendor/MSFT/DevicePolicy';

/** A policy on the device as a whole, in the vocabulary of the reference transport. */
export async function setDevicePolicy(scene: Scene, policy: string, data: string): Promise<void> {
  const command: JsonObject = { verb: 'Replace', target: `${policyPlace}/${policy}`, format: 'chr', data };
  await scene.command(scene.device(), command);
}

export async function wipe(scene: Scene): Promise<void> {
  await scene.command(scene.device(), { verb: 'Exec', target: './Device/Vendor/MSFT/RemoteWipe/doWipe' });
}
