import { headline } from './markdown.js';
import type { ReportedExchange, RunEvent, RunResults, ScenarioResult, Verdict } from './model/results.js';
import { findingTitle, verdicts } from './model/results.js';

export interface ConsoleOptions {
  readonly write: (text: string) => void;
  /** A terminal gets colours and a status line that is written over; anything else gets plain lines. */
  readonly terminal: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
}

const colours: Readonly<Record<Verdict, number>> = {
  pass: 32,
  warn: 33,
  fail: 31,
  flaky: 31,
  error: 35,
  review: 34,
  inapplicable: 90,
  skipped: 90,
};

/** Lines of a body that the screen shows; the rest is in the evidence. */
const shownLines = 24;

/** Follows a run on the screen: where it is, each failure as it happens, and at the end what came of it. */
export class ConsoleReport {
  readonly #options: ConsoleOptions;
  readonly #counts = new Map<Verdict, number>();
  #planned = 0;
  #done = 0;

  constructor(options: ConsoleOptions) {
    this.#options = options;
  }

  on(event: RunEvent): void {
    if (event.event === 'run-started') this.#start(event);
    if (event.event === 'scenario-finished') this.#finish(event.scenario);
  }

  /** The last words: counts, what was not run and why, where the reports are. */
  end(results: RunResults, folder: string): void {
    const { summary } = results;
    const told = verdicts.filter((verdict) => summary[verdict] > 0);
    const counts = told.map((verdict) => this.#colour(verdict, `${summary[verdict]} ${verdict}`)).join(', ');
    const judged = results.requirements.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn').length;
    this.#line(`\n${headline(results)}`);
    this.#line(`  scenarios:    ${counts || 'none'}`);
    this.#line(`  requirements: ${judged} of ${results.requirements.length} shown to hold`);
    for (const [reason, count] of reasonsNotRun(results)) this.#line(`  not run:      ${count} × ${reason}`);
    this.#line(`  report:       ${folder}/report.html`);
  }

  #start({ suite, target, seed, planned }: Extract<RunEvent, { event: 'run-started' }>): void {
    this.#planned = planned;
    this.#line(
      `muster: ${planned} scenarios of suite ${suite.name} against ${target.name} (${target.url}), seed ${seed}`,
    );
  }

  #finish(scenario: ScenarioResult): void {
    this.#done += 1;
    this.#counts.set(scenario.verdict, (this.#counts.get(scenario.verdict) ?? 0) + 1);
    if (scenario.verdict === 'fail' || scenario.verdict === 'error' || scenario.verdict === 'flaky')
      this.#failure(scenario);
    this.#progress();
  }

  #progress(): void {
    const { terminal, write, columns = 80 } = this.#options;
    const counts = verdicts.flatMap((verdict) => {
      const count = this.#counts.get(verdict);
      return count === undefined ? [] : [`${count} ${verdict}`];
    });
    const text = `[${this.#done}/${this.#planned}] ${counts.join(', ')}`;
    if (terminal) {
      write(`\r\u001b[2K${text.slice(0, columns - 1)}`);
      return;
    }
    const step = Math.max(1, Math.ceil(this.#planned / 10));
    if (this.#done % step === 0 || this.#done === this.#planned) write(`${text}\n`);
  }

  #failure({ id, verdict, location, reason, findings, exchanges, evidence, steps }: ScenarioResult): void {
    this.#line(`\n${this.#colour(verdict, verdict.toUpperCase())} ${id}\n  at ${location}`);
    if (reason !== undefined) this.#line(`  ${reason}`);
    for (const finding of findings) {
      const { expected, received, section, severity } = finding;
      this.#line(
        `  ${findingTitle(finding)}${severity === 'fail' ? '' : ` (${severity})`}${section === undefined ? '' : ` [${section}]`}`,
      );
      this.#line(`    expected: ${expected}\n    received: ${received}`);
    }
    if (findings.length === 0) {
      const broken = steps.find(({ status }) => status !== 'passed' && status !== 'skipped');
      if (broken !== undefined) this.#line(`  ${broken.text}\n    ${broken.message ?? broken.status}`);
    }
    const last = exchanges?.at(-1);
    if (last !== undefined) this.#line(exchangeText(last));
    if (evidence !== undefined) this.#line(`  evidence: ${evidence}`);
  }

  #line(text: string): void {
    this.#options.write(`${this.#options.terminal ? '\r\u001b[2K' : ''}${text}\n`);
  }

  #colour(verdict: Verdict, text: string): string {
    return this.#options.terminal ? `\u001b[${colours[verdict]}m${text}\u001b[0m` : text;
  }
}

/** The last exchange of a failure, decoded, as an indented block. */
function exchangeText({
  step,
  method,
  url,
  status,
  failure,
  requestText,
  responseText = '',
}: ReportedExchange): string {
  const block = (text: string): string => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const more = lines.length > shownLines ? [`… ${lines.length - shownLines} more lines in the evidence`] : [];
    return [...lines.slice(0, shownLines), ...more].map((line) => `      ${line}`).join('\n');
  };
  const answer = `    <- ${status ?? failure ?? 'no answer'}`;
  return [`  last exchange: ${step}`, `    -> ${method} ${url}`, block(requestText), answer, block(responseText)]
    .filter((part) => part !== '')
    .join('\n');
}

function reasonsNotRun({ scenarios }: RunResults): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const { verdict, reason } of scenarios) {
    if (verdict === 'inapplicable' || verdict === 'skipped')
      reasons.set(reason ?? verdict, (reasons.get(reason ?? verdict) ?? 0) + 1);
  }
  return reasons;
}
