import { hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';

/** Notifications can be lost: now and then the server compares its devices with Google's list (devices.list). */
export const comparesAgain = rule('XAM-097', {
  holds: ({ now }: RuleContext, last: number) => now >= last + hours(1),
  mutants: { never: () => false },
});

/** The list is read to its last page before anything is missed in it (devices.list, nextPageToken). */
export const pagesRead = rule('XAM-098', {
  holds: (_context: RuleContext) => Number.POSITIVE_INFINITY,
  mutants: { firstPageOnly: () => 1 },
});

/** A list that could not be read says nothing (Errors). */
export const emptyWhenRefused = rule('XAM-099', {
  holds: (_context: RuleContext) => false,
  mutants: { takenForEmpty: () => true },
});

/** An enterprise that no list names is asked for by its name before it is given up (enterprises.list, enterprises.get). */
export const asksBeforeGivingUp = rule('XAM-100', {
  holds: (_context: RuleContext) => true,
  mutants: { believesTheList: () => false },
});

export const reconcileRules = [comparesAgain, pagesRead, emptyWhenRefused, asksBeforeGivingUp];
