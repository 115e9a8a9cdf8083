import { namesRequirement } from '../../protocol/base/finding.js';
import type { RuleSummary } from '../../protocol/base/rule.js';
import type { Scenario } from './features.js';
import { inBatches } from './in-batches.js';
import type { ScenarioOutcome } from './outcome.js';
import type { PlayContext } from './play-context.js';
import { playScenario } from './play-scenario.js';
import type { StepRegistry } from './step-registry.js';

/** Why a mutant, or a whole requirement, does not count as noticed. */
export type UnprovenReason = 'survived' | 'collateral' | 'error' | 'never-consulted' | 'no-rule';

export interface Unproven {
  readonly requirement: string;
  /** The scenario that came closest; all of them where none stands out. */
  readonly scenario: string;
  /** Empty where the requirement has no rule. */
  readonly mutant: string;
  readonly reason: UnprovenReason;
  /** What an error said, or what the scenario found instead. */
  readonly detail?: string;
}

export interface ProveResult {
  /** Requirements that have scenarios. */
  readonly total: number;
  readonly proven: readonly string[];
  readonly unproven: readonly Unproven[];
  /** Scenarios that passed unbroken and that no mutant of their requirements can fail; empty where nobody asked. */
  readonly idle: readonly string[];
  /** By `<requirement>/<mutant>`, the scenario that noticed it, where there are several. */
  readonly kills: Kills;
  /** Scenarios that do not pass even unbroken, so that they show nothing, and why. */
  readonly unsound: readonly { readonly scenario: string; readonly detail: string }[];
}

export type Kills = Readonly<Record<string, string>>;

export interface ProveOptions {
  readonly context: PlayContext;
  readonly registry: StepRegistry;
  readonly scenarios: readonly Scenario[];
  readonly requirements: readonly string[];
  /** Rules of the target and of the devices. */
  readonly rules: readonly RuleSummary[];
  /** Who noticed which mutant the last time: tried first, so that most mutants cost one scenario. Where it is wrong, only time is lost. */
  readonly lastKills?: Kills;
  /** Whether scenarios that no mutant needed are tried with all of them. */
  readonly findIdle?: boolean;
  readonly signal?: AbortSignal;
  /** Hears of every mutant as it is decided. */
  readonly onMutant?: (requirement: string, mutant: string, reason: UnprovenReason | 'killed') => void;
}

/** How many scenarios play at the same time; they wait for each other's private-key operations, not for the network. */
const batchSize = 6;

/**
 * Proves that scenarios can fail. A requirement is proven when for every mutant of its rules at least one of its scenarios, which passed
 * unbroken with the rule consulted, fails with a finding that names the requirement.
 */
export async function proveRequirements(options: ProveOptions): Promise<ProveResult> {
  const { scenarios, requirements } = options;
  const concerned = scenarios.filter((scenario) => scenario.requirements.some((id) => requirements.includes(id)));
  const unbroken = new Map<string, ScenarioOutcome>();
  await inBatches(concerned, batchSize, async (scenario) => {
    unbroken.set(scenario.id, await playScenario(scenario, options));
  });
  const killers = new Set<string>();
  const kills: Record<string, string> = {};
  const unproven: Unproven[] = [];
  const trials = requirements.flatMap((requirement) => trialsOf(requirement, concerned, unbroken, options, unproven));
  await inBatches(trials, batchSize, async (trial) => {
    const verdict = await tryMutant(trial, options, killers, kills);
    options.onMutant?.(trial.requirement, trial.mutant, verdict?.reason ?? 'killed');
    if (verdict !== undefined) unproven.push(verdict);
  });
  const needless = options.findIdle ? concerned.filter(({ id }) => !killers.has(id)) : [];
  await inBatches(needless, batchSize, (scenario) => findKill(scenario, trials, options, killers));
  const failed = new Set(unproven.map(({ requirement }) => requirement));
  return {
    total: requirements.length,
    proven: requirements.filter((requirement) => !failed.has(requirement)),
    unproven: unproven.sort((a, b) => a.requirement.localeCompare(b.requirement) || a.mutant.localeCompare(b.mutant)),
    idle: needless.map(({ id }) => id).filter((id) => isSound(unbroken.get(id)) && !killers.has(id)),
    kills,
    unsound: concerned
      .filter(({ id }) => !isSound(unbroken.get(id)))
      .map(({ id }) => ({ scenario: id, detail: describe(unbroken.get(id)) })),
  };
}

interface Trial {
  readonly requirement: string;
  readonly mutant: string;
  /** Scenarios that passed unbroken with the rule consulted. */
  readonly scenarios: readonly Scenario[];
  /** Those of them that were played with the mutant. */
  readonly played: Set<string>;
}

function trialsOf(
  requirement: string,
  concerned: readonly Scenario[],
  unbroken: ReadonlyMap<string, ScenarioOutcome>,
  { rules }: ProveOptions,
  unproven: Unproven[],
): readonly Trial[] {
  const own = concerned.filter(({ requirements }) => requirements.includes(requirement));
  const all = own.map(({ id }) => id).join(' ');
  const mutants = rules
    .filter(({ requirements }) => requirements.includes(requirement))
    .flatMap((each) => each.mutants);
  if (mutants.length === 0) {
    unproven.push({ requirement, scenario: all, mutant: '', reason: 'no-rule' });
    return [];
  }
  const sound = own.filter(({ id }) => isSound(unbroken.get(id)));
  const asked = sound.filter(({ id }) => unbroken.get(id)?.consulted.includes(requirement));
  if (asked.length > 0)
    return mutants.map((mutant) => ({ requirement, mutant, scenarios: asked, played: new Set<string>() }));
  const broken = own.find(({ id }) => !isSound(unbroken.get(id)));
  const reason = sound.length > 0 ? 'never-consulted' : 'error';
  const detail =
    reason === 'error' && broken !== undefined ? `unbroken: ${describe(unbroken.get(broken.id))}` : undefined;
  const scenario = reason === 'error' ? (broken?.id ?? all) : sound.map(({ id }) => id).join(' ');
  for (const mutant of mutants)
    unproven.push({ requirement, scenario, mutant, reason, ...(detail === undefined ? {} : { detail }) });
  return [];
}

/** Passed, and found nothing that a mutant would be blamed for. */
function isSound(outcome: ScenarioOutcome | undefined): boolean {
  return outcome?.ending === 'passed' && outcome.findings.every(({ severity }) => severity === 'info');
}

const keyOf = ({ requirement, mutant }: Pick<Trial, 'requirement' | 'mutant'>): string => `${requirement}/${mutant}`;

/**
 * Plays until one scenario notices: first the one that did so the last time, then those that have noticed nothing yet, so that every
 * scenario gets its turn early.
 */
async function tryMutant(
  trial: Trial,
  options: ProveOptions,
  killers: Set<string>,
  kills: Record<string, string>,
): Promise<Unproven | undefined> {
  const { requirement, mutant, played } = trial;
  const last = options.lastKills?.[keyOf(trial)];
  const waiting = [...trial.scenarios];
  const misses: Unproven[] = [];
  while (waiting.length > 0) {
    const known = waiting.findIndex(({ id }) => id === last);
    const next = known >= 0 ? known : waiting.findIndex(({ id }) => !killers.has(id));
    const [scenario] = waiting.splice(Math.max(next, 0), 1) as [Scenario];
    played.add(scenario.id);
    const { reason, detail } = await playBroken(scenario, trial, options);
    if (reason === undefined) {
      killers.add(scenario.id);
      if (trial.scenarios.length > 1) kills[keyOf(trial)] = scenario.id;
      return undefined;
    }
    misses.push({ requirement, scenario: scenario.id, mutant, reason, detail });
  }
  const closest = (['collateral', 'error', 'survived'] as const).map((reason) =>
    misses.find((miss) => miss.reason === reason),
  );
  return closest.find((miss) => miss !== undefined);
}

/** Whether a scenario that no mutant needed notices any of those that it was not played with. */
async function findKill(
  scenario: Scenario,
  trials: readonly Trial[],
  options: ProveOptions,
  killers: Set<string>,
): Promise<void> {
  for (const trial of trials) {
    if (!trial.scenarios.includes(scenario) || trial.played.has(scenario.id)) continue;
    const { reason } = await playBroken(scenario, trial, options);
    if (reason === undefined) {
      killers.add(scenario.id);
      return;
    }
  }
}

async function playBroken(
  scenario: Scenario,
  trial: Trial,
  options: ProveOptions,
): Promise<{ readonly reason: UnprovenReason | undefined; readonly detail: string }> {
  const outcome = await playScenario(scenario, { ...options, brokenRules: [keyOf(trial)] });
  return { reason: missReason(outcome, trial.requirement), detail: describe(outcome) };
}

/** Why a mutant was not noticed by this scenario; undefined when it was. */
function missReason({ ending, findings }: ScenarioOutcome, requirement: string): UnprovenReason | undefined {
  const loud = findings.filter(({ severity }) => severity !== 'info');
  if (loud.some((finding) => namesRequirement(finding, requirement))) return undefined;
  if (ending === 'error' || ending === 'interrupted') return 'error';
  return ending === 'failed' || loud.length > 0 ? 'collateral' : 'survived';
}

function describe(outcome: ScenarioOutcome | undefined): string {
  if (outcome === undefined) return 'it never ran';
  const [finding] = outcome.findings;
  if (outcome.reason !== undefined) return outcome.reason;
  if (finding === undefined) return outcome.ending;
  return `${finding.requirement ?? 'no requirement'}: expected ${finding.expected}, received ${finding.received}`;
}
