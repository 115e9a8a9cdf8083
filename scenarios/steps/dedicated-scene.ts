import { entryNote } from '../../harness/checks/android.js';
import { appIsOn } from '../../harness/checks/android-apps.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { begin, changeEntry, handOut, withoutQrCode } from './android-entry-scene.js';
import { bringToConsole, deploy } from './managed-play-scene.js';
import type { Scene } from './scene.js';

const listOf = (names: string): readonly string[] => names.split(/,\s*/);

/** A device without a user, and the apps that are required on it. */
export async function dedicatedWith(scene: Scene, method: Method, model: string, apps: string): Promise<void> {
  for (const app of listOf(apps)) {
    await bringToConsole(scene, app);
    await deploy(scene, app, 'required');
  }
  const device = await scene.newDevice({ person: 'Nobody', model, method });
  await scene.enroll(device);
  await scene.wake(device, 'poll');
}

/** Dedicated devices are locked to apps, and to a web link where one is named. */
export async function lockTo(scene: Scene, apps: string, link?: string): Promise<void> {
  const webLinks = link === undefined ? [] : [{ name: link, url: 'https://menu.contoso.example/' }];
  const mode = listOf(apps).length > 1 || link !== undefined ? 'multi-app' : 'single-app';
  const policy = { name: 'Kiosk', mode, apps: listOf(apps), webLinks };
  await scene.target.admin.putSettings('dedicated-kiosk', { policies: [policy] });
  await scene.wake(scene.device(), 'poll');
}

/** Somebody types the token of a profile after the identifier. */
export async function typeToken(scene: Scene, profile: string, model: string): Promise<void> {
  await handOut(scene, { way: 'token', method: 'android-dedicated', options: { profile } });
  if (scene.noted(entryNote) === undefined) return;
  changeEntry(scene, withoutQrCode);
  await begin(scene, model);
}

export async function askForProfile(scene: Scene, profile: string): Promise<void> {
  scene.note('issued', await scene.issue({ platform: 'android', method: 'android-dedicated', options: { profile } }));
}

/** An app for the devices of one group. */
export async function deployToGroup(scene: Scene, app: string, group: string): Promise<void> {
  await bringToConsole(scene, app);
  await deploy(scene, app, 'required', { groups: [group] });
}

/** The device in this person's hand checks in, and has the app or has it not. */
export async function expectApp(scene: Scene, person: string, app: string, side: 'device' | 'nowhere'): Promise<void> {
  const device = scene.devices.find((one) => one.person.name === person);
  if (device === undefined) throw new Error(`${person} has no device`);
  await scene.wake(device, 'poll');
  await scene.expect(appIsOn, { app, side }, device);
}
