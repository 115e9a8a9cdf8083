import { WnsSender } from '../../agents/cloud-client/wns-client.js';
import { channelsOf, wnsAnswer, wnsRequests } from '../../harness/checks/wns.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';
import { changeWindowsSettings } from './windows-scene.js';

const portalToken = 'portal-of-the-scenario';
const tokenNote = 'wns token';
const otherApp = 'SomebodyElses_0123456789abc';

const service = ({ target }: Scene): string => `https://wns.${target.domain}`;

function sender(scene: Scene): WnsSender {
  const { ca, resolve } = scene.target;
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  return new WnsSender({ clock, ca, resolve }, service(scene), portalToken);
}

export const pushesToPcs = (scene: Scene): Promise<void> =>
  changeWindowsSettings(scene, { push: { enabled: true, portalToken } });

/** A PC that reaches the push service. */
export async function enrollWithin(scene: Scene, person: string, model: string): Promise<void> {
  const modelOverrides = { habits: { pushService: service(scene) } };
  await scene.enroll(await scene.newDevice({ person, model, method: 'windows-byod', modelOverrides }));
}

/** The administrator asks the PC to come; what the service was asked so far is kept. */
export async function asksToCome(scene: Scene): Promise<void> {
  const { enrollmentId = '' } = scene.device().agent.evidence();
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  if (view !== undefined) await scene.target.admin.push(view.id);
  const { json } = await sender(scene).portal('GET', '/requests');
  scene.note(wnsRequests, json?.requests ?? []);
}

export async function listens(scene: Scene): Promise<void> {
  await scene.device().agent.step('CollectPush');
}

export async function isPushed(scene: Scene): Promise<void> {
  await asksToCome(scene);
  await listens(scene);
}

/** The app of the server tells PCs another name, which nobody registered. */
export async function namesUnknownApp(scene: Scene): Promise<void> {
  const { providerId } = scene.device().agent.evidence().state;
  const target = `./Device/Vendor/MSFT/DMClient/Provider/${String(providerId)}/Push/PFN`;
  await scene.command(scene.device(), { verb: 'Replace', target, format: 'chr', data: 'Nobodys_zzzzzzzzzzzzz' });
}

/** An access token of the service for the app that the channel is for, kept for later. */
export async function getToken(scene: Scene, whose: string): Promise<void> {
  const pfn = whose === 'own' ? 'MusterSimulated_m0st3rs1mul8d' : otherApp;
  scene.note(tokenNote, await sender(scene).tokenFor(pfn));
}

/** What may be wrong with a notification, in words. */
const wrongness: Readonly<Record<string, JsonObject>> = {
  'nothing wrong': {},
  'no token that is known': { token: 'made-up' },
  'the method GET': { method: 'GET' },
  'a channel that never was': { uri: 'nowhere' },
  'a type that is none': { headers: { 'x-wns-type': 'wns/nonsense' } },
  'the type of text': { headers: { 'content-type': 'text/plain' } },
  'no content': { body: '' },
  '5001 octets': { body: 'm'.repeat(5001) },
  '5000 octets': { body: 'm'.repeat(5000) },
  'no wish to wait': { headers: { 'x-wns-cache-policy': 'no-cache' } },
  'a life of a minute': { headers: { 'x-wns-ttl': '60' } },
};

/** A notification to the channel of the PC with the token that was kept; the answer is noted. */
export async function notify(scene: Scene, wrong: string): Promise<void> {
  const { uri, ...patch } = wrongness[wrong] ?? {};
  const own = channelsOf(scene.device().agent.evidence()).at(-1) ?? `${service(scene)}/channel/none`;
  const to = uri === undefined ? own : `${service(scene)}/channel/${String(uri)}`;
  const token = String(scene.noted(tokenNote));
  scene.note(wnsAnswer, await sender(scene).notify({ token, ...patch, uri: to }));
}
