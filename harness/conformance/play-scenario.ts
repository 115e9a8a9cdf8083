import { AbortedError } from '../../protocol/base/errors.js';
import { closeScene } from './close-scene.js';
import type { Scenario } from './features.js';
import { endingOf, type ScenarioOutcome } from './outcome.js';
import type { PlayContext } from './play-context.js';
import { runStep, type StepMatch, type StepRegistry } from './step-registry.js';

export interface PlayOptions {
  readonly context: PlayContext;
  readonly registry: StepRegistry;
  /** Broken on the target and in the devices. */
  readonly brokenRules?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Plays one scenario without cucumber, for `prove` and for load. Never throws: every end is an outcome. */
export async function playScenario(scenario: Scenario, options: PlayOptions): Promise<ScenarioOutcome> {
  const { context, registry, brokenRules, signal } = options;
  try {
    const matches = scenario.steps.map((step) => registry.only(step));
    const opened = await context.scene(scenario, brokenRules, signal);
    const error = await playSteps(opened.scene, matches, signal);
    return await closeScene(context, scenario, opened, error);
  } catch (error) {
    return { ...endingOf(error, scenario.requirements), consulted: [], exchanges: [] };
  }
}

async function playSteps(
  scene: Parameters<typeof runStep>[0],
  matches: readonly StepMatch[],
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    for (const match of matches) {
      if (signal?.aborted) throw new AbortedError();
      await runStep(scene, match);
    }
    return undefined;
  } catch (error) {
    return error;
  }
}
