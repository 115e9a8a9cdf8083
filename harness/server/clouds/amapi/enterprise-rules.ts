import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { Signup } from './state.js';

/** An enterprise comes of the token that this sign-up ended with, and of no other (enterprises.create). */
export const signupMatches = rule('XAM-020', {
  holds: (_context: RuleContext, signup: Signup | undefined, token: string) => signup?.enterpriseToken === token,
  mutants: { anyToken: (_context, signup) => signup !== undefined },
});

/** A sign-up makes one enterprise. */
export const signupIsOpen = rule('XAM-021', {
  holds: (_context: RuleContext, { used }: Signup) => !used,
  mutants: { asOftenAsWanted: () => true },
});

/** A project sees the enterprises that it manages, and no others (enterprises.list). */
export const belongsToProject = rule('XAM-022', {
  holds: (_context: RuleContext, projectId: string, asked: string) => projectId === asked,
  mutants: { everybodys: () => true },
});

/** One sign-in way is the default: the one that says so, or the first (SigninDetail.defaultStatus). */
export const defaultSignin = rule('XAM-023', {
  holds: (_context: RuleContext, isDefault: readonly boolean[]) => {
    const marked = isDefault.indexOf(true);
    return marked === -1 ? 0 : marked;
  },
  mutants: { alwaysTheFirst: () => 0, noneUnlessMarked: (_context, isDefault) => isDefault.indexOf(true) },
});

export const enterpriseRules = [signupMatches, signupIsOpen, belongsToProject, defaultSignin];
