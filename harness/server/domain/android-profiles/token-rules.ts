import { days, hours } from '../../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import { tokenInForce } from '../enrollments.js';
import type { IssuedEnrollment } from '../state.js';

/** A token that this server did not issue opens nothing. */
export const tokenIsKnown = rule('XAD-011', {
  holds: (_context: TenantContext, issued: IssuedEnrollment | undefined) => issued,
  mutants: {
    takesTheLatest: ({ state }, issued) => issued ?? [...state.enrollments.values()].at(-1),
  },
});

/** A token ends at its time on the server's clock (Android Management API, EnrollmentToken.expirationTimestamp). */
export const tokenHasTime = rule('XAD-012', {
  holds: (context: TenantContext, issued: IssuedEnrollment) => tokenInForce(context, issued),
  mutants: {
    neverExpires: () => true,
    halfItsLife: ({ now }, { issuedAt, expiresAt = now }) => now <= (issuedAt + expiresAt) / 2,
    anHourOfGrace: ({ now }, { expiresAt }) => expiresAt === undefined || now <= expiresAt + hours(1),
  },
});

/** A token that serves one device serves no second one (Android Management API, EnrollmentToken.oneTimeOnly). */
export const tokenHasUses = rule('XAD-013', {
  holds: (_context: TenantContext, { options, uses }: IssuedEnrollment) => options.oneTime !== true || uses === 0,
  mutants: { neverUsedUp: () => true },
});

/** The date that a profile gives its token is kept when a device comes. */
export const dateEndsToken = rule(['AOU-035', 'AOL-006', 'ADD-011'], {
  holds: (_context: TenantContext, inForce: boolean): boolean => inForce,
  mutants: { opensForever: () => true },
});

/** From when on a revoked token opens nothing (ms). */
export const revocationTakesEffect = rule(['AOU-016', 'AOL-014', 'ADD-014', 'ACW-013'], {
  holds: ({ now }: TenantContext): number => now,
  mutants: {
    tomorrow: ({ now }) => now + days(1),
    never: () => Number.POSITIVE_INFINITY,
  },
});

/** Whether devices stay under management whose token is revoked. */
export const revocationSparesDevices = rule(['AOU-016', 'AOL-014', 'ADD-014', 'ACW-014'], {
  holds: (_context: TenantContext): boolean => true,
  mutants: { unenrollsThem: () => false },
});

/** The secret of the token that takes the place of another, given a fresh one. */
export const replacementSecret = rule(['AOU-014', 'AOL-013', 'ADD-013'], {
  holds: (_context: TenantContext, fresh: string, _old: string): string => fresh,
  mutants: { sameTokenAgain: (_context, _fresh, old) => old },
});

/** Whether devices stay under management whose token is replaced. */
export const replacementSparesDevices = rule(['AOU-014', 'AOL-013', 'ADD-013'], {
  holds: (_context: TenantContext): boolean => true,
  mutants: { unenrollsThem: () => false },
});

/** What a profile shows as its token, and its QR code carries: what the server takes from a device. */
export const shownToken = rule(['AOU-010', 'ADD-007', 'ACW-007'], {
  holds: (_context: TenantContext, { secret }: Pick<IssuedEnrollment, 'secret' | 'reference'>): string => secret,
  mutants: { showsItsReference: (_context, { reference }) => reference },
});

export const tokenRules: readonly RuleSummary[] = [
  tokenIsKnown,
  tokenHasTime,
  tokenHasUses,
  dateEndsToken,
  revocationTakesEffect,
  revocationSparesDevices,
  replacementSecret,
  replacementSparesDevices,
  shownToken,
];
