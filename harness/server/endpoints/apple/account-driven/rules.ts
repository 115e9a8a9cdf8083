import type { DiscoveryDocument, EnrollmentVersion } from '../../../../../protocol/apple/account-driven/discovery.js';
import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { TenantContext } from '../../../tenant.js';
import { proofRules } from './proof-rules.js';

/** The servers that discovery names. */
export const serversNamed = rule('XAP-220', {
  holds: (_context: TenantContext, document: DiscoveryDocument): DiscoveryDocument => document,
  mutants: {
    namesNone: () => ({ Servers: [] }),
    leadsToHttp: (_context, { Servers }) => ({
      Servers: Servers.map(({ Version, BaseURL }) => ({ Version, BaseURL: BaseURL.replace('https:', 'http:') })),
    }),
    forgetsTheVersion: (_context, { Servers }) => ({ Servers: Servers.map((server) => ({ ...server, Version: '' })) }),
  },
});

/** What the devices of one model family enroll by. */
export const versionNamed = rule('XAP-221', {
  holds: (_context: TenantContext, wanted: EnrollmentVersion): EnrollmentVersion => wanted,
  mutants: {
    userEnrollmentForAll: (): EnrollmentVersion => 'mdm-byod',
    deviceEnrollmentForAll: (): EnrollmentVersion => 'mdm-adde',
  },
});

interface ChallengeAnswer {
  readonly status: number;
  readonly challenge?: string;
}

/** The answer to a request for a profile without a token. */
export const challengeAnswer = rule('XAP-222', {
  holds: (_context: TenantContext, challenge: string): ChallengeAnswer => ({ status: 401, challenge }),
  mutants: {
    forbidden: (_context, challenge) => ({ status: 403, challenge }),
    withoutChallenge: (): ChallengeAnswer => ({ status: 401 }),
    basic: () => ({ status: 401, challenge: 'Basic realm="device management"' }),
  },
});

/** How the sign-in hands over its result. */
export const signInResult = rule('XAP-223', {
  holds: (_context: TenantContext, location: string): { readonly status: number; readonly location: string } => ({
    status: 308,
    location,
  }),
  mutants: {
    found: (_context, location) => ({ status: 302, location }),
    toTheWeb: () => ({ status: 308, location: 'https://elsewhere.test/' }),
  },
});

/** Whether a token opens the way to a profile. */
export const tokenOpens = rule('XAP-224', {
  holds: (_context: TenantContext, inForce: boolean): boolean => inForce,
  mutants: { anyToken: () => true, noToken: () => false },
});

/** Keys of the MDM payload that make the enrollment one of an account. */
export const accountKeys = rule('XAP-225', {
  holds: (_context: TenantContext, keys: PayloadMembers): PayloadMembers => keys,
  mutants: {
    forgetsTheMode: (_context, { AssignedManagedAppleID }) => ({ AssignedManagedAppleID }),
    forgetsTheAccount: (_context, { EnrollmentMode }) => ({ EnrollmentMode }),
    asksForRights: (_context, keys) => ({ ...keys, AccessRights: 8191 }),
  },
});

/** Whether a message to the MDM server is taken, given whether it carries a token of its user that is in force. */
export const messageIsAuthorized = rule('XAP-226', {
  holds: (_context: TenantContext, inForce: boolean): boolean => inForce,
  mutants: { neverAsksAgain: () => true },
});

/** Whether an access token counts yet. */
export const tokenCounts = rule('XAP-226', {
  holds: ({ now }: TenantContext, expiresAt: number): boolean => now < expiresAt,
  mutants: { tokensNeverExpire: () => true },
});

/** What an authorization response carries beside the code (RFC 6749 §4.1.2). */
export const stateReturned = rule('XAP-227', {
  holds: (_context: TenantContext, state: string): string => state,
  mutants: { forgetsState: () => '', inventsState: () => 'invented' },
});

/** Whether a code is redeemed: once, and for the client that it was made for (RFC 6749 §4.1.3). */
export const codeRedeems = rule('XAP-228', {
  holds: (_context: TenantContext, code: { readonly uses: number; readonly ofClient: boolean }): boolean =>
    code.uses === 0 && code.ofClient,
  mutants: { manyTimes: (_context, { ofClient }) => ofClient, anyClient: (_context, { uses }) => uses === 0 },
});

/** Whether a refresh token is worth a new access token (RFC 6749 §6). */
export const refreshTokenCounts = rule('XAP-229', {
  holds: (_context: TenantContext, known: boolean): boolean => known,
  mutants: { refreshesNobody: () => false, refreshesAnybody: () => true },
});

export const accountDrivenServerRules: readonly RuleSummary[] = [
  serversNamed,
  versionNamed,
  challengeAnswer,
  signInResult,
  tokenOpens,
  accountKeys,
  messageIsAuthorized,
  tokenCounts,
  stateReturned,
  codeRedeems,
  refreshTokenCounts,
  ...proofRules,
];
