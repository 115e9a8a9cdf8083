import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { type AndroidProfile, androidProfiles, methodOf } from './profile.js';
import { type TokenState, tokenOf, tokenState } from './tokens.js';

/** What the filter of the list knows. */
export const policyStates = ['active', 'inactive'] as const;
export type PolicyState = (typeof policyStates)[number];

/** Whether a profile whose token has run out is in the list. */
const listsExpired = rule('ADD-006', {
  holds: (_context: RuleContext, wanted: readonly PolicyState[]): boolean => wanted.includes('inactive'),
  mutants: { always: () => true, never: () => false },
});

/** Whether a profile whose token was revoked is in the list. */
const listsRevoked = rule('ACW-009', {
  holds: (_context: RuleContext, wanted: readonly PolicyState[]): boolean => wanted.includes('inactive'),
  mutants: { always: () => true, never: () => false },
});

/** The profiles that the administrator sees; without a filter those with a live token. */
export function listedProfiles(
  context: TenantContext,
  wanted: readonly PolicyState[] = ['active'],
): readonly AndroidProfile[] {
  const shown: Readonly<Record<TokenState, boolean>> = {
    active: wanted.includes('active'),
    expired: listsExpired(context, wanted),
    revoked: listsRevoked(context, wanted),
  };
  return androidProfiles(context.state).filter((profile) => shown[tokenState(context, tokenOf(context, profile))]);
}

/** A profile as the list and its own page show it; the token has a page of its own. */
export function profileView(context: TenantContext, profile: AndroidProfile): JsonObject {
  const { token: _token, ...shown } = profile;
  const issued = tokenOf(context, profile);
  return {
    ...(shown as unknown as Record<string, Json>),
    method: methodOf(profile),
    tokenState: tokenState(context, issued),
    ...(issued.expiresAt !== undefined && { tokenExpiresAt: issued.expiresAt }),
  };
}

export const profileListRules: readonly RuleSummary[] = [listsExpired, listsRevoked];
