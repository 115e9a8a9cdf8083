import { homeScreen } from '../../harness/checks/automated-enrollment.js';
import { type StepDefinition, then } from './define.js';

/** Automated Device Enrollment: what happens from the first start to the home screen. */
export const steps: readonly StepDefinition[] = [
  then('the device has reached its home screen', (scene) => scene.expect(homeScreen, { reached: true })),
];
