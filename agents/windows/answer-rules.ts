import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { clientResults, httpResult } from '../../protocol/mde2/hresults.table.js';
import type { DiscoverResponse } from '../../protocol/mde2/messages.js';
import type { SoapMessage } from '../../protocol/mde2/soap.js';

/** What the PC logs for an answer that it can make nothing of: the HTTP status it came with (Learn, "MDM Registration Constants"; facility 0x19). */
export const resultOfUnusable = rule('XWE-132', {
  holds: (_: RuleContext, status: number): string => httpResult(status),
  mutants: {
    knowsNoStatus: () => clientResults.unknownError,
    blamesAnotherStatus: () => httpResult(500),
  },
});

/** Why an answer of discovery leads nowhere, as the PC logs it; undefined where it can be followed (MS-MDE2 §3.1.4.1.3.2). */
export const discoveryObjection = rule('XWE-133', {
  holds: (_: RuleContext, offered: readonly string[], answer: DiscoverResponse): string | undefined => {
    if (!offered.includes(answer.authPolicy)) return clientResults.notSupported;
    return URL.canParse(answer.enrollmentServiceUrl) ? undefined : clientResults.unknownError;
  },
  mutants: {
    takesAnyPolicy: (_, _offered, { enrollmentServiceUrl }) =>
      URL.canParse(enrollmentServiceUrl) ? undefined : clientResults.unknownError,
    namesNoReason: (_, offered, answer) =>
      offered.includes(answer.authPolicy) && URL.canParse(answer.enrollmentServiceUrl)
        ? undefined
        : clientResults.notConfigured,
  },
});

/** Parts of a provisioning document in the order in which they are applied. */
export type ProvisioningPart =
  | 'document'
  | 'root list'
  | 'client certificate'
  | 'account'
  | 'DMClient'
  | 'credentials of the account'
  | 'search for the certificate';

const resultOfPart: Readonly<Record<ProvisioningPart, string>> = {
  document: clientResults.provisioningUnknown,
  // shown as 0x80180023 (public captures of build 26200)
  'root list': '0x83750005',
  'client certificate': clientResults.certificateStore,
  account: clientResults.applicationW7,
  DMClient: clientResults.dmClient,
  'credentials of the account': clientResults.provisioningUnknown,
  'search for the certificate': clientResults.tlsCertificateNotFound,
};

/** What the PC logs for a part of a provisioning document that cannot be applied (Learn, "MDM Registration Constants"). */
export const provisioningResult = rule('XWE-134', {
  holds: (_: RuleContext, part: ProvisioningPart): string => resultOfPart[part],
  mutants: {
    oneForAll: () => clientResults.provisioningUnknown,
    blamesTheAccount: () => clientResults.applicationW7,
  },
});

/** What is left of a document whose later part failed: nothing (MS-MDE2 §2.2.9). */
export const leftOfFailed = rule('XWE-135', {
  holds: (_: RuleContext, _certificate: Uint8Array): Uint8Array | undefined => undefined,
  mutants: {
    keepsTheCertificate: (_, certificate) => certificate,
  },
});

/** Whether a document with these further characteristics is applied: those that the PC does not know are passed over (MS-MDE2 §2.2.9.1). */
export const passesOver = rule('XWE-136', {
  holds: (_: RuleContext, _types: readonly string[]): boolean => true,
  mutants: {
    wantsToKnowAll: (_, types) => types.length === 0,
  },
});

/** Whether a message in this version of SOAP is read: MS-MDE2 names one and shows the other (MS-MDE2 §2.1). */
export const readsVersion = rule('XWE-137', {
  holds: (_: RuleContext, _version: SoapMessage['version']): boolean => true,
  mutants: {
    wants12: (_, version) => version === '1.2',
  },
});

/** Whether a Fault is taken for one, whatever HTTP status it came with (SOAP 1.2 Part 1 §5.4). */
export const countsAsFault = rule('XWE-138', {
  holds: (_: RuleContext, _status: number, isFault: boolean): boolean => isFault,
  mutants: {
    looksAtTheStatus: (_, status, isFault) => isFault && status !== 200,
  },
});

/** Rules on the answers of enrollment services that `muster prove` can break in a PC. */
export const answerRules: readonly RuleSummary[] = [
  resultOfUnusable,
  discoveryObjection,
  provisioningResult,
  leftOfFailed,
  passesOver,
  readsVersion,
  countsAsFault,
];
