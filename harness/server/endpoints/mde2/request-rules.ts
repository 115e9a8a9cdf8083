import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { FaultSubcode } from '../../../../protocol/mde2/faults.table.js';
import type { RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import type { SoapMessage } from '../../../../protocol/mde2/soap.js';

/** Whether a request in this version of SOAP is served: MS-MDE2 names one and shows the other (MS-MDE2 §2.1). */
export const servesVersion = rule('XWE-058', {
  holds: (_: RuleContext, _version: SoapMessage['version'], _envelope: string): boolean => true,
  mutants: {
    wants12: (_, version) => version === '1.2',
    wantsCapitals: (_, _version, envelope) => /^[^<]*<(?:\?xml[^>]*>\s*<)?[\w-]*:?Envelope\b/.test(envelope),
  },
});

/** Subcode for what is no certificate request (MS-MDE2 §2.2.10). */
export const unreadableRequest = rule('XWE-059', {
  holds: (_: RuleContext): FaultSubcode => 'CertificateRequest',
  mutants: {
    blamesItself: (): FaultSubcode => 'InternalServiceFault',
    blamesTheMessage: (): FaultSubcode => 'MessageFormat',
  },
});

/** Whether a request of this type is for a first certificate; Renew goes its own way (MS-MDE2 §3.5, §3.6). */
export const isIssue = rule('XWE-060', {
  holds: (_: RuleContext, requestType: RequestSecurityToken['requestType']): boolean => requestType === 'Issue',
  mutants: {
    takesAnyForOne: () => true,
  },
});

/** Rules on requests for certificates that `muster prove` can break in a tenant. */
export const requestRules: readonly RuleSummary[] = [servesVersion, unreadableRequest, isIssue];
