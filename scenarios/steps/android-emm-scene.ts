import { backlogNote, foreignPushNote } from '../../harness/checks/android-emm.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { commandOf } from './amapi-deeds.js';
import { deviceName, type EmmScene, emmScene, entryOf } from './amapi-scene.js';
import type { Scene } from './scene.js';

const page = 'android-emm';
const settings = 'android-management';

/** The organisation chooses Google's transport, and its administrator signs up there. */
export async function bindToGoogle(scene: Scene, restrictions: readonly string[] = []): Promise<void> {
  const emm = await emmScene(scene);
  await scene.target.admin.putSettings(settings, { transport: 'amapi', restrictions });
  const { url } = await scene.target.admin.actOnPage('POST', `${page}/sign-up`, {});
  await emm.client.browse(String(url));
  const { enterprise = '' } = await scene.target.admin.readPage(page);
  emm.enterprise = String(enterprise);
}

/** Somebody else comes to the callback with a token of Google's, while the administrator's sign-up is under way. */
export async function strangerSignsUp(scene: Scene): Promise<void> {
  const emm = await emmScene(scene);
  await scene.target.admin.putSettings(settings, { transport: 'amapi' });
  const { url } = await scene.target.admin.actOnPage('POST', `${page}/sign-up`, {});
  const enterpriseToken = await emm.client.signUp(String(url));
  const query = new URLSearchParams({ state: 'guessed', enterpriseToken });
  await emm.client.browse(`https://emm.${scene.target.domain}/android-emm/callback?${query}`);
}

export async function forbid(scene: Scene, list: string): Promise<void> {
  const restrictions = list === 'nothing' ? [] : list.split(', ');
  await scene.target.admin.putSettings(settings, { transport: 'amapi', restrictions });
  await syncNow(scene);
}

/** What is due at the server is done now. */
export async function syncNow(scene: Scene): Promise<void> {
  await scene.target.admin.actOnPage('POST', `${page}/sync`, {});
}

/** The code of the organisation's sign-in, scanned by a person who types this password (their own when none is given). */
export async function signInBy(scene: Scene, person: string, usage: string, password?: string): Promise<void> {
  const { qrCode } = await scene.target.admin.actOnPage('POST', `${page}/sign-in`, { allowPersonalUsage: usage });
  const device = await scene.newDevice({ person, model: 'Pixel 8', method: 'android-fully-managed' });
  const typed = { username: device.person.upn, password: password ?? device.person.password };
  device.entry = { ...(await entryOf(String(qrCode), device.method)), ...typed };
  await scene.enroll(device);
}

/** The administrator sends a command and waits for nothing. */
export async function sendCommand(scene: Scene, type: string): Promise<void> {
  const [view] = await scene.target.admin.readDevices({ enrollmentId: deviceName(scene) });
  if (view !== undefined) await scene.target.admin.queueCommand(view.id, commandOf(type));
}

export async function forgetDevice(scene: Scene): Promise<void> {
  const [view] = await scene.target.admin.readDevices({ enrollmentId: deviceName(scene) });
  if (view !== undefined) await scene.target.admin.forgetDevice(view.id);
}

export const turn = async (scene: Scene, knobs: JsonObject): Promise<void> =>
  void (await (await emmScene(scene)).client.turn(knobs));

/** The next calls whose method and path hold this text find Google unavailable. */
export const failNext = (scene: Scene, match: string, times = 1): Promise<void> =>
  turn(scene, { faults: [{ match, status: 'UNAVAILABLE', times }] });

const rememberedNote = 'android-emm remembered';

/** What Google says of the device now, for later. */
export async function remember(scene: Scene): Promise<void> {
  scene.note(rememberedNote, await present(await emmScene(scene)));
}

/** The administrator revokes what the latest device came by. */
export async function revokeLatest(scene: Scene): Promise<void> {
  const reference = scene.device().entry?.reference ?? '';
  await scene.target.admin.actOnPage('POST', `${page}/revoke-token`, { reference });
}

interface Notice {
  readonly type: string;
  readonly resource: JsonObject;
}

type Forged = (emm: EmmScene) => Notice | Promise<Notice>;

/** What Google says of the device at this moment. */
const present = async ({ scene, client }: EmmScene): Promise<JsonObject> =>
  (await client.call('GET', deviceName(scene))).json ?? {};

/** What Google said of it when it was asked to remember, or says now. */
const remembered = async (emm: EmmScene): Promise<JsonObject> =>
  (emm.scene.noted(rememberedNote) as JsonObject | undefined) ?? (await present(emm));

const longAgo = { lastStatusReportTime: '2020-01-01T00:00:00.000Z', appliedPolicyVersion: '1' };

const stranger = (name: string): JsonObject => ({
  name,
  managementMode: 'DEVICE_OWNER',
  ownership: 'COMPANY_OWNED',
  state: 'ACTIVE',
  appliedState: 'ACTIVE',
});

/** Notifications that Google may send, in words. */
export const notices: Readonly<Record<string, Forged>> = {
  'the enrollment once more': async (emm) => ({ type: 'ENROLLMENT', resource: await present(emm) }),
  'the device as it was': async (emm) => ({
    type: 'STATUS_REPORT',
    resource: { ...(await remembered(emm)), ...longAgo },
  }),
  'a device of another enterprise': () => ({
    type: 'ENROLLMENT',
    resource: stranger('enterprises/LCother/devices/1'),
  }),
  'a device without hardware': (emm) => ({ type: 'ENROLLMENT', resource: stranger(`${emm.enterprise}/devices/BARE`) }),
  'something that nobody knows': (emm) => ({
    type: 'SOMETHING_NEW',
    resource: { name: deviceName(emm.scene), state: 'DELETED' },
  }),
  'an enrollment that is over': async (emm) => ({
    type: 'ENROLLMENT',
    resource: { ...(await remembered(emm)), state: 'DELETED', appliedState: 'DELETED' },
  }),
};

export async function publish(scene: Scene, notice: string): Promise<void> {
  const emm = await emmScene(scene);
  const forged = await notices[notice]?.(emm);
  await emm.client.turn({ enterprise: emm.enterprise, ...forged }, '/publish');
}

/** The end of the latest command, told with what the words list: `status`, `errorCode`, `error`. */
export async function tellEnd(scene: Scene, told: string): Promise<void> {
  const emm = await emmScene(scene);
  const [view] = await scene.target.admin.readDevices({ enrollmentId: deviceName(scene) });
  const name = String(view?.commands.at(-1)?.result?.operation);
  const resource = { name, done: true, ...endOf(told.split(', ')) };
  await emm.client.turn({ enterprise: emm.enterprise, type: 'COMMAND', resource }, '/publish');
}

function endOf(told: readonly string[]): JsonObject {
  const metadata = {
    ...(told.includes('status') && { startLostModeStatus: { status: 'ALREADY_IN_LOST_MODE' } }),
    ...(told.includes('errorCode') && { errorCode: 'API_LEVEL' }),
  };
  return { metadata, ...(told.includes('error') && { error: { code: 2, message: 'internal' } }) };
}

/** Somebody who is not Google pushes that the device was deleted. */
export async function strangerPushes(scene: Scene): Promise<void> {
  const { client } = await emmScene(scene);
  const { pushEndpoint } = await scene.target.admin.readPage(page);
  const resource = { name: deviceName(scene), state: 'DELETED', appliedState: 'DELETED' };
  const data = Buffer.from(JSON.stringify(resource)).toString('base64');
  const message = { messageId: '1', attributes: { notificationType: 'STATUS_REPORT' }, data };
  scene.note(foreignPushNote, (await client.push(String(pushEndpoint), { message })).status);
}

/** How many messages the server has not acknowledged. */
export async function readBacklog(scene: Scene): Promise<void> {
  const { json } = await (await emmScene(scene)).client.turn({}, '/backlog');
  scene.note(backlogNote, json?.waiting);
}
