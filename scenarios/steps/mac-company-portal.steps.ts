import { deedIs, standingIs } from '../../harness/checks/mac.js';
import { type StepDefinition, then, when } from './define.js';
import { act } from './mac-scene.js';
import type { Scene } from './scene.js';

const guarded = ['a company resource', 'a managed app'] as const;

async function open(scene: Scene, outcome: 'done' | 'refused'): Promise<void> {
  for (const what of guarded) {
    await act(scene, `open ${what}`);
    await scene.expect(deedIs, { outcome });
  }
}

/** The Company Portal on a Mac, and what stands behind conditional access. */
export const steps: readonly StepDefinition[] = [
  when('the user signs in to the Company Portal', (scene: Scene) => {
    const { upn: username, password } = scene.device().person;
    return act(scene, 'sign in to Company Portal', { username, password });
  }),
  when('the user installs the app {string} from the Company Portal', (scene: Scene, app: string) =>
    act(scene, 'install an available app', { app }),
  ),
  then('the directory does not count the Mac in, nor lets it in', async (scene: Scene) => {
    await scene.expect(standingIs, { full: false });
    await open(scene, 'refused');
  }),
  then('the directory counts the Mac in, and lets it in', async (scene: Scene) => {
    await scene.expect(standingIs, { full: true });
    await open(scene, 'done');
  }),
];
