import { AbortedError, describeError, ProtocolError } from '../../protocol/base/errors.js';
import { type Finding, namesRequirement } from '../../protocol/base/finding.js';
import { formatSection } from '../../protocol/base/section.js';
import type { ReportedExchange, ReportedFinding, Verdict } from '../../reports/model/results.js';
import { Inapplicable, RefusedByAdmin } from '../checks/admin.js';
import { finding } from '../checks/check.js';
import type { Level } from './catalog-row.js';
import { ConformanceFailure } from './conformance-failure.js';

/** How playing a scenario ended, before anybody judges it. Plain data: it travels from workers. */
export interface ScenarioOutcome {
  readonly ending: 'passed' | 'failed' | 'inapplicable' | 'interrupted' | 'error';
  /** Why it was inapplicable, interrupted or an error of ours. */
  readonly reason?: string;
  /** What checks found, and what the devices noticed while reading the target's messages. */
  readonly findings: readonly Finding[];
  /** Requirements whose rules were asked, on the target and in the devices. */
  readonly consulted: readonly string[];
  /** Empty for a scenario that passed. */
  readonly exchanges: readonly ReportedExchange[];
  readonly evidence?: string;
}

type Ending = Pick<ScenarioOutcome, 'ending' | 'reason' | 'findings'>;

/** What an error that ended a scenario means: the target's fault becomes findings, ours an error. */
export function endingOf(error: unknown, requirements: readonly string[]): Ending {
  if (error === undefined) return { ending: 'passed', findings: [] };
  if (error instanceof ConformanceFailure) return { ending: 'failed', findings: error.findings };
  if (error instanceof Inapplicable) return { ending: 'inapplicable', reason: error.message, findings: [] };
  if (error instanceof RefusedByAdmin)
    return failed(requirements, 'the administrator may do this', `refused with ${error.status}: ${error.message}`);
  if (error instanceof ProtocolError)
    return failed(requirements, 'an answer that a device can use', describeError(error));
  if (error instanceof AbortedError) return { ending: 'interrupted', reason: 'the run was interrupted', findings: [] };
  return { ending: 'error', reason: describeError(error), findings: [] };
}

function failed(requirements: readonly string[], expected: string, received: string): Ending {
  return { ending: 'failed', findings: [finding(requirements, expected, received)] };
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: string;
}

/**
 * The verdict. A broken `must` of the scenario's own requirements fails it; a broken `should` warns, and so does a deviation from a
 * requirement that the scenario is not about.
 */
export function judge(
  { ending, reason, findings }: ScenarioOutcome,
  requirements: readonly string[],
  level: Level,
): Judgement {
  if (ending === 'error') return { verdict: 'error', reason: reason ?? 'unknown' };
  if (ending === 'inapplicable') return { verdict: 'inapplicable', reason: reason ?? 'unknown' };
  if (ending === 'interrupted') return { verdict: 'skipped', reason: reason ?? 'unknown' };
  const broken = ending === 'failed' || findings.some((finding) => breaks(finding, requirements));
  if (broken && level === 'must') return { verdict: 'fail' };
  if (broken) return { verdict: 'warn', reason: `a requirement of level ${level} is not met` };
  const doubtful = findings.some(({ severity }) => severity !== 'info');
  return doubtful ? { verdict: 'warn' } : { verdict: 'pass' };
}

function breaks(finding: Finding, requirements: readonly string[]): boolean {
  return finding.severity === 'fail' && requirements.some((id) => namesRequirement(finding, id));
}

/** A failure that went away when it was tried again is neither a pass nor a plain failure. */
export function judgeAttempts(attempts: readonly Judgement[]): Judgement {
  const last = attempts.at(-1) ?? { verdict: 'error', reason: 'the scenario never ran' };
  const failures = attempts.filter(({ verdict }) => verdict === 'fail' || verdict === 'error').length;
  const passed = last.verdict === 'pass' || last.verdict === 'warn';
  return passed && failures > 0 ? { verdict: 'flaky', reason: `passed after ${failures} failed attempts` } : last;
}

/** A finding as reports show it. */
export function reportFinding({ section, ...rest }: Finding): ReportedFinding {
  return { ...rest, ...(section === undefined ? {} : { section: formatSection(section) }) };
}
