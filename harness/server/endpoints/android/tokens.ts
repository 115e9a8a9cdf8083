import { hours } from '../../../../protocol/base/clock.js';
import { rule } from '../../../../protocol/base/rule.js';
import type { Admission, RefusalReason } from '../../domain/admission.js';
import { findEnrollmentBySecret, tokenInForce } from '../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

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

export const tokenRules = [tokenIsKnown, tokenHasTime, tokenHasUses];

/** The enrollment that was issued with this token. */
export function issuedWith(context: TenantContext, secret: string): IssuedEnrollment | undefined {
  return tokenIsKnown(context, findEnrollmentBySecret(context.state, secret));
}

/** Whether an Android device may come in by this token right now. */
export function judgeToken(context: TenantContext, issued: IssuedEnrollment): Admission {
  if (issued.revoked) return refused('token-revoked', 'The enrollment token was revoked.');
  if (!tokenHasTime(context, issued)) return refused('token-expired', 'The enrollment token has expired.');
  if (!tokenHasUses(context, issued)) return refused('token-used-up', 'The enrollment token was used already.');
  return { kind: 'admitted' };
}

function refused(reason: RefusalReason, message: string): Admission {
  return { kind: 'refused', reason, message };
}
