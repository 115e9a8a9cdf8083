import { describe, expect, it } from 'vitest';
import { minutes } from '../../protocol/base/clock.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { TreeState } from '../omadm/csp.js';
import { dmClientState } from './csp/dm-client-csp.js';
import { nextPoll } from './poll-schedule.js';

const tree = dmClientState('P', {
  'Poll/NumberOfFirstRetries': '2',
  'Poll/IntervalForFirstSetOfRetries': '15',
  'Poll/NumberOfSecondRetries': '2',
  'Poll/IntervalForSecondSetOfRetries': '3',
  'Poll/NumberOfRemainingScheduledRetries': '0',
  'Poll/IntervalForRemainingScheduledRetries': '60',
});

/** Minutes after an enrollment at 1,000 ms. */
function next(of: TreeState, after: number): number {
  const poll = nextPoll({ now: 1_000 + minutes(after), rules: soundRules }, of, 'P', 1_000);
  return ((poll ?? Number.NaN) - 1_000) / minutes(1);
}

describe('the poll schedule', () => {
  it.each([
    [0, 15],
    [14, 15],
    [15, 30],
    [30, 33],
    [33, 36],
    [36, 96],
    [95, 96],
    [96, 156],
    [10_000, 10_056],
  ])('after %i minutes the next poll is at %i', (now, expected) => {
    expect(next(tree, now)).toBe(expected);
  });

  it.each([
    [0, 15],
    [149, 150],
    [150, 1_590],
    [1_590, 3_030],
  ])('without a set, after %i minutes it is at %i', (now, expected) => {
    expect(next({}, now)).toBe(expected);
  });

  it('is once a day when the sets have ended', () => {
    const { 'Device/Vendor/MSFT/DMClient/Provider/P/Poll/IntervalForRemainingScheduledRetries': _, ...finite } = tree;
    expect(next(finite, 36)).toBe(36 + 1_440);
  });
});
