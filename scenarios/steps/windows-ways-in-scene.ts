import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { applyOn } from './provisioning-package-scene.js';
import type { Scene } from './scene.js';

export interface Visit {
  readonly person: string;
  readonly model: string;
  readonly method?: Method;
  readonly program?: NonNullable<EnrollmentEntry['program']>;
  readonly osVersion?: string;
  readonly habits?: JsonObject;
}

/** A person types a mail address in Settings or in the Company Portal app of a PC. */
export async function connect(scene: Scene, visit: Visit): Promise<void> {
  const { person, model, method = 'windows-byod', program = 'settings', osVersion, habits } = visit;
  const modelOverrides = { ...(osVersion && { osVersion }), ...(habits && { habits }) };
  await scene.enroll(await scene.newDevice({ person, model, method, modelOverrides, options: { program } }));
}

/** Somebody connects the PC of the scenario below Access work or school. */
export async function connectAgain(scene: Scene, person: string, method: Method = 'windows-byod'): Promise<void> {
  const { upn, password } = await scene.person(person);
  const device = scene.device();
  const entry = await scene.issue({ platform: 'windows', method, upn, options: { program: 'settings' } });
  if (entry === undefined) return;
  device.entry = { ...entry, username: upn, password };
  await scene.enroll(device);
}

/** An IoT Core board boots with a package on a medium. */
export function bootWithPackage(
  scene: Scene,
  medium: NonNullable<EnrollmentEntry['medium']>,
  firstRun: boolean,
): Promise<void> {
  return applyOn(scene, { model: 'IoT Board', method: 'windows-iot-core', medium, firstRun });
}

/** The PC with a certificate of its own speaks in the name of one that never enrolled. */
export async function speakAsStranger(scene: Scene): Promise<void> {
  await scene.device().agent.step('Package1', { header: { source: '0123456789ABCDEF0123456789ABCDEF' } });
}

export const upnOf = async (scene: Scene, person: string): Promise<string> => (await scene.person(person)).upn;
