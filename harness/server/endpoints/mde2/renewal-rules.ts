import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { RenewalSettings } from '../../../../protocol/mde2/provisioning-document.js';
import type { Certificate } from '../../../../protocol/pki/certificate.js';
import type { VerifiedData } from '../../../../protocol/pki/verify-signed-data.js';

/** What a device is told of renewal (CertificateStore CSP, My/WSTEP/Renew): 1 to 1000 days, and no longer between two tries. */
export const renewalSettings = rule('XWE-027', {
  holds: (_context: RuleContext, settings: RenewalSettings): RenewalSettings => settings,
  mutants: {
    waitsLongerThanThePeriod: (_context, settings) => ({ ...settings, retryInterval: 90 }),
    beginsYearsBefore: (_context, settings) => ({ ...settings, renewPeriod: 2000 }),
  },
});

/** Whether Renew is served: a server that speaks of renewal has to renew (MS-MDE2 §3.5). */
export const servesRenewal = rule('XWE-028', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { onlyAdvertises: () => false },
});

/** Whether the request is signed as a whole by the certificate in it (MS-MDE2 §3.5; RFC 5652 §5.6). */
export const renewalIsSigned = rule('XWE-029', {
  holds: (_context: RuleContext, { valid }: VerifiedData): boolean => valid,
  mutants: { believesAnySignature: () => true },
});

/** Who asks to renew: certificate of the TLS connection, of the signature and of the device's enrollment, hex SHA-256. */
export interface Requester {
  readonly shown: string | undefined;
  readonly signer: string | undefined;
  readonly pinned: string | undefined;
}

/** Whether one and the same device holds the connection, made the signature and is named in the request (MS-MDE2 §3.5). */
export const isSameRequester = rule('XWE-030', {
  holds: (_context: RuleContext, { shown, signer, pinned }: Requester): boolean =>
    shown !== undefined && shown === signer && shown === pinned,
  mutants: {
    anyDevice: (_context, { shown, signer }) => shown !== undefined && shown === signer,
    withoutConnection: (_context, { signer, pinned }) => signer === pinned,
  },
});

/** Whether the time has come: from so many days before the end of the certificate to its end. */
export const isInWindow = rule('XWE-031', {
  holds: ({ now }: RuleContext, { notAfter }: Certificate, periodDays: number): boolean =>
    notAfter - days(periodDays) <= now && now <= notAfter,
  mutants: {
    alwaysOpen: ({ now }, { notAfter }) => now <= notAfter,
    neverCloses: ({ now }, { notAfter }, periodDays) => notAfter - days(periodDays) <= now,
  },
});

/** The certificate that sessions are pinned to after a renewal: the new one. */
export const pinAfterRenewal = rule('XWE-032', {
  holds: (_context: RuleContext, renewed: string, _before: string | undefined): string | undefined => renewed,
  mutants: { keepsTheOldOne: (_context, _renewed, before) => before },
});

export const renewalRules: readonly RuleSummary[] = [
  renewalSettings,
  servesRenewal,
  renewalIsSigned,
  isSameRequester,
  isInWindow,
  pinAfterRenewal,
];
