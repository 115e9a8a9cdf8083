import { type RuleContext, rule } from '../../protocol/base/rule.js';

/** Whether an answer is taken that repeats another nonce than the request's: it is rejected (RFC 8894 §3.2.1.5). */
export const otherNonceTaken = rule('XSC-060', {
  holds: (_: RuleContext): boolean => false,
  mutants: { neverCompares: () => true },
});

/** Whether an answer of another transaction is taken (RFC 8894 §3.2.1.1). */
export const otherTransactionTaken = rule('XSC-061', {
  holds: (_: RuleContext): boolean => false,
  mutants: { neverCompares: () => true },
});

/** Whether an answer is taken that neither the authority nor its registration authority signed (RFC 8894 §3.3.2). */
export const strangersAnswerTaken = rule('XSC-062', {
  holds: (_: RuleContext): boolean => false,
  mutants: { believesAnybody: () => true },
});

/** Whether a certificate for another key than the one that was to be certified is kept (RFC 8894 §3.3.2.1). */
export const othersCertificateKept = rule('XSC-063', {
  holds: (_: RuleContext): boolean => false,
  mutants: { keepsWhatComes: () => true },
});

/** Which fault of an answer is a matter of which decision, by the row that the fault breaks. */
const decisions: Readonly<Record<string, (context: RuleContext) => boolean>> = {
  'XSC-004': otherNonceTaken,
  'XSC-005': otherTransactionTaken,
  'XSC-008': strangersAnswerTaken,
  'XPK-001': othersCertificateKept,
};

/** Whether a client puts up with this fault of an answer. */
export function putsUpWith(context: RuleContext, fault: string): boolean {
  return decisions[fault]?.(context) ?? false;
}

export const scepAnswerRules = [
  otherNonceTaken,
  otherTransactionTaken,
  strangersAnswerTaken,
  othersCertificateKept,
] as const;
