import type {
  RunEvent,
  ScenarioResult,
  SuiteReference,
  Summary,
  TargetReference,
} from '../../reports/model/results.js';
import { schemaVersion } from '../../reports/model/results.js';
import type { Attempt } from './cucumber-messages.js';
import { type Judgement, judge, judgeAttempts, reportFinding } from './outcome.js';
import type { Plan, PlannedReview, PlannedScenario } from './plan.js';

/** Takes events as the run goes: the event log, the console. */
export type EventSink = (event: RunEvent) => void;

export interface RunHeader {
  readonly tool: { readonly name: 'muster'; readonly version: string };
  readonly suite: SuiteReference;
  readonly target: TargetReference;
  readonly seed: string;
  readonly startedAt: string;
}

/** Keeps the run's books: turns the plan and the attempts of its scenarios into events, each scenario once. */
export class RunBook {
  readonly #plan: ReadonlyMap<string, PlannedScenario>;
  readonly #sink: EventSink;
  readonly #attempts = new Map<string, Judgement[]>();
  readonly #started = new Set<string>();
  readonly #results: ScenarioResult[] = [];

  constructor(plan: Plan, sink: EventSink) {
    this.#plan = new Map(plan.scenarios.map((planned) => [planned.scenario.id, planned]));
    this.#sink = sink;
  }

  /** Opens the books: the header, then everything that is decided before the first scenario. */
  open(plan: Plan, header: RunHeader): void {
    const decided = plan.scenarios.filter(({ decision }) => decision.kind === 'decided');
    const planned =
      plan.scenarios.filter(({ decision }) => decision.kind !== 'not-selected').length + plan.reviews.length;
    this.#sink({ event: 'run-started', schemaVersion, ...header, planned, requirements: plan.requirements });
    for (const each of decided) this.#finish(decidedResult(each));
    for (const each of plan.reviews) this.#finish(reviewResult(each));
  }

  started(id: string, worker: number): void {
    if (this.#started.has(id)) return;
    this.#started.add(id);
    const name = this.#plan.get(id)?.scenario.name ?? id;
    this.#sink({ event: 'scenario-started', id, name, worker });
  }

  attempt({ id, outcome, steps, durationMs, willBeRetried }: Attempt): void {
    const planned = this.#plan.get(id);
    if (planned === undefined) return;
    const { scenario, level } = planned;
    const attempts = [...(this.#attempts.get(id) ?? []), judge(outcome, scenario.requirements, level)];
    this.#attempts.set(id, attempts);
    if (willBeRetried) return;
    this.#finish({
      ...described(planned),
      ...judgeAttempts(attempts),
      durationMs,
      findings: outcome.findings.map(reportFinding),
      steps,
      ...(outcome.evidence === undefined ? {} : { evidence: outcome.evidence }),
      ...(outcome.exchanges.length === 0 ? {} : { exchanges: outcome.exchanges }),
    });
  }

  /** Says of every scenario that should have run and left nothing that it never ended: its worker died. */
  settle(): void {
    const ended = new Set(this.#results.map(({ id }) => id));
    for (const planned of this.#plan.values()) {
      if (planned.decision.kind !== 'run' || ended.has(planned.scenario.id)) continue;
      const reason = this.#started.has(planned.scenario.id) ? 'it began and never ended' : 'it never began';
      this.#finish({ ...described(planned), verdict: 'error', reason, durationMs: 0, findings: [], steps: [] });
    }
  }

  close(finishedAt: string, exitCode: number, reason?: string): void {
    this.#sink({ event: 'run-finished', finishedAt, exitCode, ...(reason === undefined ? {} : { reason }) });
  }

  get results(): readonly ScenarioResult[] {
    return this.#results;
  }

  #finish(scenario: ScenarioResult): void {
    this.#results.push(scenario);
    this.#sink({ event: 'scenario-finished', scenario });
  }
}

function described({
  scenario,
}: PlannedScenario): Pick<ScenarioResult, 'id' | 'name' | 'location' | 'requirements' | 'platform' | 'method'> {
  const { id, name, location, requirements, platforms, methods } = scenario;
  const [platform] = platforms;
  const [method] = methods;
  return {
    id,
    name,
    location,
    requirements,
    ...(platform === undefined ? {} : { platform }),
    ...(method === undefined ? {} : { method }),
  };
}

function decidedResult(planned: PlannedScenario): ScenarioResult {
  const { decision } = planned;
  const verdict = decision.kind === 'decided' ? decision.verdict : 'skipped';
  const reason = decision.kind === 'run' ? 'it never ran' : decision.reason;
  return { ...described(planned), verdict, reason, durationMs: 0, findings: [], steps: [] };
}

function reviewResult({ id, row, checklist }: PlannedReview): ScenarioResult {
  return {
    id,
    name: row.title,
    location: `${row.file}:${row.line}`,
    verdict: 'review',
    reason: row.endingReason ?? 'a person must look',
    requirements: [row.id],
    durationMs: 0,
    findings: [],
    steps: [],
    checklist,
  };
}

/** Whether anything was judged: a run of skips and of what does not apply says nothing about its target. */
export function judgedAnything(summary: Summary): boolean {
  const { inapplicable, skipped, ...judged } = summary;
  return Object.values(judged).some((count) => count > 0);
}
