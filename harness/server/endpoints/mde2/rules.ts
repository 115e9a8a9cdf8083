import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { contextItemRows } from '../../../../protocol/mde2/context-items.table.js';
import type { FaultErrorType, FaultSubcode } from '../../../../protocol/mde2/faults.table.js';
import type { ContextItem, DiscoverResponse, GetPoliciesResponse } from '../../../../protocol/mde2/messages.js';
import { tokenTypes } from '../../../../protocol/mde2/namespaces.table.js';
import type { ApplicationAuthentication } from '../../../../protocol/mde2/provisioning-document.js';
import { type Csr, verifyCsr } from '../../../../protocol/pki/csr.js';

/** Status of the answer to the GET that comes before discovery: the client looks for any 200 (MS-MDE2 §3.1). */
export const probeStatus = rule('XWE-001', {
  holds: (_context: RuleContext): number => 200,
  mutants: { notFound: () => 404, methodNotAllowed: () => 405 },
});

/** What RelatesTo says: the MessageID of the request (WS-Addressing 1.0 Core §3.4). */
export const relatesTo = rule('XWE-002', {
  holds: (_context: RuleContext, messageId: string | undefined): string | undefined => messageId,
  mutants: { forgets: () => undefined, invents: () => 'urn:uuid:00000000-0000-4000-8000-000000000000' },
});

/** What discovery tells the client (MS-MDE2 §3.1.4.1.3.2). */
export const discoverResult = rule('XWE-003', {
  holds: (_context: RuleContext, result: DiscoverResponse): DiscoverResponse => result,
  mutants: {
    omitsServiceUrl: (_context, result) => ({ ...result, enrollmentServiceUrl: '' }),
    federatedWithoutAddress: (_context, result) => ({ ...result, authPolicy: 'Federated' }),
  },
});

/** How the length of an answer is told: enrollment clients cannot read chunks (Learn, "Mobile device enrollment"). */
export const transferHeaders = rule('XWE-004', {
  holds: (_context: RuleContext, length: number): Readonly<Record<string, string>> => ({
    'content-length': String(length),
  }),
  mutants: { chunks: () => ({ 'transfer-encoding': 'chunked' }) },
});

/** Subcode for credentials that are not accepted (MS-MDE2 §2.2.10). */
export const rejectedCredentials = rule('XWE-005', {
  holds: (_context: RuleContext): FaultSubcode => 'Authentication',
  mutants: {
    blamesItself: (): FaultSubcode => 'InternalServiceFault',
    blamesTheMessage: (): FaultSubcode => 'MessageFormat',
  },
});

/** The reason in a refusal's detail (MS-MDE2 §2.2.10). */
export const refusalDetail = rule('XWE-006', {
  holds: (_context: RuleContext, errorType: FaultErrorType | undefined): FaultErrorType | undefined => errorType,
  mutants: { keepsSilent: () => undefined, alwaysInMaintenance: (): FaultErrorType => 'InMaintenance' },
});

/** Subcode for a message that cannot be read (MS-MDE2 §2.2.10). */
export const unreadableMessage = rule('XWE-007', {
  holds: (_context: RuleContext): FaultSubcode => 'MessageFormat',
  mutants: {
    blamesItself: (): FaultSubcode => 'InternalServiceFault',
    blamesTheUser: (): FaultSubcode => 'Authentication',
  },
});

/** Whether the request is signed by the key it asks a certificate for (MS-WSTEP §3.1.4.1; RFC 2986 §4.2). */
export const provesPossession = rule('XWE-008', {
  holds: (_context: RuleContext, csr: Csr): boolean => verifyCsr(csr),
  mutants: { believesAnyRequest: () => true },
});

/** Whether this context item may be in a request: unknown ones are passed over (MS-WSTEP §3.1.4.1.3.3). */
export const allowsContextItem = rule('XWE-009', {
  holds: (_context: RuleContext, _item: ContextItem): boolean => true,
  mutants: { refusesUnknown: (_context, item) => contextItemRows.some(({ name }) => name === item.name) },
});

/** The policies as they are sent (MS-MDE2 §3.3.4.1.1.2). */
export const policiesAnswer = rule('XWE-010', {
  holds: (_context: RuleContext, answer: GetPoliciesResponse): GetPoliciesResponse => answer,
  mutants: {
    otherSchema: (_context, answer) => ({
      ...answer,
      policies: answer.policies.map((policy) => ({ ...policy, policySchema: 2 })),
    }),
    danglingReference: (_context, answer) => ({ ...answer, oids: [] }),
  },
});

/** TokenType of the answer to RequestSecurityToken (MS-MDE2 §3.4.4.1.1.2). */
export const issuedTokenType = rule('XWE-011', {
  holds: (_context: RuleContext): string => tokenTypes.deviceEnrollmentToken,
  mutants: { echoesUserToken: () => tokenTypes.userToken },
});

type Store = 'User' | 'System';

/** Where the client certificate goes (MS-MDE2 §2.2.9.2): `Full` is the enrollment of a user, `Device` that of a device. */
export const certificateStore = rule('XWE-012', {
  holds: (_context: RuleContext, enrollmentType: string | undefined): Store =>
    enrollmentType === 'Device' ? 'System' : 'User',
  mutants: { alwaysUser: (): Store => 'User', alwaysSystem: (): Store => 'System' },
});

/** The two credentials of the w7 APPLICATION, their nonces in base64 (MS-MDE2 §2.2.9.5). */
export const applicationCredentials = rule('XWE-013', {
  holds: (_context: RuleContext, credentials: readonly ApplicationAuthentication[]) => credentials,
  mutants: {
    literalNonce: (_context, credentials) => credentials.map((one) => ({ ...one, data: 'nonce' })),
    onlyOne: (_context, credentials) => credentials.slice(0, 1),
  },
});

/** Roots that the device is to trust: the issuer of its certificate is among them (MS-MDE2 §2.2.9.1). */
export const installedRoots = rule('XWE-014', {
  holds: (_context: RuleContext, roots: readonly Uint8Array[]): readonly Uint8Array[] => roots,
  mutants: { installsNone: () => [] },
});

/** Whether a message is understood: prefixes and white space around addresses mean nothing (Namespaces in XML 1.0 §3; MS-MDE2's own examples). */
export const understands = rule('XWE-015', {
  holds: (_context: RuleContext, _raw: string): boolean => true,
  mutants: {
    wantsUsualPrefixes: (_context, raw) => raw.includes('<s:Envelope'),
    comparesUntrimmed: (_context, raw) => !/Action[^>]*>\s/.test(raw),
  },
});

/** Whether the subject of a request is accepted: Windows 10 puts a NUL into a PrintableString (seen in public traces of build 19043). */
export const acceptsSubject = rule('XWE-016', {
  holds: (_context: RuleContext, _csr: Csr): boolean => true,
  mutants: { wantsPrintableStrings: (_context, csr) => csr.findings.length === 0 },
});

/** Subcode for a Security header that carries no token that can be read (MS-MDE2 §2.2.10). */
export const unreadableSecurity = rule('XWE-017', {
  holds: (_context: RuleContext): FaultSubcode => 'InvalidSecurity',
  mutants: {
    blamesItself: (): FaultSubcode => 'InternalServiceFault',
    blamesTheUser: (): FaultSubcode => 'Authentication',
  },
});

export const mde2Rules: readonly RuleSummary[] = [
  probeStatus,
  relatesTo,
  discoverResult,
  transferHeaders,
  rejectedCredentials,
  refusalDetail,
  unreadableMessage,
  provesPossession,
  allowsContextItem,
  policiesAnswer,
  issuedTokenType,
  certificateStore,
  applicationCredentials,
  installedRoots,
  understands,
  acceptsSubject,
  unreadableSecurity,
];
