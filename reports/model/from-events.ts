import {
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

/** Reads `events.ndjson`; a last line that a killed run left half written is dropped. Throws `SyntaxError` on other broken lines. */
export function parseEvents(ndjson: string): readonly RunEvent[] {
  const lines = ndjson.split('\n');
  const tail = lines.pop() ?? '';
  const events = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as RunEvent);
  if (tail === '') return events;
  try {
    return [...events, JSON.parse(tail) as RunEvent];
  } catch {
    return events;
  }
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

/** One result per scenario id, the last one said. */
function latestResults(events: readonly RunEvent[]): readonly ScenarioResult[] {
  const byId = new Map<string, ScenarioResult>();
  for (const event of events) if (event.event === 'scenario-finished') byId.set(event.scenario.id, event.scenario);
  return [...byId.values()];
}

function judgeRequirement(requirement: PlannedRequirement, scenarios: readonly ScenarioResult[]): RequirementResult {
  const showing = scenarios.filter(({ requirements }) => requirements.includes(requirement.id));
  const verdict = worstVerdict(showing.map((scenario) => verdictOn(requirement.id, scenario)));
  const reason = showing.find((scenario) => scenario.verdict === verdict)?.reason;
  return {
    ...requirement,
    verdict,
    ...(reason === undefined || verdict === 'pass' ? {} : { reason }),
    scenarios: showing.map(({ id }) => id),
  };
}

/** A failed scenario of several requirements fails those that its findings name; findings that name none fail all. */
function verdictOn(requirement: string, { verdict, findings }: ScenarioResult): Verdict {
  if (verdict !== 'fail' && verdict !== 'warn') return verdict;
  const named = findings.flatMap((finding) => (finding.requirement === undefined ? [] : [finding.requirement]));
  return named.length === 0 || named.includes(requirement) ? verdict : 'pass';
}
