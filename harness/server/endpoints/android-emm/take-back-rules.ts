import { type RuleContext, rule } from '../../../../protocol/base/rule.js';

/** Whether a token is deleted at Google, because it was revoked or its organisation is connected no longer (enrollmentTokens.delete). */
export const tokenIsTakenBack = rule('XAM-134', {
  holds: (_context: RuleContext, revoked: boolean, connected: boolean) => revoked || !connected,
  mutants: { staysThere: () => false, allOfThem: () => true },
});

/** Whether enterprise and devices are deleted at Google when the organisation disconnects (enterprises.delete). */
export const goesWithConnection = rule('XAM-135', {
  holds: (_context: RuleContext) => true,
  mutants: { staysBound: () => false },
});

export const takeBackRules = [tokenIsTakenBack, goesWithConnection];
