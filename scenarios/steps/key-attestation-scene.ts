import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { enrollAs } from './android-framework-scene.js';
import type { Scene } from './scene.js';

/** The organisation asks its devices for attested keys, with these wishes beyond the usual. */
export async function askForKeys(scene: Scene, wishes: JsonObject = {}): Promise<void> {
  await scene.target.admin.putSettings('key-attestation', { ask: true, ...wishes });
}

/** `true`, `26`, `strong-box` */
function factOf(word: string): boolean | number | string {
  if (/^\d+$/.test(word)) return Number(word);
  return word === 'true' || word === 'false' ? word === 'true' : word;
}

/** Enrolls a device with these facts of its security: `bootState failed, bootLoaderLocked false`. */
export function enrollWithSecurity(scene: Scene, method: Method, facts: string): Promise<void> {
  const pairs = facts.split(', ').map((fact) => {
    const [name = '', value = ''] = fact.split(' ');
    return [name, factOf(value)] as const;
  });
  return enrollAs(scene, method, { habits: { security: Object.fromEntries(pairs) } });
}

/** A device that came with this Android and has a later one today. */
export const enrollSoldWith = (scene: Scene, method: Method, level: number): Promise<void> =>
  enrollAs(scene, method, { apiLevel: Math.max(level, 35), habits: { security: { soldWithApiLevel: level } } });

/** Serial numbers of the certificates above simulated keys, as the status list has them. */
const keystoreSerials = { 'trusted-environment': '5445', 'strong-box': '5342' } as const;

/** The maker of the keystore has found that a key has leaked. */
export async function withdrawKeys(scene: Scene, keystore: string, status: string): Promise<void> {
  const serial = keystoreSerials[keystore as keyof typeof keystoreSerials];
  await scene.target.admin.putSettings('attestation-status', {
    entries: { [serial]: { status, reason: 'KEY_COMPROMISE' } },
  });
}
