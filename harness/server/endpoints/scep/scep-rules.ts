import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { PkiMessage } from '../../../../protocol/scep/messages.js';
import { type FailInfo, mediaTypes } from '../../../../protocol/scep/scep.table.js';
import type { Admission } from '../../domain/admission.js';
import type { CertificateObjection } from '../../domain/authority.js';
import type { PendingRequest } from './service.js';

const offered = ['SCEPStandard', 'AES', 'DES3', 'POSTPKIOperation', 'Renewal', 'SHA-1', 'SHA-256', 'SHA-512'] as const;

/** GetCACaps names AES, SHA-256 and POST, which everybody must have (RFC 8894 §3.5.2). */
export const capabilities = rule('XSC-001', {
  holds: (): readonly string[] => offered,
  mutants: {
    onlyOldAlgorithms: () => ['DES3', 'SHA-1', 'Renewal'],
    onOneLine: () => [offered.join(',')],
  },
});

/** What GetCACaps names, with GetNextCACert where the service has it (RFC 8894 §3.5.2). */
export const successorOffered = rule('XSC-051', {
  holds: (_: RuleContext, keywords: readonly string[]): readonly string[] => [...keywords, 'GetNextCACert'],
  mutants: { keepsItToItself: (_: RuleContext, keywords: readonly string[]) => keywords },
});

/** Who signs the answer to GetNextCACert, and whom it names (RFC 8894 §4.7.1). */
export interface Announcement {
  readonly named: 'next' | 'current';
  readonly signer: 'current' | 'stranger';
}

/** GetNextCACert names the authority of tomorrow, under the signature of today's (RFC 8894 §4.7.1). */
export const successorAnnounced = rule('XSC-050', {
  holds: (): Announcement => ({ named: 'next', signer: 'current' }),
  mutants: {
    signsWithAnotherKey: () => ({ named: 'next', signer: 'stranger' }),
    namesItself: () => ({ named: 'current', signer: 'current' }),
  },
});

/** One certificate has the media type of one, a chain that of a chain (RFC 8894 §4.2.1). */
export const caMediaType = rule('XSC-002', {
  holds: (_: RuleContext, mediaType: string) => mediaType,
  mutants: { octetStream: () => 'application/octet-stream' },
});

/** Every answer to PKIOperation is application/x-pki-message (RFC 8894 §4.1). */
export const answerMediaType = rule('XSC-003', {
  holds: () => mediaTypes.pkiMessage as string,
  mutants: { plainText: () => 'text/plain' },
});

/** recipientNonce repeats the request's senderNonce (RFC 8894 §3.2.1.5). */
export const recipientNonce = rule('XSC-004', {
  holds: (_: RuleContext, senderNonce: Uint8Array): Uint8Array | undefined => senderNonce,
  mutants: {
    forgets: () => undefined,
    zeros: () => new Uint8Array(16),
  },
});

/** The answer repeats the transactionID (RFC 8894 §3.2.1.1). */
export const transactionID = rule('XSC-005', {
  holds: (_: RuleContext, requested: string) => requested,
  mutants: { makesItsOwn: () => 'a transaction of the server' },
});

/** A request without the right challenge gets no certificate (RFC 8894 §2.4, §3.3.2.2). */
export const challengeJudged = rule('XSC-006', {
  holds: (_: RuleContext, admission: Admission): Admission => admission,
  mutants: { takesAnyChallenge: (): Admission => ({ kind: 'admitted' }) },
});

/** A message that was changed on its way is refused (RFC 8894 §3.2.1.4, badMessageCheck). */
export const messageIntact = rule('XSC-007', {
  holds: (_: RuleContext, message: PkiMessage) => message.intact && message.signer !== undefined,
  mutants: { neverLooks: () => true },
});

/** CertRep bears the signature of the authority or its RA (RFC 8894 §3.3.2). */
export const answerSigned = rule('XSC-008', {
  holds: (_: RuleContext, answer: Uint8Array) => answer,
  mutants: {
    spoilsSignature: (_: RuleContext, answer: Uint8Array) =>
      answer.map((octet, index) => (index === answer.length - 1 ? octet ^ 0xff : octet)),
  },
});

/** A renewal signed with a certificate of ours that is in force needs no challenge (RFC 8894 §2.5, §3.3.1). */
export const renewalAdmitted = rule('XSC-009', {
  holds: (_: RuleContext, objection: CertificateObjection | undefined): Admission =>
    objection === undefined ? { kind: 'admitted' } : refused(`The certificate cannot be renewed: ${objection}.`),
  mutants: { wantsChallengeAgain: () => refused('The challenge is missing.') },
});

function refused(message: string): Admission {
  return { kind: 'refused', reason: 'authentication-failed', message };
}

/** A request that waits is answered PENDING, and CertPoll fetches the certificate later (RFC 8894 §3.3.2.3, §3.3.3). */
export const pendingAnswered = rule('XSC-010', {
  holds: (_: RuleContext, waiting: boolean): 'wait' | 'grant' | 'lose' => (waiting ? 'wait' : 'grant'),
  mutants: { losesRequest: (_: RuleContext, waiting: boolean) => (waiting ? 'wait' : 'lose') },
});

/** A refusal says why in failInfo (RFC 8894 §3.2.1.4). */
export const failInfo = rule('XSC-011', {
  holds: (_: RuleContext, reason: FailInfo): FailInfo | undefined => reason,
  mutants: { saysNothing: () => undefined },
});

/** senderNonce is 16 bytes, new in every answer (RFC 8894 §3.2.1.5). */
export const senderNonce = rule('XSC-012', {
  holds: (_: RuleContext, fresh: Uint8Array) => fresh,
  mutants: {
    tooShort: (_: RuleContext, fresh: Uint8Array) => fresh.subarray(0, 8),
    alwaysTheSame: () => Uint8Array.from({ length: 16 }, () => 7),
  },
});

/** The certificate comes enveloped for the requester, as a degenerate message (RFC 8894 §3.3.2.1). */
export const certificateEnveloped = rule('XSC-013', {
  holds: (_: RuleContext, enveloped: () => Uint8Array, _plain: Uint8Array) => enveloped(),
  mutants: { sendsPlain: (_: RuleContext, _enveloped: () => Uint8Array, plain: Uint8Array) => plain },
});

/** PKIOperation may come by GET, base64 in `message` (RFC 8894 §4.1). */
export const getAccepted = rule('XSC-014', {
  holds: () => true,
  mutants: { onlyPost: () => false },
});

/** GetCert gives the certificate that was named, and badCertId for one that is not known (RFC 8894 §3.3.4, §4.5). */
export const certificateFound = rule('XSC-015', {
  holds: (_: RuleContext, found: Uint8Array | undefined, _own: Uint8Array) => found,
  mutants: {
    givesItsOwn: (_: RuleContext, _found: Uint8Array | undefined, own: Uint8Array) => own,
    neverFinds: () => undefined,
  },
});

/** GetCRL gives the list of the issuer that was named (RFC 8894 §3.3.4, §4.6). */
export const listGiven = rule('XSC-016', {
  holds: (_: RuleContext, list: Uint8Array): Uint8Array | undefined => list,
  mutants: {
    refuses: () => undefined,
    spoilsList: (_: RuleContext, list: Uint8Array) =>
      list.map((octet, at) => (at === list.length - 1 ? octet ^ 0xff : octet)),
  },
});

/** What is no pkiMessage at all gets an HTTP error, not an empty success (RFC 9110 §15.5.1). */
export const garbageStatus = rule('XSC-017', {
  holds: () => 400,
  mutants: { saysOk: () => 200 },
});

/** Only SUCCESS has content: FAILURE and PENDING carry no envelope (RFC 8894 §3.3.2.2, §3.3.2.3). */
export const hasContent = rule('XSC-071', {
  holds: (_: RuleContext, success: boolean): boolean => success,
  mutants: { alwaysSendsContent: () => true },
});

/** A message of a type that RFC 8894 does not define is refused, and not taken for a request (§3.2.1.2). */
export const unknownTypeRefused = rule('XSC-072', {
  holds: (_: RuleContext): boolean => true,
  mutants: { takesItForARequest: () => false },
});

/** A poll is about the request of its own transaction (RFC 8894 §3.3.3). */
export const requestPolled = rule('XSC-073', {
  holds: (_: RuleContext, named: PendingRequest | undefined, _any: PendingRequest | undefined) => named,
  mutants: { anyThatWaits: (_: RuleContext, named, any) => named ?? any },
});

export const scepRules = [
  hasContent,
  unknownTypeRefused,
  requestPolled,
  successorOffered,
  successorAnnounced,
  capabilities,
  caMediaType,
  answerMediaType,
  recipientNonce,
  transactionID,
  challengeJudged,
  messageIntact,
  answerSigned,
  renewalAdmitted,
  pendingAnswered,
  failInfo,
  senderNonce,
  certificateEnveloped,
  getAccepted,
  certificateFound,
  listGiven,
  garbageStatus,
] as const;
