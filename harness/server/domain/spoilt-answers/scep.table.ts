/** What may be wrong with a CertRep on purpose, so that clients are seen to notice (RFC 8894 §3.2.1, §3.3.2). */
export const scepFaults = ['another-nonce', 'another-transaction', 'stranger', 'another-key'] as const;

export type ScepFault = (typeof scepFaults)[number];
