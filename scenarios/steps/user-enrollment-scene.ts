import { restrictionKeys } from '../../harness/checks/user-enrollment-restrictions.table.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { hasEnrolled } from './apple-scene.js';
import { assign } from './framework-scene.js';
import type { Scene } from './scene.js';

/** A device with things that its holder installed or is about to type. */
export async function enrolledWithOwn(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  habits: JsonObject,
): Promise<void> {
  await hasEnrolled(scene, person, model, method, { modelOverrides: { habits } });
}

/** Every restriction by its name in the product, all of them in one policy. */
export async function assignRestrictions(scene: Scene): Promise<void> {
  const pairs = Object.values(restrictionKeys).map((key) => [key, !key.startsWith('allow')] as const);
  await assign(scene, { name: 'work', restrictions: Object.fromEntries(pairs) });
}

/** One app, deployed in this way. */
export async function assignApp(scene: Scene, identifier: string, kind: string): Promise<void> {
  const url = kind === 'web' ? { url: 'https://intranet.work.example/' } : {};
  await assign(scene, { name: 'work', apps: [{ identifier, kind, ...url }] });
}

/** A VPN for one app and one domain in Safari, and the app. */
export async function assignAppVpn(scene: Scene, identifier: string): Promise<void> {
  const perApp = { apps: [identifier], safariDomains: ['intranet.work.example'] };
  const vpn = [{ name: 'office', server: 'vpn.work.example', perApp }];
  await assign(scene, { name: 'work', vpn, apps: [{ identifier, kind: 'user-licensed' }] });
}

/** What needs to know the hardware, each in the words of the report. */
const needing: Readonly<Record<string, JsonObject>> = {
  'VPN office': { vpn: [{ name: 'office', server: 'vpn.work.example' }] },
  'SCEP badge': { scep: [{ name: 'badge', subject: 'serial number' }] },
  'app com.example.ledger': { apps: [{ identifier: 'com.example.ledger', kind: 'device-licensed' }] },
};

export async function assignNeeding(scene: Scene, part: string): Promise<void> {
  const policy = needing[part];
  if (policy === undefined) throw new Error(`nobody knows "${part}"; known: ${Object.keys(needing).join(', ')}`);
  await assign(scene, { name: 'work', ...policy });
}

/** A passcode policy whose only word is this setting of the payload. */
export async function assignPasscode(scene: Scene, setting: string, value: string): Promise<void> {
  const written = /^\d+$/.test(value) ? Number(value) : value;
  await assign(scene, { name: 'work', settings: [{ setting, value: written }] });
}
