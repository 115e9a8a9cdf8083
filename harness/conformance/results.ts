import { UsageError } from '../../protocol/base/errors.js';
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
} from '../../reports/model/results.js';

/** A requirement's verdict is the worst of these, and only without any of them the first of the others. */
const severityOrder: readonly Verdict[] = [
  'error',
  'fail',
  'flaky',
  'warn',
  'pass',
  'review',
  'skipped',
  'inapplicable',
];

/** The results of a run from its events alone, so that a killed run has results too. Throws UsageError without a beginning. */
export function resultsOf(events: readonly RunEvent[]): RunResults {
  const started = events.find((event) => event.event === 'run-started');
  if (started === undefined)
    throw new UsageError('EVENTS_EMPTY', 'the events have no beginning, so there is nothing to report');
  const finished = events.findLast((event) => event.event === 'run-finished');
  const scenarios = events.flatMap((event) => (event.event === 'scenario-finished' ? [event.scenario] : []));
  const { tool, suite, target, seed, startedAt } = started;
  return {
    schemaVersion,
    tool,
    suite,
    target,
    seed,
    startedAt,
    finishedAt: finished?.finishedAt ?? startedAt,
    complete: finished !== undefined && finished.exitCode !== interruptedExitCode,
    exitCode: finished?.exitCode ?? killedExitCode,
    summary: summaryOf(scenarios),
    requirements: started.requirements.map((requirement) => requirementResult(requirement, scenarios)),
    scenarios: scenarios.map(withoutExchanges),
  };
}

/** A run that was killed says nothing of its end; its harness did not do its work. */
const killedExitCode = 2;
const interruptedExitCode = 130;

export function summaryOf(scenarios: readonly Pick<ScenarioResult, 'verdict'>[]): Summary {
  const count = (wanted: Verdict): number => scenarios.filter(({ verdict }) => verdict === wanted).length;
  return Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Summary;
}

function requirementResult(requirement: PlannedRequirement, scenarios: readonly ScenarioResult[]): RequirementResult {
  const own = scenarios.filter(({ requirements }) => requirements.includes(requirement.id));
  const seen = [...own.map(({ verdict, reason }) => ({ verdict, reason })), ...elsewhere(requirement, scenarios)];
  const verdict = severityOrder.find((each) => seen.some((one) => one.verdict === each)) ?? 'skipped';
  const reason =
    seen.find((one) => one.verdict === verdict)?.reason ?? (seen.length === 0 ? 'it never ran' : undefined);
  return {
    ...requirement,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    scenarios: own.map(({ id }) => id),
  };
}

/** A deviation that a scenario of other requirements met on its way counts for the requirement that it names. */
function elsewhere(
  { id, level }: PlannedRequirement,
  scenarios: readonly ScenarioResult[],
): { verdict: Verdict; reason: string }[] {
  return scenarios
    .filter(({ requirements }) => !requirements.includes(id))
    .flatMap((scenario) => scenario.findings.map((finding) => ({ scenario, finding })))
    .filter(({ finding }) => finding.requirement === id && finding.severity !== 'info')
    .map(({ scenario, finding }) => ({
      verdict: finding.severity === 'fail' && level === 'must' ? 'fail' : 'warn',
      reason: `seen in ${scenario.id}`,
    }));
}

function withoutExchanges({ exchanges: _exchanges, ...rest }: ScenarioResult): ScenarioResult {
  return rest;
}
