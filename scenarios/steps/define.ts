import type { Scene } from './scene.js';

export type { Scene, SceneDevice } from './scene.js';

/** The arguments are what the cucumber expression's parameters produce, then a doc string or table where the step has one. */
export type StepFunction = (scene: Scene, ...args: never[]) => Promise<void> | void;

export interface StepDefinition {
  readonly keyword: 'given' | 'when' | 'then';
  /** A cucumber expression: `{person} may enroll {int} device(s)`. */
  readonly expression: string;
  readonly run: StepFunction;
}

/**
 * Steps are data: a step file exports `const steps = [given('…', …), when('…', …)]`, and who runs them (cucumber, the load
 * engine, a linter) reads the list. Import this module statically: to `import()` a module that exports `then` looks like a promise.
 * A step is one line over a check or the scene, and asserts nothing itself.
 */
export function given(expression: string, run: StepFunction): StepDefinition {
  return { keyword: 'given', expression, run };
}

export function when(expression: string, run: StepFunction): StepDefinition {
  return { keyword: 'when', expression, run };
}

export function then(expression: string, run: StepFunction): StepDefinition {
  return { keyword: 'then', expression, run };
}
