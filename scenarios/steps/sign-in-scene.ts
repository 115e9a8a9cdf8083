import type { SecondFactor } from '../../agents/person/second-factor.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const noteOfSettings = 'sign-in settings';

/** Writes part of the directory's settings about signing in; what earlier steps wrote stays. */
export async function signInSettings(scene: Scene, part: JsonObject): Promise<void> {
  const document = { ...(scene.noted(noteOfSettings) as JsonObject | undefined), ...part };
  scene.note(noteOfSettings, document);
  await scene.target.admin.putSettings('sign-in', document);
}

const written = (scene: Scene, member: string): JsonObject =>
  ((scene.noted(noteOfSettings) as JsonObject | undefined)?.[member] ?? {}) as JsonObject;

/** `cloudApp: Microsoft Intune, users: Pilots, grants: mfa + compliant device, enabled: no` */
export async function putPolicy(scene: Scene, name: string, text: string): Promise<void> {
  const wishes = text.split(', ').map((pair) => {
    const [key = '', value = ''] = pair.split(': ');
    return [key, readValue(key, value)] as const;
  });
  await signInSettings(scene, { policies: [{ name, ...Object.fromEntries(wishes) }] });
}

const lists = ['users', 'grants', 'excluded'];

function readValue(key: string, text: string): Json {
  if (lists.includes(key)) return text.split(' + ');
  return key === 'enabled' ? text === 'yes' : text;
}

/** A person registers a second factor and keeps it at hand. */
export async function registerFactor(
  scene: Scene,
  name: string,
  kind: SecondFactor['kind'],
  on: SecondFactor['on'],
): Promise<void> {
  const secret = kind === 'pin' ? '271828' : `secret of ${name} (simulated)`;
  const { upn } = await scene.person(name, { factor: { kind, secret, on } });
  await signInSettings(scene, { factors: { ...written(scene, 'factors'), [upn]: { kind, secret } } });
}

/** The password still works, and has to be changed. */
export async function demandNewPassword(scene: Scene, name: string, why: string): Promise<void> {
  const { upn } = await scene.person(name, { newPassword: 'brand-new-7' });
  await signInSettings(scene, { passwords: { ...written(scene, 'passwords'), [upn]: why } });
}

/** In the console of the directory, not in the one for devices. */
export async function makeInDirectory(scene: Scene, name: string): Promise<void> {
  const policy = { name, cloudApp: 'Microsoft Intune Enrollment' };
  await scene.target.admin.actOnPage('POST', 'directory-console/policies', policy);
}
