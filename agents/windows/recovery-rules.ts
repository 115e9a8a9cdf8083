import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';

/** The type of request by which a PC asks for its certificate once more (MS-MDE2 §3.6.4.1.1.1). */
export const asksToRecover = rule('XWE-330', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { enrollsAnew: () => false },
});

/** Whether a PC that has lost the key of its certificate recovers by itself: where AllowRecovery says so (MS-MDE2 §3.6; DMClient CSP, Recovery/AllowRecovery). */
export const recoversByItself = rule('XWE-331', {
  holds: (_context: RuleContext, allowed: string | null | undefined): boolean => allowed === '1',
  mutants: { always: () => true, never: () => false },
});

/** What is known of the TPM of a PC. */
export type TpmState = {
  readonly present: boolean;
  /** The key of the management certificate is in it. */
  readonly holdsKey: boolean;
  /** The keys of the directory are in it. */
  readonly holdsDirectoryKeys: boolean;
  readonly attests: boolean;
};

const objectionOf = (tpm: TpmState | undefined): string | undefined => {
  if (tpm?.present !== true) return '3';
  if (!tpm.holdsDirectoryKeys) return '4';
  if (tpm.holdsKey) return '5';
  return tpm.attests ? undefined : '6';
};

/** What RecoveryStatus says where keys that are to move into the TPM cannot, or are there already (DMClient CSP, Recovery/RecoveryStatus). */
export const objectionToRecovery = rule('XWE-332', {
  holds: (_context: RuleContext, tpm: TpmState | undefined): string | undefined => objectionOf(tpm),
  mutants: {
    recoversAnyway: () => undefined,
    blamesTheTpm: (_context, tpm) => (objectionOf(tpm) === undefined ? undefined : '3'),
  },
});

/** How a recovery ended. */
export type RecoveryEnd = 'done' | 'not authenticated' | 'rejected';

const statusOf: Readonly<Record<RecoveryEnd, string>> = { done: '2', 'not authenticated': '7', rejected: '8' };

/** What RecoveryStatus says when it has ended. */
export const statusOfRecovery = rule('XWE-332', {
  holds: (_context: RuleContext, end: RecoveryEnd): string => statusOf[end],
  mutants: {
    saysAllIsWell: () => statusOf.done,
    knowsOneFailure: (_context, end) => (end === 'done' ? statusOf.done : statusOf.rejected),
  },
});

/** Rules of certificate recovery that `muster prove` can break in a PC. */
export const recoveryRules: readonly RuleSummary[] = [
  asksToRecover,
  recoversByItself,
  objectionToRecovery,
  statusOfRecovery,
];
