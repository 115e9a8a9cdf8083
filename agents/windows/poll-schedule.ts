import { minutes } from '../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { TreeState } from '../omadm/csp.js';

/** One set of the poll schedule: so many times, so many minutes apart; 0 times means for ever (DMClient CSP, Poll). */
interface PollSet {
  readonly times: number;
  readonly everyMs: number;
}

const sets = [
  ['NumberOfFirstRetries', 'IntervalForFirstSetOfRetries'],
  ['NumberOfSecondRetries', 'IntervalForSecondSetOfRetries'],
  ['NumberOfRemainingScheduledRetries', 'IntervalForRemainingScheduledRetries'],
] as const;

/** What holds where the server names no set: ten times, fifteen minutes apart (DMClient CSP, Poll, default values). */
const scheduleOfNone = rule('XWP-121', {
  holds: (_context: RuleContext): readonly PollSet[] => [{ times: 10, everyMs: minutes(15) }],
  mutants: { neverComes: () => [], onceADay: () => [{ times: 0, everyMs: minutes(1440) }] },
});

/** What follows sets that all end: once a day (DMClient CSP, Poll). */
const scheduleAfterAll = rule('XWP-122', {
  holds: (_context: RuleContext): readonly PollSet[] => [{ times: 0, everyMs: minutes(1440) }],
  mutants: { nothingFollows: () => [] },
});

/** How often a set of so many times is followed: one without a number has no end, and what comes after it never begins (DMClient CSP, Poll). */
const endOfSet = rule('XWP-123', {
  holds: (_context: RuleContext, { times, everyMs }: PollSet): number =>
    times === 0 ? Number.POSITIVE_INFINITY : times * everyMs,
  mutants: { zeroMeansNever: (_context, { times, everyMs }) => times * everyMs },
});

/** Rules of the poll schedule that `muster prove` can break in a PC. */
export const pollRules: readonly RuleSummary[] = [scheduleOfNone, scheduleAfterAll, endOfSet];

function pollSets(context: RuleContext, tree: TreeState, providerId: string): readonly PollSet[] {
  const poll = `Device/Vendor/MSFT/DMClient/Provider/${providerId}/Poll`;
  const number = (name: string) => Math.max(0, Number(tree[`${poll}/${name}`] ?? 0) || 0);
  const named = sets
    .map(([times, interval]) => ({ times: number(times), everyMs: minutes(number(interval)) }))
    .filter(({ everyMs }) => everyMs > 0);
  return [...(named.length === 0 ? scheduleOfNone(context) : named), ...scheduleAfterAll(context)];
}

/** The next time the device polls after `now`, counted from enrollment. All in ms. */
export function nextPoll(
  context: RuleContext,
  tree: TreeState,
  providerId: string,
  enrolledAt: number,
): number | undefined {
  const { now } = context;
  let start = enrolledAt;
  for (const set of pollSets(context, tree, providerId)) {
    const next = start + (Math.floor(Math.max(0, now - start) / set.everyMs) + 1) * set.everyMs;
    const end = start + endOfSet(context, set);
    if (next <= end) return next;
    start = end;
  }
  return undefined;
}
