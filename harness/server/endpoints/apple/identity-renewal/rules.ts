import { days } from '../../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../../protocol/base/rule.js';
import { identityState } from '../../../domain/apple-identities.js';

/** Whether the certificate that was given for a renewal profile takes the place of the device's own, without Authenticate (Apple: a profile replaces the one with its identifier). */
export const renewalIsSuccessor = rule('XAP-386', {
  holds: (_context: RuleContext, given: string): string | undefined => given,
  mutants: { asksToEnrollAgain: () => undefined },
});

export interface IdentityAge {
  readonly notAfter: number;
  /** Days before its end on which an identity is renewed; undefined where nobody wants that. */
  readonly renewDaysBefore: number | undefined;
}

/** Whether a device needs a new identity because its own will end soon (RFC 8894 §2.5: renewed while it is in force). */
export const endsSoon = rule('XAP-389', {
  holds: ({ now }: RuleContext, { notAfter, renewDaysBefore }: IdentityAge): boolean =>
    renewDaysBefore !== undefined && now >= notAfter - days(renewDaysBefore),
  mutants: {
    waitsForTheEnd: ({ now }, { notAfter, renewDaysBefore }) => renewDaysBefore !== undefined && now >= notAfter,
    neverRenews: () => false,
    renewsAllTheTime: (_context, { renewDaysBefore }) => renewDaysBefore !== undefined,
  },
});

/** Whether a device that did not renew its identity is asked again: after a day. */
export const asksAgain = rule('XAP-390', {
  holds: ({ now }: RuleContext, askedAt: number | undefined): boolean =>
    askedAt === undefined || now >= askedAt + days(1),
  mutants: { asksOnce: (_context, askedAt) => askedAt === undefined },
});

/** Whether a device needs a new identity because another authority issues by now. */
export const followsAuthority = rule('XAP-391', {
  holds: (_context: RuleContext, issuedByTheOld: boolean): boolean => issuedByTheOld,
  mutants: { leavesThemBehind: () => false },
});

/** The authority whose digest profiles name in CAFingerprint: the one that will issue (mdm/profiles/com.apple.security.scep.yaml). */
export const authorityNamed = rule('XAP-392', {
  holds: (_context: RuleContext, current: Uint8Array, _previous: Uint8Array): Uint8Array => current,
  mutants: { namesTheOldOne: (_context, _current, previous) => previous },
});

export const identityRenewalRules = [
  renewalIsSuccessor,
  endsSoon,
  asksAgain,
  followsAuthority,
  authorityNamed,
  identityState,
] as const;
