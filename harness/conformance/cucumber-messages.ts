import type { ReportedStep } from '../../reports/model/results.js';
import { outcomeMediaType } from './bridge-protocol.js';
import { valuesOf } from './feature-tags.js';
import { scenarioId } from './features.js';
import type { ScenarioOutcome } from './outcome.js';

/** One attempt at a scenario, as cucumber reported it. */
export interface Attempt {
  readonly id: string;
  readonly steps: readonly ReportedStep[];
  readonly durationMs: number;
  readonly outcome: ScenarioOutcome;
  readonly willBeRetried: boolean;
}

/** Who hears of scenarios as they start and end. */
export interface PlayListener {
  readonly onStarted: (id: string, worker: number) => void;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** The part of cucumber's messages that is read here. */
export interface Envelope {
  readonly pickle?: {
    readonly id: string;
    readonly name: string;
    readonly tags: readonly { readonly name: string }[];
    readonly steps: readonly { readonly id: string; readonly text: string }[];
  };
  readonly testCase?: {
    readonly id: string;
    readonly pickleId: string;
    readonly testSteps: readonly { readonly id: string; readonly pickleStepId?: string }[];
  };
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string; readonly workerId?: string };
  readonly testStepFinished?: {
    readonly testCaseStartedId: string;
    readonly testStepId: string;
    readonly testStepResult: {
      readonly status: string;
      readonly message?: string;
      readonly duration: { readonly seconds: number; readonly nanos: number };
    };
  };
  readonly attachment?: { readonly testCaseStartedId?: string; readonly mediaType: string; readonly body: string };
  readonly testCaseFinished?: { readonly testCaseStartedId: string; readonly willBeRetried: boolean };
}

interface CaseInProgress {
  readonly id: string;
  readonly stepTexts: ReadonlyMap<string, string>;
  readonly steps: ReportedStep[];
  durationMs: number;
  hookFailure?: string;
  outcome?: ScenarioOutcome;
}

const stepStatus: Readonly<Record<string, ReportedStep['status']>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  SKIPPED: 'skipped',
  UNDEFINED: 'undefined',
  AMBIGUOUS: 'error',
  PENDING: 'error',
  UNKNOWN: 'error',
};

/** Turns cucumber's stream of messages into attempts. */
export class MessageReader {
  readonly #listener: PlayListener;
  readonly #pickles = new Map<string, NonNullable<Envelope['pickle']>>();
  readonly #cases = new Map<string, { readonly id: string; readonly stepTexts: ReadonlyMap<string, string> }>();
  readonly #open = new Map<string, CaseInProgress>();

  constructor(listener: PlayListener) {
    this.#listener = listener;
  }

  read({ pickle, testCase, testCaseStarted, testStepFinished, attachment, testCaseFinished }: Envelope): void {
    if (pickle !== undefined) this.#pickles.set(pickle.id, pickle);
    if (testCase !== undefined) this.#prepare(testCase);
    if (testCaseStarted !== undefined) this.#start(testCaseStarted);
    if (testStepFinished !== undefined) this.#step(testStepFinished);
    if (attachment?.mediaType === outcomeMediaType) {
      const current = this.#open.get(attachment.testCaseStartedId ?? '');
      if (current !== undefined) current.outcome = JSON.parse(attachment.body) as ScenarioOutcome;
    }
    if (testCaseFinished !== undefined) this.#finish(testCaseFinished);
  }

  #prepare({ id, pickleId, testSteps }: NonNullable<Envelope['testCase']>): void {
    const pickle = this.#pickles.get(pickleId);
    if (pickle === undefined) return;
    const texts = new Map(pickle.steps.map((step) => [step.id, step.text]));
    const tags = pickle.tags.map(({ name }) => name);
    this.#cases.set(id, {
      id: scenarioId(valuesOf(tags, 'req'), pickle.name),
      stepTexts: new Map(
        testSteps.flatMap((step) => {
          const text = texts.get(step.pickleStepId ?? '');
          return text === undefined ? [] : [[step.id, text] as const];
        }),
      ),
    });
  }

  #start({ id, testCaseId, workerId }: NonNullable<Envelope['testCaseStarted']>): void {
    const known = this.#cases.get(testCaseId);
    if (known === undefined) return;
    this.#open.set(id, { ...known, steps: [], durationMs: 0 });
    this.#listener.onStarted(known.id, Number(workerId ?? 0));
  }

  #step({ testCaseStartedId, testStepId, testStepResult }: NonNullable<Envelope['testStepFinished']>): void {
    const current = this.#open.get(testCaseStartedId);
    if (current === undefined) return;
    const { status, message, duration } = testStepResult;
    const durationMs = duration.seconds * 1_000 + duration.nanos / 1_000_000;
    current.durationMs += durationMs;
    const text = current.stepTexts.get(testStepId);
    if (text === undefined) {
      if (status === 'FAILED') current.hookFailure = message ?? 'a hook failed';
      return;
    }
    current.steps.push({
      text,
      status: stepStatus[status] ?? 'error',
      durationMs,
      ...(message === undefined ? {} : { message }),
    });
  }

  #finish({ testCaseStartedId, willBeRetried }: NonNullable<Envelope['testCaseFinished']>): void {
    const current = this.#open.get(testCaseStartedId);
    if (current === undefined) return;
    this.#open.delete(testCaseStartedId);
    const { id, steps, durationMs } = current;
    this.#listener.onAttempt({ id, steps, durationMs, willBeRetried, outcome: outcomeOf(current) });
  }
}

/** A step that nobody defines is our error, whatever else happened; so is a hook that broke before it could tell the outcome. */
function outcomeOf({ outcome, steps, hookFailure }: CaseInProgress): ScenarioOutcome {
  const stray = steps.find(({ status }) => status === 'undefined' || status === 'error');
  if (stray !== undefined) {
    const reason = `${stray.status === 'undefined' ? 'no step is defined for' : 'more than one step fits'} "${stray.text}"`;
    return { consulted: [], exchanges: [], findings: [], ...outcome, ending: 'error', reason };
  }
  const failedStep = steps.find(({ status }) => status === 'failed');
  if (outcome !== undefined && (outcome.ending !== 'passed' || failedStep === undefined)) return outcome;
  const reason = failedStep?.message ?? hookFailure ?? 'the scenario left no outcome';
  return { consulted: [], exchanges: [], findings: [], ...outcome, ending: 'error', reason };
}
