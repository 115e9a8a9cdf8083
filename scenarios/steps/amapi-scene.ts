import { AmapiClient } from '../../agents/cloud-client/amapi-client.js';
import type { CloudAnswer } from '../../agents/cloud-client/cloud-transport.js';
import type { TransportRequest } from '../../agents/device/transport.js';
import { amapiAnswer, amapiFormerNames, amapiMessages } from '../../harness/checks/amapi.js';
import { enrollPath } from '../../protocol/amapi/device-link.js';
import { drawQrPng } from '../../protocol/android/qr-image.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** What a scenario about the Android Management API knows. */
export interface EmmScene {
  readonly scene: Scene;
  readonly client: AmapiClient;
  readonly project: string;
  /** `enterprises/{e}`; empty before the sign-up. */
  enterprise: string;
  /** The latest enrollment token, or sign-in token. */
  token: JsonObject;
  /** Name of the latest operation. */
  operation: string;
  /** Name of the latest thing that was made and has no place of its own here. */
  made: string;
  signup: { readonly name: string; readonly enterpriseToken: string };
  ackIds: readonly string[];
  /** Names that the latest device had before. */
  readonly formerNames: string[];
}

const noteOfScene = 'amapi scene';
const topic = 'projects/emm/topics/android';
const subscription = 'projects/emm/subscriptions/android';
export const everyType = ['ENROLLMENT', 'STATUS_REPORT', 'COMMAND'] as const;

/** The simulated Google of the scenario's tenant, and an EMM before it. */
export async function emmScene(scene: Scene): Promise<EmmScene> {
  const known = scene.noted(noteOfScene) as EmmScene | undefined;
  if (known !== undefined) return known;
  const { admin, ca, domain, resolve } = scene.target;
  const knobsToken = 'knobs-of-the-scenario';
  await admin.putSettings('android-clouds', { portalToken: knobsToken });
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  const client = new AmapiClient({ clock, ca, resolve }, `https://androidmanagement.${domain}/amapi`, knobsToken);
  const opened: EmmScene = {
    scene,
    client,
    project: 'emm',
    enterprise: '',
    token: {},
    operation: '',
    made: '',
    signup: { name: '', enterpriseToken: '' },
    ackIds: [],
    formerNames: [],
  };
  scene.note(noteOfScene, opened);
  return opened;
}

/** A call whose answer is what the scenario looks at next. */
export async function ask(
  { scene, client }: EmmScene,
  method: TransportRequest['method'],
  path: string,
  body?: JsonObject,
): Promise<CloudAnswer> {
  const answer = await client.call(method, path, body);
  scene.note(amapiAnswer, answer);
  return answer;
}

/** The administrator goes through a sign-up page and comes back with an enterprise token. */
export async function signUp(emm: EmmScene): Promise<void> {
  const query = new URLSearchParams({ projectId: emm.project, callbackUrl: 'https://emm.test/back' });
  const { json } = await ask(emm, 'POST', `signupUrls?${query}`);
  emm.signup = { name: String(json?.name), enterpriseToken: await emm.client.signUp(String(json?.url)) };
}

/** enterprises.create, with what the latest sign-up ended in unless told otherwise. */
export async function createEnterprise(
  emm: EmmScene,
  body: JsonObject = {},
  query: Readonly<Record<string, string>> = {},
): Promise<CloudAnswer> {
  const { name, enterpriseToken } = emm.signup;
  const parameters = new URLSearchParams({ projectId: emm.project, signupUrlName: name, enterpriseToken, ...query });
  const answer = await ask(emm, 'POST', `enterprises?${parameters}`, body);
  if (answer.status === 200) emm.enterprise = String(answer.json?.name);
  return answer;
}

/** An enterprise whose notifications the EMM pulls. */
export async function openEnterprise(scene: Scene, types: readonly string[] = everyType): Promise<void> {
  const emm = await emmScene(scene);
  await ask(emm, 'PUT', topic);
  await ask(emm, 'PUT', subscription, { topic });
  await signUp(emm);
  await createEnterprise(emm, { pubsubTopic: topic, enabledNotificationTypes: types });
}

/** enrollmentTokens.create; the token is kept when there is one. */
export async function makeToken(emm: EmmScene, wishes: JsonObject): Promise<void> {
  const { status, json } = await ask(emm, 'POST', `${emm.enterprise}/enrollmentTokens`, wishes);
  if (status === 200) emm.token = json ?? {};
}

/** Pulls what there is. */
export async function pullNotifications(emm: EmmScene): Promise<void> {
  const { json } = await emm.client.call('POST', `${subscription}:pull`, { maxMessages: 100 });
  const received = (json?.receivedMessages ?? []) as readonly JsonObject[];
  emm.ackIds = received.map(({ ackId }) => String(ackId));
  emm.scene.note(amapiMessages, received);
}

/** Does something with the messages of the latest pull. */
export async function withMessages(emm: EmmScene, verb: string, more: JsonObject = {}): Promise<void> {
  await ask(emm, 'POST', `${subscription}:${verb}`, { ackIds: emm.ackIds, ...more });
}

/** What a QR code hands out, as an image. */
export async function entryOf(text: string, method: Method): Promise<EnrollmentEntry> {
  const qrPng = Buffer.from(await drawQrPng(text)).toString('base64');
  return { platform: 'android', method, qrPng };
}

/** A device fresh from the box scans the token's QR code. */
export async function scanToken(
  scene: Scene,
  person: string,
  model: string,
  modelOverrides: JsonObject = {},
): Promise<void> {
  const emm = await emmScene(scene);
  const device = await scene.newDevice({ person, model, method: 'android-fully-managed', modelOverrides });
  device.entry = await entryOf(String(emm.token.qrCode), device.method);
  await scene.enroll(device);
}

/** The latest device, back at factory settings, comes again by the token that there is now: the same device, and another record. */
export async function scanAgain(scene: Scene, former: string): Promise<void> {
  const emm = await emmScene(scene);
  emm.formerNames.push(former);
  const device = scene.device();
  device.entry = await entryOf(String(emm.token.qrCode), device.method);
  await scene.enroll(device);
  scene.note(amapiFormerNames, emm.formerNames.join(', '));
}

/** On a device that somebody uses already, the token begins by its link. */
export async function openTokenLink(
  scene: Scene,
  person: string,
  model: string,
  modelOverrides: JsonObject = {},
): Promise<void> {
  const emm = await emmScene(scene);
  const device = await scene.newDevice({ person, model, method: 'android-work-profile', modelOverrides });
  const url = emm.client.enrollLink(String(emm.token.value));
  device.entry = { platform: 'android', method: device.method, url };
  await scene.enroll(device);
}

/** The device of the scenario as the API names it. */
export function deviceName(scene: Scene, index = -1): string {
  return scene.devices.at(index)?.agent.evidence().enrollmentId ?? 'enterprises/none/devices/none';
}

/** Asks something about the latest device, by a path below it. */
export function askDevice(
  emm: EmmScene,
  method: TransportRequest['method'],
  path = '',
  body?: JsonObject,
): Promise<CloudAnswer> {
  return ask(emm, method, `${deviceName(emm.scene)}${path}`, body);
}

/** devices.issueCommand; the operation is kept. */
export async function issue(emm: EmmScene, command: JsonObject): Promise<void> {
  const { json } = await askDevice(emm, 'POST', ':issueCommand', command);
  emm.operation = String(json?.name);
}

const miswritten: Readonly<Record<string, (token: string) => Json>> = {
  'as it is': (token) => token,
  'with a space before it': (token) => ` ${token}`,
  'with a line end': (token) => `${token}\n`,
  'in small letters': (token) => token.toLowerCase(),
  'without its end': (token) => token.slice(0, -1),
  'as an empty text': () => '',
  'as a number': () => 5,
};

/** The message by which a device redeems a token, its token miswritten. */
export async function showToken(scene: Scene, how: string): Promise<void> {
  const { client, token } = await emmScene(scene);
  const facts = { factoryReset: true, apiLevel: 35, brand: 'Google', model: 'Pixel 8', serialNumber: 'S1' };
  const url = client.enrollLink('').replace(/\/enroll\?.*/, enrollPath);
  const enrollmentToken = miswritten[how]?.(String(token.value)) ?? how;
  scene.note(amapiAnswer, await client.push(url, { ...facts, enrollmentToken }));
}
