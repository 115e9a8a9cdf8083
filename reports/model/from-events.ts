import {
  brokenRequirements,
  type PlannedRequirement,
  type RequirementResult,
  type RunEvent,
  type RunResults,
  type ScenarioResult,
  type Summary,
  schemaVersion,
  type Verdict,
  verdicts,
} from './results.js';

/** A verdict earlier in this list outweighs the later ones; the last three only count where nothing was judged. */
const weight: readonly Verdict[] = ['error', 'fail', 'flaky', 'warn', 'pass', 'review', 'skipped', 'inapplicable'];

/** The worst of several verdicts; `inapplicable` when there are none. */
export function worstVerdict(found: readonly Verdict[]): Verdict {
  return weight.find((verdict) => found.includes(verdict)) ?? 'inapplicable';
}

/** How many scenarios ended with each verdict. */
export function summarize(scenarios: readonly ScenarioResult[]): Summary {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of scenarios) counts[verdict] += 1;
  return counts;
}

/**
 * The results of a run from its events. A run that was killed has no last event: its results are marked incomplete
 * and carry the exit code of an interruption. Throws `Error` when the first event is missing.
 */
export function resultsFromEvents(events: readonly RunEvent[]): RunResults {
  const started = events.find((event) => event.event === 'run-started');
  if (started === undefined) throw new Error('the events do not begin with a run');
  const finished = events.find((event) => event.event === 'run-finished');
  const scenarios = latestResults(events);
  return {
    schemaVersion,
    tool: started.tool,
    suite: started.suite,
    target: started.target,
    seed: started.seed,
    startedAt: started.startedAt,
    finishedAt: finished?.finishedAt ?? started.startedAt,
    complete: finished !== undefined && scenarios.length >= started.planned,
    exitCode: finished?.exitCode ?? 130,
    summary: summarize(scenarios),
    requirements: started.requirements.map((requirement) => judgeRequirement(requirement, scenarios)),
    scenarios,
  };
}

/** The results without the exchanges, as `results.json` and `--json` carry them. */
export function withoutExchanges(results: RunResults): RunResults {
  return { ...results, scenarios: results.scenarios.map(({ exchanges: _exchanges, ...scenario }) => scenario) };
}

/** One result per scenario id, the last one said. */
function latestResults(events: readonly RunEvent[]): readonly ScenarioResult[] {
  const byId = new Map<string, ScenarioResult>();
  for (const event of events) if (event.event === 'scenario-finished') byId.set(event.scenario.id, event.scenario);
  return [...byId.values()];
}

function judgeRequirement(requirement: PlannedRequirement, scenarios: readonly ScenarioResult[]): RequirementResult {
  const { id } = requirement;
  const own = scenarios.filter(({ requirements }) => requirements.includes(id));
  const seen = [...own.map((scenario) => verdictOn(id, scenario)), ...elsewhere(requirement, scenarios)];
  const verdict = own.length === 0 && seen.length === 0 ? 'skipped' : worstVerdict(seen.map((each) => each.verdict));
  const reason = seen.length === 0 ? 'it never ran' : seen.find((each) => each.verdict === verdict)?.reason;
  return {
    ...requirement,
    verdict,
    ...(reason === undefined || verdict === 'pass' ? {} : { reason }),
    scenarios: own.map((scenario) => scenario.id),
  };
}

interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** A failed scenario of several requirements fails those that its findings name; findings that name none of them fail all. */
function verdictOn(requirement: string, { verdict, reason, findings, requirements }: ScenarioResult): Judgement {
  const judged = { verdict, ...(reason === undefined ? {} : { reason }) };
  if (verdict !== 'fail' && verdict !== 'warn') return judged;
  const named = new Set(findings.flatMap(brokenRequirements));
  return named.has(requirement) || !requirements.some((id) => named.has(id)) ? judged : { verdict: 'pass' };
}

/** A deviation that a scenario of other requirements met on its way counts for the requirement that it names. */
function elsewhere({ id, level }: PlannedRequirement, scenarios: readonly ScenarioResult[]): readonly Judgement[] {
  return scenarios
    .filter(({ requirements }) => !requirements.includes(id))
    .flatMap((scenario) => scenario.findings.map((finding) => ({ scenario, finding })))
    .filter(({ finding }) => brokenRequirements(finding).includes(id) && finding.severity !== 'info')
    .map(({ scenario, finding }) => ({
      verdict: finding.severity === 'fail' && level === 'must' ? 'fail' : 'warn',
      reason: `seen in ${scenario.id}`,
    }));
}
