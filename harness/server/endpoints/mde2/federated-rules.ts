import { readBase64 } from '../../../../protocol/base/base64.js';
import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { IssuedEnrollment } from '../../domain/state.js';

/** Minutes for which a token of the sign-in page is good: long enough for the messages that follow, too short to be kept. */
export const userTokenLifeMs = minutes(30);

/** What the last page of the sign-in posts, and where to. */
export interface TokenForm {
  readonly action: string;
  readonly wresult: string;
}

/** The last page hands the token to the address that the client named (MS-MDE2 §3.2). */
export const tokenForm = rule('XWE-018', {
  holds: (_context: RuleContext, form: TokenForm): TokenForm => form,
  mutants: {
    postsElsewhere: (_context, form) => ({ ...form, action: 'https://elsewhere.test/token' }),
    forgetsToken: (_context, form) => ({ ...form, wresult: '' }),
  },
});

/** The token in a BinarySecurityToken: what base64 leaves (MS-MDE2 §3.2, §3.3.4.1.1.1). */
export const userToken = rule('XWE-019', {
  holds: (_context: RuleContext, value: Uint8Array): string => new TextDecoder().decode(value),
  mutants: {
    comparesEncoded: (_context, value) => Buffer.from(value).toString('base64'),
    decodesTwice: (_context, value) =>
      new TextDecoder().decode(readBase64(new TextDecoder().decode(value)) ?? new Uint8Array(0)),
  },
});

/** A token of the sign-in page counts for a while only. */
export const userTokenInForce = rule('XWE-020', {
  holds: ({ now }: RuleContext, { expiresAt = 0 }: IssuedEnrollment): boolean => now <= expiresAt,
  mutants: { neverExpires: () => true },
});

/** It is good for one enrollment. */
export const userTokenUnused = rule('XWE-021', {
  holds: (_context: RuleContext, { uses }: IssuedEnrollment): boolean => uses === 0,
  mutants: { opensTwice: () => true },
});

/** Tokens are handed to the enrollment client of a PC and to nobody on the web (RFC 9700 §4.1.1, MS-MDE2 §3.2). */
export const mayReceiveToken = rule('XWE-022', {
  holds: (_context: RuleContext, appru: string): boolean => /^ms-app(x-web)?:\/\/[\w.-]/i.test(appru),
  mutants: { postsAnywhere: () => true },
});

export const federatedRules: readonly RuleSummary[] = [
  tokenForm,
  userToken,
  userTokenInForce,
  userTokenUnused,
  mayReceiveToken,
];
