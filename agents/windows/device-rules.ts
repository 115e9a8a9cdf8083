import type { KeyObject } from 'node:crypto';
import { days } from '../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { hresultOf } from '../../protocol/mde2/fault.js';
import { clientResults } from '../../protocol/mde2/hresults.table.js';
import type { BinarySecurityToken, CertificateToken, ContextItem, Fault } from '../../protocol/mde2/messages.js';
import { tokenTypes } from '../../protocol/mde2/namespaces.table.js';
import { answerRules } from './answer-rules.js';

/** Whether the discovery service is probed with GET before it is asked (MS-MDE2 §3.1). */
export const probesDiscovery = rule('XWE-101', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { asksAtOnce: () => false },
});

/** The context items as they are sent (MS-MDE2 §3.4.4.1.1.1). */
export const sentContextItems = rule('XWE-102', {
  holds: (_context: RuleContext, items: readonly ContextItem[]): readonly ContextItem[] => items,
  mutants: {
    forgetsDeviceId: (_context, items) => items.filter(({ name }) => name !== 'DeviceID'),
    shortensVersion: (_context, items) =>
      items.map((item) =>
        item.name === 'OSVersion' ? { ...item, value: item.value.split('.').slice(0, 3).join('.') } : item,
      ),
  },
});

/** What the device logs for a fault: the detail's ErrorType goes before the subcode (MS-MDE2 §2.2.10). */
export const loggedResult = rule('XWE-103', {
  holds: (_context: RuleContext, fault: Fault): string => hresultOf(fault),
  mutants: {
    ignoresDetail: (_context, { code }) => hresultOf({ code }),
    knowsNoFault: () => clientResults.unknownError,
  },
});

/** Common name of the certificate request: the GUID cut to 30 characters, `!`, the DeviceID (seen in public traces; servers look for the DeviceID). */
export const requestSubject = rule('XWE-104', {
  holds: (_context: RuleContext, guid: string, deviceId: string): string => `${guid.slice(0, 30)}!${deviceId}`,
  mutants: { namesNoDevice: (_context, guid) => guid },
});

/** Whether a page's token form is for this client: it posts to the `appru` that was sent, or the token is left where it is (MS-MDE2 §3.2). */
export const takesTokenFrom = rule('XWE-105', {
  holds: (_context: RuleContext, action: string, appru: string): boolean => action === appru,
  mutants: { takesAnyForm: () => true },
});

/** The page's token as the octets of a BinarySecurityToken, which the message encodes once (MS-MDE2 §3.2). */
export const tokenOctets = rule('XWE-106', {
  holds: (_context: RuleContext, wresult: string): Uint8Array => new TextEncoder().encode(wresult),
  mutants: { encodesTwice: (_context, wresult) => new TextEncoder().encode(btoa(wresult)) },
});

/** The certificate as it is shown: with its key, which signs the message, and with a Timestamp (MS-MDE2 §3.3.4.1.1.1). */
export const shownCertificate = rule('XWE-107', {
  holds: (_context: RuleContext, token: CertificateToken): CertificateToken => token,
  mutants: {
    forgetsSignature: (_context, { key: _key, ...token }) => token,
    forgetsTimestamp: (_context, { created: _created, expires: _expires, ...token }) => token,
  },
});

/** Whether the time to renew has come: from so many days before the end of the certificate to its end (MS-MDE2 §3.5). */
export const renewalIsDue = rule('XWE-108', {
  holds: ({ now }: RuleContext, notAfter: number, periodDays: number): boolean =>
    notAfter - days(periodDays) <= now && now <= notAfter,
  mutants: {
    neverRenews: () => false,
    renewsAtOnce: () => true,
  },
});

export interface RenewalKeys {
  /** Of the certificate that is renewed. */
  readonly current: KeyObject;
  readonly fresh: KeyObject;
}

/** The key that a renewal asks a certificate for, and the one that signs it (MS-MDE2 §3.5). */
export const renewalKeys = rule('XWE-109', {
  holds: (_context: RuleContext, { current, fresh }: RenewalKeys) => ({ requested: fresh, signer: current }),
  mutants: {
    keepsItsKey: (_context, { current }) => ({ requested: current, signer: current }),
    signsWithTheNewKey: (_context, { fresh }) => ({ requested: fresh, signer: fresh }),
  },
});

/** Whether a renewal that failed is tried again: not before the retry interval has passed (CertificateStore CSP, RetryInterval). */
export const mayTryAgain = rule('XWE-110', {
  holds: ({ now }: RuleContext, triedAt: number | undefined, retryDays: number): boolean =>
    triedAt === undefined || now - triedAt >= days(retryDays),
  mutants: { triesAtEverySession: () => true },
});

/** A directory's token in the security header: its compact form as octets, which the message encodes (MS-MDE2 §3.3.4.1.1.1). */
export const directoryToken = rule('XWE-111', {
  holds: (_context: RuleContext, token: string): BinarySecurityToken => ({
    kind: 'binary',
    valueType: tokenTypes.jwt,
    value: new TextEncoder().encode(token),
  }),
  mutants: {
    namesAnotherType: (_context, token): BinarySecurityToken => ({
      kind: 'binary',
      valueType: tokenTypes.userToken,
      value: new TextEncoder().encode(token),
    }),
  },
});

/** Whether the key is attested: where the server speaks version 5.0 or later, and this one speaks it too (MS-MDE2 §3.4.4.1.1.1, AIKPub). */
export const attests = rule('XWE-117', {
  holds: (_context: RuleContext, version: number): boolean => version >= 5,
  mutants: { never: () => false, always: () => true },
});

/** What a request says of the id that the organisation gave the PC, from version 5.0 on (MS-MDE2 §3.4.4.1.1.1.1, EmmDeviceId). */
export const namesItself = rule('XWE-342', {
  holds: (_context: RuleContext, version: number, id: string | undefined): readonly string[] =>
    version >= 5 && id !== undefined && id !== '' ? [id] : [],
  mutants: { keepsItToItself: () => [], inAnyVersion: (_context, _version, id) => (id === undefined ? [] : [id]) },
});

/** Rules of the Windows enrollment client that `muster prove` can break in a device. */
export const windowsDeviceRules: readonly RuleSummary[] = [
  probesDiscovery,
  sentContextItems,
  loggedResult,
  requestSubject,
  takesTokenFrom,
  tokenOctets,
  shownCertificate,
  renewalIsDue,
  renewalKeys,
  mayTryAgain,
  directoryToken,
  attests,
  namesItself,
  ...answerRules,
];
