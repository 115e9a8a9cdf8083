import { minutes } from '../../protocol/base/clock.js';
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

function pollSets(tree: TreeState, providerId: string): readonly PollSet[] {
  const poll = `Device/Vendor/MSFT/DMClient/Provider/${providerId}/Poll`;
  const number = (name: string) => Math.max(0, Number(tree[`${poll}/${name}`] ?? 0) || 0);
  return sets
    .map(([times, interval]) => ({ times: number(times), everyMs: minutes(number(interval)) }))
    .filter(({ everyMs }) => everyMs > 0);
}

/** The next time the device polls after `now`, counted from enrollment; undefined when the server set no schedule that goes on. All in ms. */
export function nextPoll(tree: TreeState, providerId: string, enrolledAt: number, now: number): number | undefined {
  let start = enrolledAt;
  for (const { times, everyMs } of pollSets(tree, providerId)) {
    const next = start + (Math.floor(Math.max(0, now - start) / everyMs) + 1) * everyMs;
    const end = start + times * everyMs;
    if (times === 0 || next <= end) return next;
    start = end;
  }
  return undefined;
}
