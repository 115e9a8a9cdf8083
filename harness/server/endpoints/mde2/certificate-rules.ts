import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { CertificateForm, CertificateToken } from '../../../../protocol/mde2/messages.js';
import { tokenTypes } from '../../../../protocol/mde2/namespaces.table.js';
import { rsaSha256 } from '../../../../protocol/xmldsig/algorithms.table.js';
import type { CertificateObjection } from '../../domain/authority.js';

/** How far the clock of a device may be off. */
const clockSkewMs = minutes(5);

/** Whether the certificate's key signed the whole message (MS-MDE2 §3.3.4.1.1.1; XML Signature 1.1 §3.2). */
export const isSigned = rule('XWE-023', {
  holds: (_context: RuleContext, { signed }: CertificateToken): boolean => signed === true,
  mutants: { believesAnySignature: () => true },
});

/** Whether a certificate in a message counts: it is judged like one in TLS (RFC 5280 §6.1.3). */
export const countsAsIdentity = rule('XWE-024', {
  holds: (_context: RuleContext, objection: CertificateObjection | undefined): boolean => objection === undefined,
  mutants: { neverExpires: (_context, objection) => objection === undefined || objection === 'expired' },
});

/** Whether the Timestamp says that the message is meant for now (Web Services Security: SOAP Message Security 1.1 §10). */
export const isOfToday = rule('XWE-025', {
  holds: ({ now }: RuleContext, { created, expires }: CertificateToken): boolean =>
    created !== undefined && expires !== undefined && created - clockSkewMs <= now && now <= expires + clockSkewMs,
  mutants: { ignoresTimestamp: () => true },
});

/** Whether a form of the message is read: MS-MDE2 §3.3.4.1.1.1 and §3.4.4.1.1.1 contradict each other, and clients follow either. */
export const readsForm = rule('XWE-026', {
  holds: (_context: RuleContext, _form: CertificateForm): boolean => true,
  mutants: {
    wantsX509: (_context, { valueType }) => valueType === tokenTypes.x509,
    wantsUsualAlgorithm: (_context, { signatureMethod }) => signatureMethod === rsaSha256,
    wantsQualifiedId: (_context, { plainId }) => plainId === false,
  },
});

export const certificateTokenRules: readonly RuleSummary[] = [isSigned, countsAsIdentity, isOfToday, readsForm];
