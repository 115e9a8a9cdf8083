import { days, hours } from '../../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';

/** How far ahead a token may end where Google or an older edition sets the limit. */
const longestLifeDays = 90;
/** How far ahead a token of the newer edition may end. */
const longestLifeYears = 65;

const withinDays =
  (count: number) =>
  ({ now }: TenantContext, expiresAt: number): boolean =>
    expiresAt - now <= days(count);

const atMostNinetyDays = {
  holds: withinDays(longestLifeDays),
  mutants: {
    anyLife: () => true,
    oneDayMore: withinDays(longestLifeDays + 1),
    oneDayLess: withinDays(longestLifeDays - 1),
  },
};

/** As far as 65 years ahead, by the calendar. */
const atMostSixtyFiveYears = {
  holds: ({ now }: TenantContext, expiresAt: number): boolean => expiresAt <= yearsAfter(now, longestLifeYears),
  mutants: { stillNinetyDays: withinDays(longestLifeDays) },
};

/** A new token of a user-associated AOSP device, and one that takes its place, by edition 002 and 003 of the manuals. */
const userByOlderEdition = rule('AOU-006', atMostNinetyDays);
const userByNewerEdition = rule('AOU-035', {
  ...atMostSixtyFiveYears,
  mutants: { ...atMostSixtyFiveYears.mutants, anyLife: () => true },
});
const userReplacementByOlderEdition = rule('AOU-015', atMostNinetyDays);
const userReplacementByNewerEdition = rule('AOU-039', atMostSixtyFiveYears);
const userless = rule('AOL-006', atMostNinetyDays);
const userlessReplacement = rule('AOL-013', atMostNinetyDays);
const dedicated = rule('ADD-011', atMostNinetyDays);

export type TokenPurpose = 'creation' | 'replacement';
type Limit = (context: TenantContext, expiresAt: number) => boolean;

const userLimit =
  (older: Limit, newer: Limit): Limit =>
  (context, expiresAt) =>
    context.editions.has('002') ? older(context, expiresAt) : newer(context, expiresAt);

const limits: Readonly<Partial<Record<Method, Readonly<Record<TokenPurpose, Limit>>>>> = {
  'android-aosp-user': {
    creation: userLimit(userByOlderEdition, userByNewerEdition),
    replacement: userLimit(userReplacementByOlderEdition, userReplacementByNewerEdition),
  },
  'android-aosp-userless': { creation: userless, replacement: userlessReplacement },
  'android-dedicated': { creation: dedicated, replacement: dedicated },
  'android-dedicated-shared': { creation: dedicated, replacement: dedicated },
};

/** Whether a token of this method may end at `expiresAt` (ms), by the edition that is switched on. */
export function tokenLifeAllowed(
  context: TenantContext,
  method: Method,
  expiresAt: number,
  purpose: TokenPurpose = 'creation',
): boolean {
  return limits[method]?.[purpose](context, expiresAt) ?? true;
}

/** When a token ends by itself whose method asks for no date: never. */
export const endOfUndatedToken = rule(['ACW-008', 'AFM-010'], {
  holds: (_context: TenantContext): number | undefined => undefined,
  mutants: {
    afterAnHour: ({ now }) => now + hours(1),
    afterNinetyDays: ({ now }) => now + days(longestLifeDays),
  },
});

/** Whether the administrator gives the date on which the token of this method ends. */
export const isDated = (method: Method): boolean => Object.hasOwn(limits, method);

function yearsAfter(now: number, years: number): number {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.getTime();
}

export const tokenLifeRules: readonly RuleSummary[] = [
  userByOlderEdition,
  userByNewerEdition,
  userReplacementByOlderEdition,
  userReplacementByNewerEdition,
  userless,
  userlessReplacement,
  dedicated,
  endOfUndatedToken,
];
