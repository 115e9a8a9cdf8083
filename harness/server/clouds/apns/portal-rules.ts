import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** How long a push certificate lives, ms. */
export const certificateLife = rule('APN-002', {
  holds: (_context: RuleContext): number => days(365),
  mutants: { twoYears: () => days(730), thirtyDays: () => days(30) },
});

/** Whose certificate it is, given who signed in to get it. */
export const ownerOf = rule('APN-008', {
  holds: (_context: RuleContext, appleId: string): string => appleId,
  mutants: { nobodys: () => '' },
});

/** Whether a certificate is given, given whether the terms were accepted. */
export const termsAccepted = rule('APN-008', {
  holds: (_context: RuleContext, accepted: boolean): boolean => accepted,
  mutants: { withoutTerms: () => true },
});

/** Whether a certificate that ended then (ms) may still be renewed: for 30 days. */
export const mayStillRenew = rule('APN-010', {
  holds: ({ now }: RuleContext, notAfter: number): boolean => now <= notAfter + days(30),
  mutants: {
    noGrace: ({ now }, notAfter) => now <= notAfter,
    graceWithoutEnd: () => true,
  },
});

/** Whether this Apple ID may see and renew a certificate, given whose it is. */
export const isTheirs = rule('APN-011', {
  holds: (_context: RuleContext, owner: string, appleId: string): boolean => owner === appleId,
  mutants: { everybodys: () => true },
});

/** The topic of a renewed certificate, given the old one and one that nobody had. */
export const topicOfRenewal = rule('APN-012', {
  holds: (_context: RuleContext, old: string, _fresh: string): string => old,
  mutants: { newTopic: (_context, _old, fresh) => fresh },
});

/** Every rule of the portal. */
export const pushPortalRules: readonly RuleSummary[] = [
  certificateLife,
  ownerOf,
  termsAccepted,
  mayStillRenew,
  isTheirs,
  topicOfRenewal,
];
