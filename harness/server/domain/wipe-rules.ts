import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Whether a device that was wiped from here is managed no longer, so that a restored one has to enroll again. */
export const wipeEndsManagement = rule('BKR-009', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { staysEnrolled: () => false },
});

/** Rules about devices that administrators wipe. */
export const wipeRules: readonly RuleSummary[] = [wipeEndsManagement];
