import { serviceAnswers } from '../../harness/checks/zero-touch.js';
import { given, type StepDefinition, then, when } from './define.js';
import { listDevices, openClient } from './knox-api-scene.js';
import type { Scene } from './scene.js';

/** Scripts that call the web API of Knox Mobile Enrollment in the name of a company. */
export const steps: readonly StepDefinition[] = [
  given("a client of the company's with an access token for {int} minutes", openClient),
  when('the client lists the devices by a token that {string} signed', listDevices),
  then('the web API answers {int}', (scene: Scene, status: number) => scene.expect(serviceAnswers, { status })),
];
