import { challengeFor } from '../../../../../protocol/apple/account-driven/proof-key.js';
import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../../tenant.js';

/** Whether who redeems a code proves to be who asked for it, where a challenge was given (RFC 7636 §4.6). */
export const codeIsProven = rule('XAP-366', {
  holds: (_context: TenantContext, asked: JsonObject, verifier: string | undefined): boolean => {
    const { code_challenge: challenge, code_challenge_method: method } = asked;
    if (challenge === undefined) return true;
    return verifier !== undefined && challengeFor(verifier, method === 'S256' ? 'S256' : 'plain') === challenge;
  },
  mutants: {
    overlooksTheVerifier: () => true,
    comparesPlain: (_context, { code_challenge: challenge }, verifier) =>
      challenge === undefined || verifier === challenge,
  },
});

/** Whether a request without a challenge is served: devices of Apple send none (Apple: "Implementing the OAuth2 authentication user-enrollment flow"). */
export const servesWithout = rule('XAP-367', {
  holds: (_context: TenantContext, _challenged: boolean): boolean => true,
  mutants: { demandsAChallenge: (_context, challenged) => challenged },
});

/** Whether a refresh token is worth nothing once it was used (RFC 9700 §4.14.2). */
export const rotatesRefreshTokens = rule('XAP-368', {
  holds: (_context: TenantContext): boolean => true,
  mutants: { oldOnesStayGood: () => false },
});

export const proofRules: readonly RuleSummary[] = [codeIsProven, servesWithout, rotatesRefreshTokens];
