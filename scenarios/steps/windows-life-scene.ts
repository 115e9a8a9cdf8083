import { days } from '../../protocol/base/clock.js';
import type { Scene } from './scene.js';
import { setsNode } from './windows-nodes-scene.js';
import { askForCertificate, changeWindowsSettings } from './windows-scene.js';

/** `2x15, 0x1440`: times and minutes of each set; nothing where the server names none. */
export function pollScheduleIs(scene: Scene, words: string): Promise<void> {
  const sets = words.split(',').filter((set) => set.trim() !== '');
  const pollSchedule = sets.map((set) => {
    const [times, minutes] = set.split('x').map(Number);
    return { times: times ?? 0, minutes: minutes ?? 0 };
  });
  return changeWindowsSettings(scene, { pollSchedule });
}

export const leavesAfter = (scene: Scene, count: number): Promise<void> =>
  setsNode(scene, 'DMClient/Provider/MusterSimulated/NumberOfDaysAfterLostContactToUnenroll', String(count));

/** The console deletes the record of the PC, which from then on is nobody's. */
export async function isForgotten(scene: Scene): Promise<void> {
  const { enrollmentId = '' } = scene.device().agent.evidence();
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  if (view !== undefined) await scene.target.admin.forgetDevice(view.id);
}

/** The PC tries to come after so many days. */
export async function triesAfter(scene: Scene, count: number): Promise<void> {
  await scene.advance(days(count));
  await scene.wake(scene.device(), 'poll');
}

/** Off the network, the PC tries whenever it wants to, so many times. */
export async function failsToReach(scene: Scene, times: number): Promise<void> {
  await scene.act(scene.device(), 'unplug');
  await scene.wake(scene.device(), 'poll');
  for (let count = 1; count < times; count += 1) await waitsAndTries(scene);
}

async function waitsAndTries(scene: Scene): Promise<void> {
  const { nextWakeAt } = scene.device().agent.evidence().state;
  await scene.advance(Number(nextWakeAt) - scene.target.now());
  await scene.wake(scene.device(), 'poll');
}

export async function isBackOnTheNetwork(scene: Scene): Promise<void> {
  await scene.act(scene.device(), 'plug-in');
  await scene.wake(scene.device(), 'poll');
}

async function losesContact(scene: Scene): Promise<void> {
  await leavesAfter(scene, 5);
  await isForgotten(scene);
  await triesAfter(scene, 6);
}

const unenrolls = (scene: Scene): Promise<string> => {
  const target = './Device/Vendor/MSFT/DMClient/Provider/MusterSimulated/Unenroll';
  return scene.command(scene.device(), { verb: 'Exec', target, format: 'chr', data: 'MusterSimulated' });
};

const waysOut: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  'its user': (scene) => scene.unenroll(scene.device()),
  'its server': unenrolls,
  'lost contact': losesContact,
};

/** A PC ends its management in one of the ways there are. */
export const leavesBy = async (scene: Scene, way: string): Promise<void> => void (await waysOut[way]?.(scene));

export async function signMessages(scene: Scene): Promise<void> {
  const { admin } = scene.target;
  const before = await admin.readSettings('management-session');
  await admin.putSettings('management-session', { ...before, messageSigning: true });
}

/** Package 1 with this header in place of the signature. */
export async function opensSigned(scene: Scene, header: string): Promise<void> {
  await scene.device().agent.step('Package1', { headers: { 'MS-Signature': header } });
}

/** RequestSecurityToken of the type Recovery, by the PC itself or in the name of one that never was. */
export async function recovers(scene: Scene, deviceId?: string): Promise<void> {
  const { agent, entry, person } = scene.device();
  const { username = person.upn, password = person.password, url = '' } = entry ?? {};
  await agent.step('Discover', { username, password, url });
  await askForCertificate(scene, {
    recovery: true,
    ...(deviceId !== undefined && { contextItems: { DeviceID: deviceId } }),
  });
}

/** Package 1 with the signature of the PC's last message. */
export async function opensWithOldSignature(scene: Scene): Promise<void> {
  const { exchanges } = scene.device().agent.evidence();
  const headers = exchanges.flatMap(({ request }) => Object.entries(request.headers));
  const last = headers.findLast(([name]) => name.toLowerCase() === 'ms-signature')?.[1];
  await scene
    .device()
    .agent.step('Package1', { header: { sessionId: '99' }, headers: { 'MS-Signature': String(last) } });
}
