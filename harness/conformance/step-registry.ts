import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { UsageError } from '../../protocol/base/errors.js';
import type { StepDefinition } from '../../scenarios/steps/define.js';
import { parameters as commonParameters, type ParameterDefinition } from '../../scenarios/steps/parameters.js';
import type { Scene } from '../../scenarios/steps/scene.js';
import type { ScenarioStep } from './features.js';
import { codeEnding, stepsFolder } from './paths.js';
import type { LiveScene } from './scene.js';

/** A step and the file it comes from. */
export interface LoadedStep {
  readonly definition: StepDefinition;
  readonly file: string;
}

export interface LoadedSteps {
  readonly steps: readonly LoadedStep[];
  readonly parameters: readonly ParameterDefinition[];
}

/** Imports our own step files and those of a team. Throws UsageError that names the file that cannot be used. */
export async function loadSteps(teamFiles: readonly string[] = []): Promise<LoadedSteps> {
  const own = readdirSync(stepsFolder)
    .filter((file) => file.endsWith(`.steps${codeEnding}`))
    .sort()
    .map((file) => join(stepsFolder, file));
  const files = [...own, ...teamFiles.map((file) => resolve(file))];
  const modules = await Promise.all(files.map(importSteps));
  return {
    steps: modules.flatMap(({ steps }, index) => steps.map((definition) => ({ definition, file: files[index] ?? '' }))),
    parameters: [...commonParameters, ...modules.flatMap(({ parameters }) => parameters)],
  };
}

interface StepModule {
  readonly steps: readonly StepDefinition[];
  readonly parameters: readonly ParameterDefinition[];
}

async function importSteps(file: string): Promise<StepModule> {
  const module = await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw new UsageError('STEPS_UNREADABLE', 'the steps file cannot be loaded', {
      place: file,
      fix: 'Give a JavaScript module that exports `steps`, a list made with given, when and then of "mdm-muster/steps".',
      cause,
    });
  });
  const { steps, parameters = [] } = module as Partial<StepModule>;
  if (Array.isArray(steps) && steps.every(isDefinition)) return { steps, parameters };
  throw new UsageError('STEPS_SHAPE', 'the steps file exports no list `steps` of step definitions', {
    place: file,
    fix: 'export const steps = [given(\'…\', (scene) => …)], with given, when and then from "mdm-muster/steps".',
  });
}

function isDefinition(value: unknown): value is StepDefinition {
  const { keyword, expression, run } = value as Partial<StepDefinition>;
  return typeof keyword === 'string' && typeof expression === 'string' && typeof run === 'function';
}

/** A step definition whose expression fits a step's text, with the arguments that it is to be called with. */
export interface StepMatch {
  readonly step: LoadedStep;
  readonly args: readonly unknown[];
}

/** Regular expressions of a parameter, as cucumber wants them. */
function parameterPattern({ matches }: ParameterDefinition): RegExp {
  if (matches instanceof RegExp) return matches;
  const words = [...matches].sort((a, b) => b.length - a.length);
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
}

/** Finds the step for a text, without cucumber: for `prove`, for load and for the linter. */
export class StepRegistry {
  readonly #steps: readonly {
    readonly step: LoadedStep;
    readonly beginning: string;
    readonly expression: CucumberExpression;
  }[];
  /** `prove` plays the same texts thousands of times. */
  readonly #byText = new Map<string, readonly StepMatch[]>();

  /** Throws UsageError on an expression that is none. */
  constructor({ steps, parameters }: LoadedSteps) {
    const types = new ParameterTypeRegistry();
    for (const parameter of parameters) types.defineParameterType(parameterType(parameter));
    this.#steps = steps.map((step) => ({
      step,
      beginning: beginningOf(step.definition.expression),
      expression: expressionOf(step, types),
    }));
  }

  /** Every definition that fits; exactly one is right. */
  matches({ text, docString, table }: ScenarioStep): readonly StepMatch[] {
    const extra = docString ?? table;
    const found = this.#byText.get(text) ?? this.#find(text);
    this.#byText.set(text, found);
    return extra === undefined ? found : found.map(({ step, args }) => ({ step, args: [...args, extra] }));
  }

  /** The one definition that fits. Throws where none does, or more than one. */
  only(step: ScenarioStep): StepMatch {
    const [match, other] = this.matches(step);
    if (match === undefined) throw new Error(`no step is defined for "${step.text}"`);
    if (other !== undefined)
      throw new Error(`more than one step fits "${step.text}": ${match.step.file} and ${other.step.file}`);
    return match;
  }

  #find(text: string): readonly StepMatch[] {
    return this.#steps.flatMap(({ step, beginning, expression }) => {
      // an expression costs a hundred times as much as looking how it begins, and there are more than a thousand of them
      const found = text.startsWith(beginning) ? expression.match(text) : null;
      return found === null ? [] : [{ step, args: found.map((argument) => argument.getValue(null)) }];
    });
  }
}

/** What every text that fits begins with: all before the first parameter, option or alternative (Cucumber Expressions). */
function beginningOf(expression: string): string {
  const special = expression.search(/[{(/\\]/);
  if (special < 0) return expression;
  const plain = expression.slice(0, special);
  return expression[special] === '/' ? plain.slice(0, plain.lastIndexOf(' ') + 1) : plain;
}

/** Calls the step's function with what the expression captured. */
export async function runStep(scene: LiveScene, { step, args }: StepMatch): Promise<void> {
  if (step.definition.keyword !== 'then') scene.expectations.act();
  await (step.definition.run as (scene: Scene, ...args: readonly unknown[]) => Promise<void> | void)(scene, ...args);
}

function parameterType(parameter: ParameterDefinition): ParameterType<unknown> {
  const value = parameter.value ?? ((text: string) => text);
  return new ParameterType(parameter.name, parameterPattern(parameter), null, value, false, false);
}

function expressionOf({ definition, file }: LoadedStep, types: ParameterTypeRegistry): CucumberExpression {
  try {
    return new CucumberExpression(definition.expression, types);
  } catch (cause) {
    throw new UsageError('STEP_EXPRESSION', `"${definition.expression}" is no step expression`, {
      place: basename(file),
      cause,
    });
  }
}
