import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { WbxmlDocument } from '../../../../protocol/wbxml/read-wbxml.js';
import { encodingOf, type SyncMlEncoding } from '../../../../protocol/wbxml/syncml-encodings.js';
import type { WriteWbxmlOptions } from '../../../../protocol/wbxml/write-wbxml.js';

/** The encoding of an answer: that of the message, unless Accept names the other one only (OMA-TS-DM_HTTPBinding-V1_2; RFC 9110 §12.5.1). */
export const answerEncoding = rule('XWB-001', {
  holds: (_: RuleContext, asked: SyncMlEncoding, accept: string): SyncMlEncoding => acceptable(asked, accept),
  mutants: {
    alwaysXml: (): SyncMlEncoding => 'xml',
    swapsThem: (_, asked): SyncMlEncoding => (asked === 'xml' ? 'wbxml' : 'xml'),
  },
});

function acceptable(asked: SyncMlEncoding, accept: string): SyncMlEncoding {
  const offered = accept.split(',').flatMap((type) => encodingOf(type) ?? []);
  return offered.length === 0 || offered.includes(asked) ? asked : (offered[0] ?? asked);
}

/** Whether a document's version of WBXML is read; 1.2 and 1.3 are alike in SyncML (WAP-192-WBXML §5.4). */
export const takesWbxmlVersion = rule('XWB-002', {
  holds: (_: RuleContext, _document: WbxmlDocument): boolean => true,
  mutants: {
    wants12: (_, { version }) => version === '1.2',
    wants13: (_, { version }) => version === '1.3',
  },
});

/** Whether a document's way to write texts is read: in place, opaque, or in the string table (WAP-192-WBXML §5.7, §5.8.4). */
export const takesTextForms = rule('XWB-004', {
  holds: (_: RuleContext, _document: WbxmlDocument): boolean => true,
  mutants: {
    knowsNoStringTable: (_, { textForms }) => !textForms.has('table'),
    knowsNoOpaqueData: (_, { textForms }) => !textForms.has('opaque'),
  },
});

/** Whether a document's way to name its public identifier is read: by number, or as text (WAP-192-WBXML §5.5). */
export const takesPublicId = rule('XWB-028', {
  holds: (_: RuleContext, _document: WbxmlDocument): boolean => true,
  mutants: {
    wantsANumber: (_, { publicIdAsText }) => !publicIdAsText,
  },
});

/** How the server writes WBXML: as SyncML 1.2 in UTF-8 (OMA-TS-SyncML_RepPro-V1_2, WBXML; WAP-192-WBXML §5.5, §5.6). */
export const writtenWbxml = rule('XWB-005', {
  holds: (_: RuleContext): WriteWbxmlOptions => ({}),
  mutants: {
    namesDeviceInformation: (): WriteWbxmlOptions => ({ publicId: 0x1203 }),
    namesAnotherCharset: (): WriteWbxmlOptions => ({ charset: 1_015 }),
  },
});

/** DEFAULTENCODING of the account: what the organisation asks for (MS-MDE2 §2.2.9.5). */
export const toldEncoding = rule('XWB-006', {
  holds: (_: RuleContext, wanted: SyncMlEncoding): SyncMlEncoding => wanted,
  mutants: {
    alwaysXml: (): SyncMlEncoding => 'xml',
  },
});

/** Rules of the session's encoding that `muster prove` can break in a tenant. */
export const wbxmlRules = [
  answerEncoding,
  takesWbxmlVersion,
  takesTextForms,
  takesPublicId,
  writtenWbxml,
  toldEncoding,
];
