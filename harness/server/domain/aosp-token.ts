import { days } from '../../../protocol/base/clock.js';
import { rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';

/** How far ahead a token of the older edition may end. */
const longestLifeDays = 90;
/** How far ahead a token of the newer edition may end. */
const longestLifeYears = 65;

/** Edition 002 of the manuals: at most 90 days. Times in milliseconds. */
export const aospTokenLifeByOlderEdition = rule('AOU-006', {
  holds: ({ now }: TenantContext, expiresAt: number) => expiresAt - now <= days(longestLifeDays),
  mutants: {
    anyLife: () => true,
    oneDayMore: ({ now }, expiresAt) => expiresAt - now <= days(longestLifeDays + 1),
    oneDayLess: ({ now }, expiresAt) => expiresAt - now <= days(longestLifeDays - 1),
  },
});

/** Edition 003: as far as 65 years ahead, by the calendar. */
export const aospTokenLifeByNewerEdition = rule('AOU-035', {
  holds: ({ now }: TenantContext, expiresAt: number) => expiresAt <= yearsAfter(now, longestLifeYears),
  mutants: {
    anyLife: () => true,
    stillNinetyDays: ({ now }, expiresAt) => expiresAt - now <= days(longestLifeDays),
  },
});

/** Whether a token for Android (AOSP) user-associated devices may end at `expiresAt`, by the edition that is switched on. */
export function aospTokenLifeAllowed(context: TenantContext, expiresAt: number): boolean {
  return context.editions.has('002')
    ? aospTokenLifeByOlderEdition(context, expiresAt)
    : aospTokenLifeByNewerEdition(context, expiresAt);
}

function yearsAfter(now: number, years: number): number {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.getTime();
}
