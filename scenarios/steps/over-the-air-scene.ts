import type { StepPatch } from '../../agents/device/agent.js';
import { sentMessage } from '../../harness/checks/apple.js';
import type { Scene } from './scene.js';

/** A device that was asked for its attributes, and has not answered. */
export async function isAsked(scene: Scene, person: string, model: string): Promise<void> {
  const device = await scene.newDevice({ person, model, method: 'ios-byod' });
  const { platform } = device.agent.record;
  const options = { direct: true, ota: true };
  const entry = await scene.issue({ platform, method: 'ios-byod', upn: device.person.upn, options });
  await device.agent.step('ProfileService', { url: entry?.url ?? '' });
}

/** What may be wrong with a message of attributes, in words. */
export const wrongAttributes: Readonly<Record<string, StepPatch>> = {
  'nothing wrong': {},
  'another challenge': { CHALLENGE: 'another' },
  'no challenge': { CHALLENGE: null },
  'a tampered signature': { $signature: 'tampered' },
  'the UDID of another device': { UDID: '00000000-0000000000000000' },
  'a certificate that nobody issued': { $identity: 'self-issued' },
  'a certificate that only names its issuer': { $identity: 'forged' },
};

export async function answer(scene: Scene, step: string, wrong: string): Promise<void> {
  scene.note(sentMessage, await scene.device().agent.step(step, wrongAttributes[wrong] ?? {}));
}

/** Asks again, once the identity was given. */
export async function answerAgain(scene: Scene, wrong: string): Promise<void> {
  await answer(scene, 'DeviceAttributes', 'nothing wrong');
  await answer(scene, 'DeviceAttributes again', wrong);
}
