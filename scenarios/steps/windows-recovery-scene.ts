import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { ownProvider, queueAndWake } from './omadm-scene.js';
import type { Scene } from './scene.js';

const habitsOf = {
  'holds all keys': {},
  'is missing': { tpm: false },
  "lacks the directory's key": { tpmState: { holdsDirectoryKeys: false } },
  'attests nothing': { tpmState: { holdsKey: false, attests: false } },
  'is empty': { tpmState: { holdsKey: false } },
} satisfies Readonly<Record<string, JsonObject>>;

/** What can be the matter with the TPM of a PC. */
export type TpmWords = keyof typeof habitsOf;
export const tpmWords = Object.keys(habitsOf);

interface Owner {
  readonly person: string;
  readonly model: string;
  readonly tpm: TpmWords;
}

/** A PC with such a TPM enrolls. */
export async function enrollWithTpm(scene: Scene, { person, model, tpm }: Owner): Promise<void> {
  const modelOverrides = { habits: habitsOf[tpm] };
  await scene.enroll(await scene.newDevice({ person, model, method: 'windows-byod', modelOverrides }));
}

/** The directory has another password of this person. */
export async function changesPassword(scene: Scene, name: string): Promise<void> {
  await scene.person(name, { password: 'a-password-of-later' });
}

/** InitiateRecovery: 0 in any case, 1 only if the keys move into the TPM by it. */
export function hasRecovered(scene: Scene, condition: number): Promise<void> {
  const target = `./Device/Vendor/MSFT/DMClient/Provider/${ownProvider(scene)}/Recovery/InitiateRecovery`;
  return queueAndWake(scene, { verb: 'Exec', target, format: 'int', data: condition });
}
