import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** EnrollmentVersion for a client that speaks versions up to this one: its own between 3.0, which every Windows 10 speaks, and 7.0 (MS-MDE2 §3.1.4.1.3.2). */
export const answeredVersion = rule('XWE-042', {
  holds: (_context: RuleContext, requested: number): string => Math.min(7, Math.max(3, requested)).toFixed(1),
  mutants: { alwaysTheNewest: () => '9.0', oneTooHigh: (_context, requested) => (requested + 1).toFixed(1) },
});

export const versionRules: readonly RuleSummary[] = [answeredVersion];
