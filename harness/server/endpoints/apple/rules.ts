import { createHash } from 'node:crypto';
import { mergeStatus, type StatusReport } from '../../../../protocol/apple/ddm/status.js';
import type { MdmPayload } from '../../../../protocol/apple/profile.js';
import { profileContentType } from '../../../../protocol/apple/profile.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { CertificateObjection } from '../../domain/authority.js';
import type { CommandState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { entriesAfter } from './declarative-rules.js';
import { returnToServiceServerRules } from './return-to-service/rules.js';
import { sessionRules } from './session-rules.js';
import { sharedIpadServerRules } from './shared-ipad/rules.js';

/** The content type by which a device knows a profile. */
export const profileServedAs = rule('XAP-001', {
  holds: (_context: TenantContext): string => profileContentType,
  mutants: { servedAsXml: () => 'text/xml' },
});

/** UUID that the MDM payload names as its identity, given the one of the identity payload. */
export const identityReference = rule('XAP-002', {
  holds: (_context: TenantContext, identityUuid: string, _other: string): string => identityUuid,
  mutants: { namesNoPayload: (_context, _identityUuid, other) => other },
});

/** The bytes that a signed profile carries, given those that were signed. */
export const signedContent = rule('XAP-003', {
  holds: (_context: TenantContext, signed: Uint8Array): Uint8Array => signed,
  mutants: {
    changedAfterSigning: (_context, signed) =>
      signed.map((byte, index) => (index === signed.byteLength - 2 ? byte ^ 1 : byte)),
  },
});

/** Whether the sender's signature over the body is believed. */
export const bodySignatureHolds = rule('XAP-004', {
  holds: (_context: TenantContext, valid: boolean): boolean => valid,
  mutants: { signatureNotVerified: () => true },
});

/** Whether a device may speak with this certificate: only with the one it showed at Authenticate. */
export const certificateIsPinned = rule('XAP-005', {
  holds: (_context: TenantContext, pinned: string | undefined, shown: string): boolean => pinned === shown,
  mutants: { anyCertificateOfTheTenant: () => true },
});

/** Whether a certificate takes the place of the pinned one: when it was issued on the proof of that, to the same device (RFC 8894 §2.5). */
export const successorTakesOver = rule('XAC-018', {
  holds: (_context: TenantContext, successor: string | undefined, shown: string): boolean => successor === shown,
  mutants: { pinNeverMoves: () => false, anyCertificateTakesOver: () => true },
});

/** Whether a certificate that the tenant's authority objects to is refused. */
export const certificateIsTrusted = rule('XAP-006', {
  holds: (_context: TenantContext, objection: CertificateObjection | undefined): boolean => objection === undefined,
  mutants: {
    trustsAnyIssuer: (_context, objection) =>
      objection === undefined || objection === 'foreign-issuer' || objection === 'bad-signature',
    trustsExpired: (_context, objection) => objection === undefined || objection === 'expired',
  },
});

/** Whether a message of a device that has not authenticated is taken. */
export const authenticatedBefore = rule('XAP-007', {
  holds: (_context: TenantContext, known: boolean): boolean => known,
  mutants: { tokenUpdateEnrolls: () => true },
});

/** Whether a check-in speaks of the topic that the profile gave. */
export const topicFits = rule('XAP-008', {
  holds: (_context: TenantContext, expected: string, received: string | undefined): boolean => expected === received,
  mutants: { anyTopic: () => true },
});

/** Status for a message that cannot be read or trusted: never 401, on which clients end management. */
export const refusalStatus = rule('XAP-009', {
  holds: (_context: TenantContext): number => 400,
  mutants: { unauthorized: () => 401, silentlyAccepted: () => 200 },
});

/** Whether a command is due in this session, given those that the device put off in it. */
export const commandIsDue = rule(['XAP-011'], {
  holds: (_context: TenantContext, command: CommandState, putOff: readonly string[]): boolean =>
    waiting(command) && !putOff.includes(command.id),
  mutants: {
    notNowIsFinal: (_context, command) => waiting(command) && command.state !== 'not-now',
    repeatedAtOnce: (_context, command) => waiting(command),
  },
});

/** What becomes of a command by the status that the device answered. */
export const stateAfter = rule('XAP-012', {
  holds: (_context: TenantContext, status: string): CommandState['state'] => states[status] ?? 'failed',
  mutants: {
    errorCountsAsDone: (_context, status) => (status === 'NotNow' ? 'not-now' : 'acknowledged'),
    answeredCommandStaysQueued: (_context, status) =>
      status === 'Acknowledged' ? 'queued' : (states[status] ?? 'failed'),
  },
});

/** Whether CheckOut ends management. */
export const checkOutEnds = rule('XAP-013', {
  holds: (_context: TenantContext): boolean => true,
  mutants: { checkOutIgnored: () => false },
});

/** Commands that a device finds when it enrolls anew. */
export const queueAfterAuthenticate = rule('XAP-014', {
  holds: (_context: TenantContext, _before: readonly CommandState[]): readonly CommandState[] => [],
  mutants: { keepsTheOldQueue: (_context, before) => before },
});

/** Whether a certificate that belongs to another device opens an enrollment. */
export const certificateIsFree = rule('XAP-015', {
  holds: (_context: TenantContext, takenByAnother: boolean): boolean => !takenByAnother,
  mutants: { sharedCertificate: () => true },
});

/** Which transport identity the profile asks for. */
export const signMessageAsIssued = rule('XAP-016', {
  holds: (_context: TenantContext, transport: 'mdm-signature' | 'tls'): MdmPayload['SignMessage'] =>
    transport === 'mdm-signature',
  mutants: { alwaysTls: () => false, alwaysSigned: () => true },
});

/** What GetBootstrapToken gives back, given what the device left. */
export const bootstrapTokenGiven = rule('XAP-017', {
  holds: (_context: TenantContext, escrowed: string | undefined): string | undefined => escrowed,
  mutants: { forgetsTheToken: () => undefined },
});

/** Whether a user may be managed, given whether the answer to the challenge is right. */
export const userIsAuthentic = rule('XAP-018', {
  holds: (_context: TenantContext, answersRightly: boolean): boolean => answersRightly,
  mutants: { anyPassword: () => true, nobody: () => false },
});

/** The unlock token that is kept: a TokenUpdate without one does not take it back. */
export const unlockTokenAfter = rule('XAP-019', {
  holds: (_context: TenantContext, kept: string | undefined, sent: string | undefined): string | undefined =>
    sent ?? kept,
  mutants: { clearedWhenAbsent: (_context, _kept, sent) => sent ?? '' },
});

/** The token that stands for all declarations, given the tokens of each: it changes when one of them does. */
export const declarationsToken = rule('XAP-020', {
  holds: (_context: TenantContext, tokens: readonly string[]): string =>
    createHash('sha256').update(JSON.stringify(tokens)).digest('hex').slice(0, 32),
  mutants: { neverChanges: () => 'constant' },
});

/** Status for a declaration that there is not (any more). */
export const goneStatus = rule('XAP-021', {
  holds: (_context: TenantContext): number => 404,
  mutants: { emptyAnswer: () => 200, serverError: () => 500 },
});

/** The status items that are known after a report. */
export const statusAfter = rule('XAP-022', {
  holds: (context: TenantContext, known: JsonObject, { FullReport, StatusItems }: StatusReport): JsonObject =>
    FullReport === true
      ? StatusItems
      : mergeStatus(known, StatusItems, (before, changed) => entriesAfter(context, before, changed)),
  mutants: {
    everyReportIsFull: (_context, _known, { StatusItems }) => StatusItems,
    onlyTheFirstReport: (_context, known, { StatusItems }) => (Object.keys(known).length === 0 ? StatusItems : known),
  },
});

/** Whether a command is for this channel: the user that it names, or the device when it names none. */
export const isForChannel = rule('XAP-023', {
  holds: (_context: TenantContext, addressee: string | undefined, sender: string | undefined): boolean =>
    addressee === sender,
  mutants: { everythingToTheDevice: (_context, _addressee, sender) => sender === undefined },
});

/** Whether a token for this service of Apple's is made. */
export const tokenServiceOffered = rule('XAP-024', {
  holds: (_context: TenantContext, service: string | undefined): boolean => service === 'com.apple.maid',
  mutants: { anyService: () => true, noService: () => false },
});

const states: Readonly<Record<string, CommandState['state']>> = {
  Acknowledged: 'acknowledged',
  NotNow: 'not-now',
};

function waiting({ state }: CommandState): boolean {
  return state === 'queued' || state === 'sent' || state === 'not-now';
}

/** Every rule of this endpoint. */
export const appleRules: readonly RuleSummary[] = [
  ...sessionRules,
  profileServedAs,
  identityReference,
  signedContent,
  bodySignatureHolds,
  certificateIsPinned,
  successorTakesOver,
  certificateIsTrusted,
  authenticatedBefore,
  topicFits,
  refusalStatus,
  commandIsDue,
  stateAfter,
  checkOutEnds,
  queueAfterAuthenticate,
  certificateIsFree,
  signMessageAsIssued,
  bootstrapTokenGiven,
  userIsAuthentic,
  unlockTokenAfter,
  declarationsToken,
  goneStatus,
  statusAfter,
  isForChannel,
  tokenServiceOffered,
  ...sharedIpadServerRules,
  ...returnToServiceServerRules,
];
