import { createHash } from 'node:crypto';
import { minutes } from '../../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { tokenCounts } from './rules.js';

export type TokenKind = 'access' | 'refresh' | 'code';

/** Tokens are found by their digest, so that a request is judged without a search. */
const referenceOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new token of a person who has signed in. */
export function newToken(tenant: Tenant, kind: TokenKind, upn: string, more: JsonObject = {}): string {
  const token = Buffer.from(tenant.random.bytes(32)).toString('base64url');
  const life = minutes(accountDriven(tenant.state).tokenMinutes);
  issueEnrollment(tenant.context(), {
    reference: referenceOf(token),
    secret: token,
    platform: 'ios',
    method: 'ios-user-enrollment',
    upn,
    options: { ...more, accountToken: kind },
    ...(kind === 'access' && { expiresAt: tenant.clock.now() + life }),
  });
  return token;
}

/** The token as it was issued; undefined when it is unknown, of another kind, revoked or expired. */
export function findToken(tenant: Tenant, kind: TokenKind, token: string): IssuedEnrollment | undefined {
  const found = tenant.state.enrollments.get(referenceOf(token));
  if (found === undefined || found.options.accountToken !== kind || found.revoked) return undefined;
  const { expiresAt } = found;
  return expiresAt === undefined || tokenCounts(tenant.context(), expiresAt) ? found : undefined;
}
