import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DmClientSetting } from '../../../../protocol/mde2/provisioning-document.js';

/** One set of a poll schedule: so many times, so many minutes apart; 0 times is for ever. */
export interface PollSet {
  readonly times: number;
  readonly minutes: number;
}

/** The schedule that a PC is told: not all of it nothing, one set without end at most, and the last one no more often than once a day (DMClient CSP, Poll). */
const toldSchedule = rule('XWP-006', {
  holds: (_context: RuleContext, sets: readonly PollSet[]): readonly PollSet[] => sets,
  mutants: {
    allOfItNothing: (_context, sets) => sets.map(() => ({ times: 0, minutes: 0 })),
    twoWithoutEnd: (_context, sets) => sets.map((set) => ({ ...set, times: 0 })),
    lastOneTooOften: (_context, sets) => sets.map((set, place) => (place === 2 ? { ...set, minutes: 60 } : set)),
  },
});

export const pollRules: readonly RuleSummary[] = [toldSchedule];

const names = [
  ['NumberOfFirstRetries', 'IntervalForFirstSetOfRetries'],
  ['NumberOfSecondRetries', 'IntervalForSecondSetOfRetries'],
  ['NumberOfRemainingScheduledRetries', 'IntervalForRemainingScheduledRetries'],
] as const;

/** The settings below the provider. A server that names no set leaves the PC to its own. */
export function pollSettings(context: RuleContext, sets: readonly PollSet[]): readonly DmClientSetting[] {
  const told = toldSchedule(context, sets);
  return names.flatMap(([count, interval], place) => {
    const set = told[place];
    if (set === undefined) return [];
    return [
      { path: `Poll/${count}`, value: String(set.times), datatype: 'integer' },
      { path: `Poll/${interval}`, value: String(set.minutes), datatype: 'integer' },
    ];
  });
}
