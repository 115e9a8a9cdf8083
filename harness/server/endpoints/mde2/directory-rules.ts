import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { mdmAudience } from '../../../../protocol/directory/messages.js';

const clockSkewMs = minutes(5);

/** Whether one of the directory's published keys made the signature (RFC 7515 §5.2). */
export const isSignedByDirectory = rule('XWE-033', {
  holds: (_context: RuleContext, verified: boolean): boolean => verified,
  mutants: { believesAnySignature: () => true },
});

/** Whether the token counts now (RFC 7519 §4.1.4, §4.1.5). */
export const tokenIsInForce = rule('XWE-034', {
  holds: ({ now }: RuleContext, { exp, nbf = 0 }: JsonObject): boolean =>
    typeof exp === 'number' &&
    now <= exp * 1000 + clockSkewMs &&
    typeof nbf === 'number' &&
    now + clockSkewMs >= nbf * 1000,
  mutants: { neverExpires: () => true },
});

/** Whether the token was made by this directory for this server (RFC 7519 §4.1.1, §4.1.3). */
export const isForThisServer = rule('XWE-035', {
  holds: (_context: RuleContext, { iss, aud }: JsonObject, issuer: string): boolean =>
    iss === issuer && aud === mdmAudience,
  mutants: { anyAudience: (_context, { iss }, issuer) => iss === issuer },
});

/** What the terms page tells the device: whether the person accepted, and the blob that goes into EnrollmentData (Learn, "Azure AD integration with MDM"). */
export const termsAnswer = rule('XWE-036', {
  holds: (_context: RuleContext, accepted: boolean, blob: string): Readonly<Record<string, string>> =>
    accepted ? { IsAccepted: 'true', OpaqueBlob: blob } : { IsAccepted: 'false' },
  mutants: {
    alwaysAccepted: (_context, _accepted, blob) => ({ IsAccepted: 'true', OpaqueBlob: blob }),
    keepsTheBlob: (_context, accepted) => ({ IsAccepted: String(accepted) }),
  },
});

/** Whether the EnrollmentData of a directory enrollment is what the terms page gave. */
export const isOwnBlob = rule('XWE-037', {
  holds: (_context: RuleContext, given: boolean): boolean => given,
  mutants: { ignoresEnrollmentData: () => true },
});

export const directoryTokenRules: readonly RuleSummary[] = [
  isSignedByDirectory,
  tokenIsInForce,
  isForThisServer,
  termsAnswer,
  isOwnBlob,
];
