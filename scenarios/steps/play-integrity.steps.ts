import { verdictIsTest } from '../../harness/checks/play-integrity.js';
import { given, type Scene, then } from './define.js';
import { wantIntegrity } from './play-integrity-scene.js';

/** Verdicts of Play Integrity, as an organisation's server asks for them. */
export const steps = [
  given('a compliance policy wants {string} of Play Integrity', wantIntegrity),
  then('the verdict on the device says that it is a test', (scene: Scene) => scene.expect(verdictIsTest, {})),
];
