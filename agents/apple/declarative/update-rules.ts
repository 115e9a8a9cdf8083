import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/**
 * Whether an update that is ready is installed though nobody asked, given its deadline by the clock of the device and by the clock of
 * Greenwich (declarative/declarations/configurations/softwareupdate.enforcement.specific.yaml, TargetLocalDateTime).
 */
export const forcesUpdate = rule('XAP-411', {
  holds: ({ now }: RuleContext, { local }: Deadline): boolean => now >= local,
  mutants: {
    atOnce: () => true,
    never: () => false,
    byUniversalTime: ({ now }, { universal }) => now >= universal,
  },
});

interface Deadline {
  /** Milliseconds since the epoch. */
  readonly local: number;
  readonly universal: number;
}

/** What devices tell of an update that a declaration asked for (declarative/status, softwareupdate). */
export const updateReason = rule('XAP-412', {
  holds: (_context: RuleContext, declaration: string | undefined): string | undefined => declaration,
  mutants: { forgetsWhoAsked: () => undefined },
});

/** How often an update has failed that a declaration asks for. */
export const failureCount = rule('XAP-423', {
  holds: (_context: RuleContext, failures: number): number => failures,
  mutants: { keepsFailuresToItself: () => 0 },
});

/** How a beta program that a declaration requires is told: by its name (declarative/status/softwareupdate.beta-enrollment.yaml). */
export const programTold = rule('XAP-499', {
  holds: (_context: RuleContext, { name }: BetaProgram): string => name,
  mutants: { byItsToken: (_context, { token }) => token, notAtAll: () => '' },
});

interface BetaProgram {
  readonly name: string;
  readonly token: string;
}

/** Rules of declared updates that `prove` can break on an Apple device. */
export const updateRules: readonly RuleSummary[] = [forcesUpdate, updateReason, failureCount, programTold];
