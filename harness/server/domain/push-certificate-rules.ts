import { days } from '../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Whether Apple devices may be managed, given whether there is a push certificate in force. */
export const mayManageApple = rule(['APN-001', 'IOS-001'], {
  holds: (_context: RuleContext, inForce: boolean): boolean => inForce,
  mutants: { managesWithoutCertificate: () => true },
});

/** Whether the signing request may be downloaded, given whether the administrator agreed to what Apple is sent. */
export const requestAvailable = rule('APN-003', {
  holds: (_context: RuleContext, consent: boolean): boolean => consent,
  mutants: { withoutConsent: () => true },
});

/** Days that a certificate is still good for, given when it ends (ms). */
export const daysUntilExpiration = rule('APN-004', {
  holds: ({ now }: RuleContext, notAfter: number): number => Math.max(0, Math.ceil((notAfter - now) / days(1))),
  mutants: { alwaysAYear: () => 365, countsHours: ({ now }, notAfter) => Math.ceil((notAfter - now) / 3_600_000) },
});

/** Whether a certificate that the administrator leaves out of the document is gone. */
export const deletes = rule('APN-004', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { keepsWhatWasDeleted: () => false },
});

/** The signing request that the administrator downloads. */
export const requestGiven = rule('APN-005', {
  holds: (_context: RuleContext, request: Uint8Array): Uint8Array => request,
  mutants: {
    signatureBroken: (_context, request) =>
      request.map((byte, index) => (index === request.byteLength - 1 ? byte ^ 1 : byte)),
  },
});

/** Whether an upload is taken, given the Apple ID that goes with it. */
export const appleIdGiven = rule('APN-006', {
  holds: (_context: RuleContext, appleId: string | undefined): boolean => appleId !== undefined && appleId !== '',
  mutants: { notAskedFor: () => true },
});

/** The Apple ID that the record shows. */
export const appleIdShown = rule('APN-006', {
  holds: (_context: RuleContext, appleId: string): string => appleId,
  mutants: { forgotten: () => '' },
});

/** Status that the record shows, given when the certificate ends (ms). */
export const recordStatus = rule(['APN-007', 'APN-014'], {
  holds: ({ now }: RuleContext, notAfter: number): string => (now > notAfter ? 'Expired' : 'Active'),
  mutants: { staysInactive: () => 'Inactive' },
});

/** The certificate in force, given the one before and the one that was uploaded. */
export const certificateAfterUpload = rule('APN-014', {
  holds: (_context: RuleContext, _before: string | undefined, uploaded: string): string => uploaded,
  mutants: { firstOneStays: (_context, before, uploaded) => before ?? uploaded },
});

/** The topic that devices are told, given the one of the certificate and one that the server would make up. */
export const topicOfProfile = rule('APN-013', {
  holds: (_context: RuleContext, certified: string, _own: string): string => certified,
  mutants: { madeUp: (_context, _certified, own) => own },
});

/** Every rule about the push certificate on the server's side. */
export const pushCertificateRules: readonly RuleSummary[] = [
  mayManageApple,
  requestAvailable,
  daysUntilExpiration,
  deletes,
  requestGiven,
  appleIdGiven,
  appleIdShown,
  recordStatus,
  certificateAfterUpload,
  topicOfProfile,
];
