import { administratorSees, deviceIs, enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { days } from '../../protocol/base/clock.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Outcome } from './parameters.js';
import type { Scene } from './scene.js';

async function enrolls(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  await scene.enroll(await scene.newDevice({ person, model, method }));
}

async function hasEnrolled(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  await enrolls(scene, person, model, method);
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}

/** Steps that every area uses: who enrolls what, time, sessions and the end of management. */
export const steps: readonly StepDefinition[] = [
  given("{person}'s {model} enrolled by {method}", hasEnrolled),
  when('{person} enrolls a/an/another {model} by {method}', enrolls),
  when('the device checks in', async (scene) => void (await scene.wake(scene.device(), 'poll'))),
  when('{int} day(s) pass(es)', (scene, count: number) => scene.advance(days(count))),
  when('the user removes management', async (scene) => void (await scene.unenroll(scene.device()))),
  then('the enrollment is {outcome}', (scene, outcome: Outcome) => scene.expect(enrollmentOutcome, { outcome })),
  then('the device is {phase}', (scene, phase: 'enrolled' | 'unenrolled') => scene.expect(deviceIs, { phase })),
  then('the administrator sees the device {phase}', (scene, phase: 'enrolled' | 'unenrolled') =>
    scene.expect(administratorSees, { phase }),
  ),
];
