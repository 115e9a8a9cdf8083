import { After, AfterAll, Before, type DataTable, Given, setDefaultTimeout } from '@cucumber/cucumber';
import { Inapplicable } from '../checks/admin.js';
import { outcomeMediaType, stepFilesVariable } from './bridge-protocol.js';
import { closeScene } from './close-scene.js';
import { valuesOf } from './feature-tags.js';
import { scenarioId } from './features.js';
import { endingOf, type ScenarioOutcome } from './outcome.js';
import { type OpenedScene, PlayContext, type PlayParameters, type SceneSubject } from './play-context.js';
import { loadSteps, runStep, StepRegistry } from './step-registry.js';

/* What cucumber imports, in every worker: each scenario gets a scene, and each step is played by our own definition of it. */

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

const registry = new StepRegistry(await loadSteps(JSON.parse(process.env[stepFilesVariable] ?? '[]')));

type Done = (error: unknown, result?: unknown) => void;

/**
 * The only step that cucumber knows fits every text, and our registry finds whose it is: cucumber itself compares every step of a plan with
 * every definition before the first scenario starts. Cucumber calls with what follows the step's text where something does, else with
 * a callback, for it counts a function's parameters ("Asynchronous step definitions").
 */
Given(/^(.*)$/, function (this: BridgeWorld, text: string, more: DataTable | string | Done):
  | Promise<unknown>
  | undefined {
  if (typeof more !== 'function') return play(this, text, more);
  play(this, text).then((result) => more(undefined, result), more);
  return undefined;
});

async function play(world: BridgeWorld, text: string, more?: DataTable | string): Promise<'skipped' | undefined> {
  if (world.opened === undefined) throw new Error('the scenario has no scene');
  try {
    const extra = typeof more === 'string' ? { docString: more } : more && { table: more.raw() };
    await runStep(world.opened.scene, registry.only({ text, ...extra }));
    return undefined;
  } catch (error) {
    world.error = error;
    if (error instanceof Inapplicable) return 'skipped';
    throw error;
  }
}
