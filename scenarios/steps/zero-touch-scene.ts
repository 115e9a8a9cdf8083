import { claimOf, type ZeroTouchAccount, ZeroTouchPortal } from '../../agents/cloud-client/zero-touch-client.js';
import { zeroTouchAnswer } from '../../harness/checks/zero-touch.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene, SceneDevice } from './scene.js';

/** What a scenario about zero-touch knows: one reseller, one customer. */
export interface ZeroTouchScene {
  readonly portal: ZeroTouchPortal;
  /** Root of the service. */
  readonly link: string;
  readonly reseller: ZeroTouchAccount;
  readonly partner: string;
  readonly customer: ZeroTouchAccount;
  readonly company: string;
  readonly person: string;
  /** Ids of configurations by the names that scenarios give them. */
  readonly configurations: Map<string, string>;
  /** Address that stands for Google Play, once a token was issued. */
  play?: string;
  /** Of the device that was registered last. */
  device?: string;
}

const noteOfScene = 'zero-touch scene';

/** The zero-touch customer of the scenario's tenant, whose terms are accepted; made when first asked for. */
export async function zeroTouch(scene: Scene): Promise<ZeroTouchScene> {
  const known = scene.noted(noteOfScene) as ZeroTouchScene | undefined;
  if (known !== undefined) return known;
  const opened = await openService(scene);
  await opened.portal.post('/terms', { customer: opened.company });
  return opened;
}

/** The same before anybody has accepted the terms. */
export async function openService(scene: Scene): Promise<ZeroTouchScene> {
  const { admin, ca, domain, resolve } = scene.target;
  const portalToken = 'portal-of-the-scenario';
  await admin.putSettings('android-clouds', { portalToken });
  const link = `https://zerotouch.${domain}/zero-touch`;
  const clock = { now: () => scene.target.now(), sleep: systemClock.sleep };
  const portal = new ZeroTouchPortal({ clock, ca, resolve }, link, portalToken);
  const partner = String((await portal.post('/partners', { companyName: 'Reseller' })).id);
  const person = `it@${domain}`;
  const customer = { companyName: 'Contoso', people: [person], soldBy: partner };
  const opened: ZeroTouchScene = {
    portal,
    link,
    partner,
    person,
    reseller: await portal.account(`sales@${domain}`, partner),
    customer: await portal.account(person),
    company: String((await portal.post('/customers', customer)).id),
    configurations: new Map(),
  };
  scene.note(noteOfScene, opened);
  return opened;
}

/** A device in its box, of the scenario's first person. */
export function boxed(scene: Scene, model: string, habits: JsonObject = {}): Promise<SceneDevice> {
  const method = 'android-fully-managed';
  return scene.newDevice({ person: 'Ada', model, method, modelOverrides: { habits } });
}

/** The reseller registers the scenario's device for the customer, by the hardware ids that are given or by its IMEI. */
export async function register(scene: Scene, by?: JsonObject, partner?: string): Promise<void> {
  const zt = await zeroTouch(scene);
  const reseller = partner === undefined ? zt.reseller : await zt.portal.account('other@example', partner);
  const identifier = by ?? { imei: imeiOf(scene) };
  const path = `partners/${partner ?? zt.partner}/devices:claim`;
  const answer = await reseller.try('POST', path, claimOf(zt.company, identifier));
  scene.note(zeroTouchAnswer, answer);
  if (answer.json?.deviceId !== undefined) zt.device = String(answer.json.deviceId);
}

export const imeiOf = (scene: Scene): string => String(scene.device().agent.evidence().state.imei);

/** DPC extras with a token of the method, as the console shows them for copying. */
export async function extrasFor(scene: Scene, method: Method, options: JsonObject = {}): Promise<string> {
  const wish = { entry: 'zero-touch', dpc: 'android-device-policy', tokenLifeSeconds: 86_400, ...options };
  const entry = await scene.issue({ platform: 'android', method, options: wish });
  if (entry?.url !== undefined) (await zeroTouch(scene)).play = entry.url;
  return entry?.configuration?.text ?? '{}';
}

/** Members of a configuration that is in order. */
export async function configurationDocument(scene: Scene, changes: JsonObject = {}): Promise<JsonObject> {
  const { company } = await zeroTouch(scene);
  return {
    configurationName: 'Sales',
    dpcResourcePath: `customers/${company}/dpcs/AN2`,
    dpcExtras: '{}',
    companyName: 'Contoso Ltd',
    contactEmail: 'help@contoso.test',
    contactPhone: '+1 (555) 010-0100',
    customMessage: 'This device belongs to Contoso.',
    isDefault: false,
    ...changes,
  };
}

/** Somebody makes a configuration in the portal; the answer is what the scenario looks at next. */
export async function makeConfiguration(scene: Scene, name: string, changes: JsonObject = {}): Promise<void> {
  const zt = await zeroTouch(scene);
  const document = await configurationDocument(scene, { configurationName: name, ...changes });
  const answer = await zt.customer.try('POST', `customers/${zt.company}/configurations`, document);
  scene.note(zeroTouchAnswer, answer);
  zt.configurations.set(name, String(answer.json?.name ?? ''));
}

/** A configuration with a token of the method. */
export async function configureFor(
  scene: Scene,
  name: string,
  method: Method,
  changes: JsonObject = {},
): Promise<void> {
  await makeConfiguration(scene, name, { dpcExtras: await extrasFor(scene, method), ...changes });
}

export async function apply(scene: Scene, name: string): Promise<void> {
  const zt = await zeroTouch(scene);
  const body = { device: { deviceId: zt.device ?? '' }, configuration: zt.configurations.get(name) ?? name };
  scene.note(
    zeroTouchAnswer,
    await zt.customer.try('POST', `customers/${zt.company}/devices:applyConfiguration`, body),
  );
}

/** A call of the customer whose answer is what the scenario looks at next. */
export async function call(
  scene: Scene,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: JsonObject,
): Promise<void> {
  const zt = await zeroTouch(scene);
  scene.note(zeroTouchAnswer, await zt.customer.try(method, `customers/${zt.company}/${path}`, body));
}

/** The same of the reseller. */
export async function sell(scene: Scene, verb: string, body: JsonObject): Promise<void> {
  const zt = await zeroTouch(scene);
  scene.note(zeroTouchAnswer, await zt.reseller.try('POST', `partners/${zt.partner}/devices:${verb}`, body));
}

/** The device is turned on and goes through its set-up. */
export async function turnOn(scene: Scene): Promise<void> {
  const { link, play } = await zeroTouch(scene);
  const device = scene.device();
  const entry: EnrollmentEntry = {
    platform: 'android',
    method: device.method,
    cloud: { service: 'zero-touch', link },
    ...(play !== undefined && { url: play }),
  };
  device.entry = entry;
  await scene.enroll(device);
}
