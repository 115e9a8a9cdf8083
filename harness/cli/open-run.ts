import { UsageError } from '../../protocol/base/errors.js';
import { systemRandom } from '../../protocol/base/random.js';
import { Catalog } from '../conformance/catalog.js';
import { readFeatures, type Scenario, scenarioFolders } from '../conformance/features.js';
import { scenariosFolder } from '../conformance/paths.js';
import { makePlan, type Plan } from '../conformance/plan.js';
import { mayHold, type Selection, selector } from '../conformance/selection.js';
import { loadSuite, type Suite } from '../conformance/suite.js';
import { openTarget } from '../targets/open-target.js';
import type { Target, TargetLocator } from '../targets/target.js';
import { type SelectionArguments, selectionOf } from './selection-options.js';

/** A target that is open and a plan made for it. */
export interface OpenRun {
  readonly suite: Suite;
  readonly plan: Plan;
  readonly target: Target;
  readonly locator: TargetLocator;
  close(): Promise<void>;
}

/**
 * Reads scenarios, opens the target and decides what runs; `lean` passes over feature files that hold nothing of the selection. Throws UsageError for
 * an empty plan before any target is touched.
 */
export async function openRun(args: SelectionArguments, { lean = false } = {}): Promise<OpenRun> {
  const suite = loadSuite(args.suite ?? (await usualSuite(args)));
  const selection = selectionOf(args, suite);
  const scenarios = readFeatures(
    scenarioFolders(scenariosFolder, args.scenarios),
    lean ? mayHold(selection) : undefined,
  ).flatMap((each) => each.scenarios);
  refuseEmptyPlan(scenarios, selection);
  // a team's broken file must not cost the last run its folder
  if (args.steps.length > 0) await (await import('../conformance/step-registry.js')).loadSteps(args.steps);
  const { locator, close } = await locateTarget(args.target);
  try {
    const target = await openTarget(locator);
    const plan = makePlan({
      scenarios,
      catalog: new Catalog(),
      selection,
      capabilities: target.capabilities,
      ...(target.reasons === undefined ? {} : { reasons: target.reasons }),
      foreign: locator.adapter !== 'reference',
    });
    const closeAll = async (): Promise<void> => {
      await target.close();
      await close();
    };
    return { suite, plan, target, locator, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

function refuseEmptyPlan(scenarios: readonly Scenario[], selection: Selection): void {
  const select = selector(selection);
  if (scenarios.some((scenario) => select(scenario) === undefined)) return;
  throw new UsageError('EMPTY_PLAN', 'no scenario is selected', {
    fix: 'muster list --all shows every scenario and why it is not selected.',
  });
}

/** The target of a file, or a reference server inside this process. */
export async function locateTarget(
  file: string | undefined,
): Promise<{ locator: TargetLocator; close: () => Promise<void> }> {
  if (file !== undefined) return { locator: await readTarget(file), close: async () => {} };
  const { startEmbeddedServer } = await import('./embedded-server.js');
  return startEmbeddedServer();
}

async function readTarget(file: string): Promise<TargetLocator> {
  const { readTargetFile } = await import('../targets/target-file.js');
  return readTargetFile(file);
}

/** Where nobody asked for anything by name, a server of somebody else is judged by the protocols. */
async function usualSuite({ target, places = [], failed, ...asked }: SelectionArguments): Promise<string> {
  const { requirement, area, tags, name } = asked;
  const named = places.length > 0 || failed || [requirement, area, tags, name].some((each) => each !== undefined);
  if (named || target === undefined) return 'all';
  return (await readTarget(target)).adapter === 'reference' ? 'all' : 'protocol';
}

/** A seed nobody chose: short enough to type again. */
export function drawSeed(): string {
  return Buffer.from(systemRandom.bytes(4)).toString('hex');
}
