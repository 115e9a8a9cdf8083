import { After, AfterAll, Before, defineParameterType, Given, setDefaultTimeout, Then, When } from '@cucumber/cucumber';
import { Inapplicable } from '../checks/admin.js';
import { outcomeMediaType, stepFilesVariable } from './bridge-protocol.js';
import { closeScene } from './close-scene.js';
import { valuesOf } from './feature-tags.js';
import { scenarioId } from './features.js';
import { endingOf, type ScenarioOutcome } from './outcome.js';
import { type OpenedScene, PlayContext, type PlayParameters, type SceneSubject } from './play-context.js';
import { loadSteps, parameterPattern, runStep } from './step-registry.js';

/* What cucumber imports, in every worker: our step definitions become cucumber's, and each scenario gets a scene. */

/** A step may wait for the target as long as it likes within this; a hung target ends the scenario. */
const stepTimeoutMs = 120_000;

interface BridgeWorld {
  readonly parameters: PlayParameters;
  attach(body: string, mediaType: string): void;
  subject: SceneSubject;
  opened?: OpenedScene;
  error?: unknown;
}

let context: Promise<PlayContext> | undefined;

setDefaultTimeout(stepTimeoutMs);
if (process.send !== undefined) process.once('disconnect', () => process.exit(0));

Before(async function (this: BridgeWorld, { pickle }) {
  const tags = pickle.tags.map(({ name }) => name);
  const requirements = [...new Set(valuesOf(tags, 'req'))];
  const id = scenarioId(requirements, pickle.name);
  this.subject = { id, name: pickle.name, requirements, editions: valuesOf(tags, 'edition') };
  try {
    context ??= PlayContext.open(this.parameters);
    this.opened = await (await context).scene(this.subject);
  } catch (error) {
    this.error = error;
    throw error;
  }
});

After(async function (this: BridgeWorld) {
  const outcome: ScenarioOutcome =
    this.opened === undefined || context === undefined
      ? { ...endingOf(this.error, this.subject.requirements), consulted: [], exchanges: [] }
      : await closeScene(await context, this.subject, this.opened, this.error);
  this.attach(JSON.stringify(outcome), outcomeMediaType);
});

AfterAll(async () => {
  const open = await context?.catch(() => undefined);
  await open?.close();
});

const { steps, parameters } = await loadSteps(JSON.parse(process.env[stepFilesVariable] ?? '[]'));

for (const parameter of parameters)
  defineParameterType({
    name: parameter.name,
    regexp: parameterPattern(parameter),
    transformer: parameter.value ?? ((text: string) => text),
    useForSnippets: false,
  });

const keywords = new Map([
  ['given', Given],
  ['when', When],
  ['then', Then],
] as const);

for (const step of steps) {
  const { keyword, expression, run } = step.definition;
  async function play(this: BridgeWorld, ...args: readonly unknown[]): Promise<'skipped' | undefined> {
    if (this.opened === undefined) throw new Error('the scenario has no scene');
    try {
      const plain = args.map((arg) => (isDataTable(arg) ? arg.raw() : arg));
      await runStep(this.opened.scene, { step, args: plain });
      return undefined;
    } catch (error) {
      this.error = error;
      if (error instanceof Inapplicable) return 'skipped';
      throw error;
    }
  }
  // cucumber compares the number of parameters with what the expression captures
  const captured = expression.match(/\{[^}]*\}/g)?.length ?? 0;
  Object.defineProperty(play, 'length', { value: Math.max(captured, run.length - 1) });
  keywords.get(keyword)?.(expression, play);
}

function isDataTable(value: unknown): value is { raw(): readonly (readonly string[])[] } {
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'function';
}
