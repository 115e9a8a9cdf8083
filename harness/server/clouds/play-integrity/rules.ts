import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { IntegrityVerdict } from '../../../../protocol/play-integrity/verdict.js';

/** A verdict on a simulated device says that it is a test (Play Integrity API, testingDetails). */
export const marksAsTest = rule('XAM-120', {
  holds: (_context: RuleContext, verdict: IntegrityVerdict): IntegrityVerdict => ({
    ...verdict,
    testingDetails: { isTestingResponse: true },
  }),
  mutants: {
    passesForReal: (_context, verdict) => verdict,
    deniesIt: (_context, verdict) => ({ ...verdict, testingDetails: { isTestingResponse: false } }),
  },
});

export const playIntegrityRules: readonly RuleSummary[] = [marksAsTest];
