import { type NotificationPatch, PushPortal, type PushSender } from '../../agents/cloud-client/apns-client.js';
import { apnsAnswer, apnsGivenId, apnsRequests } from '../../harness/checks/apns.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const portalNote = 'apns portal';
const senderNote = 'apns sender';

const base = ({ target }: Scene): string => `https://push.${target.domain}`;
const devicesUrl = (scene: Scene): string => `${base(scene)}/apns/muster/pushes`;

/** The portal of the scenario's tenant, opened when first asked for. */
export async function pushPortal(scene: Scene): Promise<PushPortal> {
  const known = scene.noted(portalNote) as PushPortal | undefined;
  if (known !== undefined) return known;
  const { admin, ca, resolve } = scene.target;
  const portalToken = 'portal-of-the-scenario';
  await admin.putSettings('apple-clouds', { portalToken });
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  const portal = new PushPortal({ clock, ca, resolve }, base(scene), portalToken);
  scene.note(portalNote, portal);
  return portal;
}

/** An MDM server with a push certificate of its own, which only the push service knows. */
export async function pushSender(scene: Scene): Promise<PushSender> {
  const known = scene.noted(senderNote) as PushSender | undefined;
  if (known !== undefined) return known;
  const sender = await (await pushPortal(scene)).newSender('sender@muster.test');
  scene.note(senderNote, sender);
  return sender;
}

const token = 'ab'.repeat(32);
const givenId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/** What may be wrong with a notification, in words. */
export const pushWrongness: Readonly<Record<string, NotificationPatch>> = {
  'a token that is no hex': { token: 'not-a-token' },
  'no token': { token: '' },
  'a topic of somebody else': { topic: 'com.apple.mgmt.External.somebody-else' },
  'a topic of an app': { topic: 'com.example.app' },
  'an unknown push type': { headers: { 'apns-push-type': 'nonsense' } },
  'an id that is no UUID': { headers: { 'apns-id': '7' } },
  'an expiration in words': { headers: { 'apns-expiration': 'tomorrow' } },
  'priority 11': { headers: { 'apns-priority': '11' } },
  'an empty payload': { body: '' },
  'a payload of 4097 bytes': { body: `{"mdm":"${'m'.repeat(4087)}"}` },
  'a payload of 4096 bytes': { body: `{"mdm":"${'m'.repeat(4086)}"}` },
  'no certificate': { certificate: 'none' },
  'a certificate of its own making': { certificate: 'foreign' },
  'the method GET': { method: 'GET' },
  'another path': { path: '/3/devices' },
  'an id of its own': { headers: { 'apns-id': givenId } },
};

/** Sends a notification as an MDM server would; wrong on purpose where a patch says so. */
export async function sendPush(scene: Scene, patch: NotificationPatch = {}): Promise<void> {
  const sender = await pushSender(scene);
  scene.note(apnsGivenId, givenId);
  scene.note(apnsAnswer, await sender.push(patch));
}

export const sendMagic = (scene: Scene, mdm: string): Promise<void> =>
  sendPush(scene, { body: JSON.stringify({ mdm }) });

/** A notification that is worth nothing after so many minutes. */
export const sendShortLived = (scene: Scene, mdm: string, minutes: number): Promise<void> => {
  const until = Math.floor(scene.target.now() / 1000) + minutes * 60;
  return sendPush(scene, { body: JSON.stringify({ mdm }), headers: { 'apns-expiration': `${until}` } });
};

/** The device that has the token of `sendPush` asks what waits for it. */
export async function collect(scene: Scene): Promise<void> {
  scene.note(apnsAnswer, await (await pushSender(scene)).collect(token));
}

/** The device got its token for another topic than the server's. */
export async function registerElsewhere(scene: Scene): Promise<void> {
  await (await pushSender(scene)).collect(token, 'com.apple.mgmt.External.another-server');
}

export async function giveTokenUp(scene: Scene): Promise<void> {
  await (await pushSender(scene)).unregister(token);
}

export async function revokeCertificate(scene: Scene): Promise<void> {
  const { identity } = await pushSender(scene);
  await (await pushPortal(scene)).ask('POST', `/certificates/${identity.id}/revoke`, { appleId: identity.appleId });
}

/** So many notifications, one after the other; the last answer is kept. */
export async function sendMany(scene: Scene, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent++) await sendPush(scene);
}

export async function setFaults(scene: Scene, faults: JsonObject): Promise<void> {
  await (await pushPortal(scene)).ask('PUT', '/faults', faults);
}

/** The administrator of the MDM server asks the device to come; what the service was asked is kept. */
export async function administratorPushes(scene: Scene): Promise<void> {
  const portal = await pushPortal(scene);
  await askToCome(scene);
  const { json } = await portal.ask('GET', '/requests');
  scene.note(apnsRequests, json?.requests ?? []);
}

async function askToCome(scene: Scene): Promise<void> {
  const enrollmentId = scene.device().agent.evidence().enrollmentId ?? '';
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  if (view !== undefined) await scene.target.admin.push(view.id);
}

/** The device of the scenario asks the push service, and holds the sessions that this is worth. */
export async function deviceListens(scene: Scene): Promise<void> {
  await scene.device().agent.step('CollectPush', { url: devicesUrl(scene) });
}

export async function deviceGivesTokenUp(scene: Scene): Promise<void> {
  await scene.device().agent.step('UnregisterPush', { url: devicesUrl(scene) });
}
