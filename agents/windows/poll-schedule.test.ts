import { describe, expect, it } from 'vitest';
import { minutes } from '../../protocol/base/clock.js';
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
  ])('after %i minutes the next poll is at %i', (now, next) => {
    expect(nextPoll(tree, 'P', 1_000, 1_000 + minutes(now))).toBe(1_000 + minutes(next));
  });

  it('ends when the sets end, and does not begin without one', () => {
    const { 'Device/Vendor/MSFT/DMClient/Provider/P/Poll/IntervalForRemainingScheduledRetries': _, ...finite } = tree;
    expect(nextPoll(finite, 'P', 0, minutes(36))).toBeUndefined();
    expect(nextPoll({}, 'P', 0, 0)).toBeUndefined();
    expect(nextPoll(tree, 'Else', 0, 0)).toBeUndefined();
  });
});
