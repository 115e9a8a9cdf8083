import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { UsageError } from '../../protocol/base/errors.js';
import { ConsoleReport } from '../../reports/console.js';
import { summarize, withoutExchanges } from '../../reports/model/from-events.js';
import type { RunResults, Summary } from '../../reports/model/results.js';
import { EventLog, readRun } from '../conformance/event-log.js';
import { replaceOutFolder } from '../conformance/out-folder.js';
import type { PlayParameters } from '../conformance/play-context.js';
import { judgedAnything, RunBook } from '../conformance/run-book.js';
import type { Suite } from '../conformance/suite.js';
import { checkBrokenRules } from './broken-rules.js';
import { type ExitCode, exitCodes, worstExitCode } from './exit-codes.js';
import { drawSeed, type OpenRun, openRun } from './open-run.js';
import { printJson } from './output.js';
import type { RunArguments } from './run-command.js';
import { tool } from './version.js';
import { writeReports } from './write-reports.js';

/** Up to this many scenarios, starting workers costs more than it saves. */
const handful = 8;

/** Plays the plan and leaves events, results and reports in the out folder. */
export async function run(args: RunArguments): Promise<ExitCode> {
  const now = startOf(args.now);
  const seed = args.seed ?? drawSeed();
  // loads while the server makes its keys
  const cucumber = import('../conformance/cucumber-run.js');
  cucumber.catch(() => {});
  const opened = await openRun(args, { lean: true });
  try {
    checkBrokenRules(args.break, opened.target.rules);
    return await new ConformanceRun(args, opened, seed, now).play();
  } finally {
    await opened.close();
  }
}

function startOf(text: string | undefined): number {
  const now = text === undefined ? Date.now() : Date.parse(text);
  if (!Number.isNaN(now)) return now;
  throw new UsageError('BAD_TIME', `--now ${text} is no time`, { fix: 'An example: --now 2026-06-01T09:00:00Z' });
}

class ConformanceRun {
  readonly #args: RunArguments;
  readonly #opened: OpenRun;
  readonly #seed: string;
  readonly #now: number;
  readonly #out: string;
  readonly #book: RunBook;
  readonly #screen = new ConsoleReport({
    write: (text) => process.stdout.write(text),
    terminal: process.stdout.isTTY,
    columns: process.stdout.columns ?? 80,
  });

  constructor(args: RunArguments, opened: OpenRun, seed: string, now: number) {
    this.#args = args;
    this.#opened = opened;
    this.#seed = seed;
    this.#now = now;
    this.#out = replaceOutFolder(args.out);
    const log = new EventLog(this.#out);
    this.#book = new RunBook(opened.plan, (event) => {
      log.append(event);
      if (!args.json) this.#screen.on(event);
    });
  }

  async play(): Promise<ExitCode> {
    const { plan, suite, target } = this.#opened;
    const capabilities = [...target.capabilities].sort();
    this.#book.open(plan, {
      tool,
      suite: { name: suite.name, version: suite.version },
      target: { name: target.name, url: target.url, capabilities },
      seed: this.#seed,
      startedAt: new Date().toISOString(),
    });
    const interrupted = this.#onInterrupt();
    const ended = await Promise.race([this.#playScenarios(), interrupted.signalled]);
    interrupted.forget();
    if (ended === 'interrupted') {
      await this.#finish(exitCodes.interrupted, 'interrupted');
      // cucumber cannot be stopped from outside; its workers end when this process does
      process.exit(exitCodes.interrupted);
    }
    this.#book.settle();
    const summary = summarize(this.#book.results);
    return this.#finish(exitCodeOfRun(summary, suite, this.#args.strict));
  }

  async #playScenarios(): Promise<'played'> {
    const { plan, locator, target } = this.#opened;
    const scenarios = plan.scenarios.flatMap(({ scenario, decision }) => (decision.kind === 'run' ? [scenario] : []));
    if (scenarios.length === 0) return 'played';
    const parameters: PlayParameters = {
      target: locator,
      seed: this.#seed,
      now: this.#now,
      stepFiles: this.#args.steps.map((file) => resolve(file)),
      out: this.#out,
      brokenRules: this.#args.break,
    };
    const { playWithCucumber } = await import('../conformance/cucumber-run.js');
    await playWithCucumber({
      scenarios,
      parameters,
      parallel: workersFor(scenarios.length, this.#args.parallel, target.capabilities.has('tenants')),
      retry: this.#args.retry,
      onStarted: (id, worker) => this.#book.started(id, worker),
      onAttempt: (attempt) => this.#book.attempt(attempt),
    });
    return 'played';
  }

  async #finish(exitCode: ExitCode, reason?: string): Promise<ExitCode> {
    this.#book.close(new Date().toISOString(), exitCode, reason);
    const results = readRun(this.#out);
    await writeReports(this.#out, results);
    this.#show(results);
    return exitCode;
  }

  #show(results: RunResults): void {
    if (this.#args.json) printJson(withoutExchanges(results));
    else this.#screen.end(results, relative(process.cwd(), this.#out));
  }

  #onInterrupt(): { readonly signalled: Promise<'interrupted'>; readonly forget: () => void } {
    let stop: () => void = () => {};
    const signalled = new Promise<'interrupted'>((resolveSignal) => {
      stop = () => resolveSignal('interrupted');
    });
    const signals = ['SIGINT', 'SIGTERM'] as const;
    for (const signal of signals) process.once(signal, stop);
    const forget = (): void => {
      for (const signal of signals) process.off(signal, stop);
    };
    return { signalled, forget };
  }
}

/** Without tenants scenarios share one organisation, so they take turns. */
function workersFor(scenarios: number, asked: number | undefined, tenants: boolean): number {
  if (!tenants) return 0;
  if (asked !== undefined) return asked <= 1 ? 0 : asked;
  const cores = availableParallelism();
  return scenarios <= handful || cores < 2 ? 0 : cores;
}

/** The suite's pass rule as an exit code. A run that judged nothing is no success. */
export function exitCodeOfRun(summary: Summary, { accept }: Pick<Suite, 'accept'>, strict: boolean): ExitCode {
  const refused = (Object.keys(summary) as (keyof Summary)[])
    .filter((verdict) => summary[verdict] > 0)
    .filter((verdict) => !accept.includes(verdict) || (strict && verdict === 'warn'));
  return worstExitCode([
    ...(summary.error > 0 ? [exitCodes.harness] : []),
    ...(refused.length > 0 ? [exitCodes.conformance] : []),
    ...(judgedAnything(summary) ? [] : [exitCodes.usage]),
  ]);
}
