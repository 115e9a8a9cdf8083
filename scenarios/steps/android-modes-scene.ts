import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { entryNote } from '../../harness/checks/android.js';
import { earlierPage } from '../../harness/checks/android-modes.js';
import { pageShown } from '../../harness/checks/device-pages.js';
import { pageRefusal } from '../../harness/checks/enrollment-program.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { onAndroid } from './android-entry-scene.js';
import { beginBy } from './android-profiles-scene.js';
import { attempt } from './device-pages-scene.js';
import { beWithoutConnection, deploy } from './managed-play-scene.js';
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

const policyPlace = './Device/Vendor/MSFT/DevicePolicy';

/** A policy on the device as a whole, in the vocabulary of the reference transport. */
export async function setDevicePolicy(scene: Scene, policy: string, data: string): Promise<void> {
  const command: JsonObject = { verb: 'Replace', target: `${policyPlace}/${policy}`, format: 'chr', data };
  await scene.command(scene.device(), command);
}

export async function wipe(scene: Scene): Promise<void> {
  await scene.command(scene.device(), { verb: 'Exec', target: './Device/Vendor/MSFT/RemoteWipe/doWipe' });
}
