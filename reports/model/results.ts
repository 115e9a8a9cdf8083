/**
 * The result model: what a run leaves behind, and the only thing a report reads. It imports nothing, so that a report
 * can be built from `events.ndjson` of a run that was killed, by another version, on another machine.
 */
export const schemaVersion = 1;

/** `flaky`: failed, then passed on a retry. `error`: ours, not the server's. `review`: a person must look. */
export const verdicts = ['pass', 'fail', 'warn', 'inapplicable', 'skipped', 'review', 'flaky', 'error'] as const;
export type Verdict = (typeof verdicts)[number];

export interface ReportedFinding {
  readonly requirement?: string;
  /** Decided together with it. */
  readonly also?: readonly string[];
  readonly expected: string;
  readonly received: string;
  /** `RFC 8894 §3.2`, or the catalog's source for a product row. */
  readonly section?: string;
  readonly severity: 'fail' | 'warn' | 'info';
  readonly place?: string;
}

/** Requirements that a finding says are broken. */
export function brokenRequirements({ requirement, also = [] }: ReportedFinding): readonly string[] {
  return requirement === undefined ? [] : [requirement, ...also];
}

/** As reports head a finding. */
export function findingTitle(finding: ReportedFinding): string {
  return brokenRequirements(finding).join(', ') || 'finding';
}

/** One request and its answer, redacted and decoded for people. */
export interface ReportedExchange {
  readonly device: string;
  readonly index: number;
  readonly step: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestText: string;
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseText?: string;
  readonly failure?: string;
}

export interface ReportedStep {
  readonly text: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'undefined' | 'error';
  readonly durationMs: number;
  readonly message?: string;
}

export interface ScenarioResult {
  /** `<first requirement>/<kebab name>`: independent of file, line and order. */
  readonly id: string;
  readonly name: string;
  /** `scenarios/product/device-limit.feature:12` */
  readonly location: string;
  readonly verdict: Verdict;
  /** Required for inapplicable, skipped, review and error. */
  readonly reason?: string;
  readonly requirements: readonly string[];
  readonly platform?: string;
  readonly method?: string;
  readonly durationMs: number;
  readonly findings: readonly ReportedFinding[];
  readonly steps: readonly ReportedStep[];
  /** Checklist of a review row. */
  readonly checklist?: readonly string[];
  /** Path below the out folder, `evidence/<id>.json`, of a failed scenario's capsule. */
  readonly evidence?: string;
  /** Exchanges of a scenario that did not pass; the events carry them, `results.json` does not. */
  readonly exchanges?: readonly ReportedExchange[];
}

export interface RequirementResult {
  readonly id: string;
  readonly title: string;
  readonly family: 'product' | 'protocol';
  readonly party: string;
  readonly level: 'must' | 'should' | 'may';
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Scenario ids. */
  readonly scenarios: readonly string[];
}

export type Summary = Readonly<Record<Verdict, number>>;

export interface SuiteReference {
  readonly name: string;
  readonly version: string;
}

export interface TargetReference {
  readonly name: string;
  readonly url: string;
  readonly capabilities: readonly string[];
}

export interface RunResults {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: { readonly name: 'muster'; readonly version: string };
  readonly suite: SuiteReference;
  readonly target: TargetReference;
  readonly seed: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** False when the run was stopped or killed before its end. */
  readonly complete: boolean;
  readonly exitCode: number;
  /** Counts scenarios. */
  readonly summary: Summary;
  readonly requirements: readonly RequirementResult[];
  readonly scenarios: readonly ScenarioResult[];
}

/** A requirement as the run's plan knows it; carried in the first event so that reports need no catalog. */
export interface PlannedRequirement {
  readonly id: string;
  readonly title: string;
  readonly family: 'product' | 'protocol';
  readonly party: string;
  readonly level: 'must' | 'should' | 'may';
}

/** Lines of `events.ndjson`, in the order they happen. */
export type RunEvent =
  | {
      readonly event: 'run-started';
      readonly schemaVersion: typeof schemaVersion;
      readonly tool: { readonly name: 'muster'; readonly version: string };
      readonly suite: SuiteReference;
      readonly target: TargetReference;
      readonly seed: string;
      readonly startedAt: string;
      /** Number of scenarios in the plan, the ones decided beforehand included. */
      readonly planned: number;
      readonly requirements: readonly PlannedRequirement[];
    }
  | { readonly event: 'scenario-started'; readonly id: string; readonly name: string; readonly worker: number }
  | { readonly event: 'scenario-finished'; readonly scenario: ScenarioResult }
  | {
      readonly event: 'run-finished';
      readonly finishedAt: string;
      readonly exitCode: number;
      readonly reason?: string;
    };
