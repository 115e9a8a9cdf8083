import { metinfNamespace, syncmlNamespace } from '../syncml/messages.js';

/** A code page of tags: names in the order of their codes, the first one 0x05 (OMA-TS-SyncML_RepPro-V1_2, WBXML tokens). */
export interface CodePage {
  readonly namespace: string;
  /** An empty name is a code that is reserved. */
  readonly tags: readonly string[];
}

export const firstTagCode = 0x05;

const repPro =
  'Add Alert Archive Atomic Chal Cmd CmdID CmdRef Copy Cred Data Delete Exec Final Get Item Lang LocName LocURI Map MapItem Meta MsgID MsgRef NoResp NoResults Put Replace RespURI Results Search Sequence SessionID SftDel Source SourceRef Status Sync SyncBody SyncHdr SyncML Target TargetRef - VerDTD VerProto NumberOfChanges MoreData Field Filter Record FilterType SourceParent TargetParent Move Correlator';

const metInf =
  'Anchor EMI Format FreeID FreeMem Last Mark MaxMsgSize Mem MetInf Next NextNonce SharedMem Size Type Version MaxObjSize FieldLevel';

const dmDdf =
  'AccessType ACL Add b64 bin bool chr CaseSense CIS Copy CS date DDFName DefaultValue Delete Description DFFormat DFProperties DFTitle DFType Dynamic Exec float Format Get int Man MgmtTree MIME Mod Name Node node NodeName null Occurrence One OneOrMore OneOrN Path Permanent Replace RTProperties Scope Size time Title TStamp Type Value VerDTD VerNo xml ZeroOrMore ZeroOrN ZeroOrOne';

const names = (list: string): readonly string[] => list.split(' ').map((name) => (name === '-' ? '' : name));

/** By the number of the page: SyncML, meta information (OMA-TS-SyncML_MetaInfo-V1_2), device description (OMA-TS-DM_TND-V1_2). */
export const codePages: readonly CodePage[] = [
  { namespace: syncmlNamespace, tags: names(repPro) },
  { namespace: metinfNamespace, tags: names(metInf) },
  { namespace: 'syncml:dmddf1.2', tags: names(dmDdf) },
];

/** Public identifiers of SyncML by number and by text (WAP-192-WBXML, §5.5; OMA-TS-SyncML_RepPro-V1_2). */
export const publicIds: readonly { readonly id: number; readonly text: string }[] = [
  { id: 0x0fd1, text: '-//SYNCML//DTD SyncML 1.0//EN' },
  { id: 0x0fd3, text: '-//SYNCML//DTD SyncML 1.1//EN' },
  { id: 0x1201, text: '-//SYNCML//DTD SyncML 1.2//EN' },
];

export const syncml12 = 0x1201;

/** MIBenum numbers of the character sets that are read (IANA, Character Sets); 0 is unknown, which means UTF-8 here. */
export const charsets: Readonly<Record<number, 'utf-8' | 'latin1'>> = {
  0: 'utf-8',
  3: 'utf-8',
  4: 'latin1',
  106: 'utf-8',
};

export const utf8 = 106;

/** Global tokens (WAP-192-WBXML §7.1). */
export const tokens = {
  switchPage: 0x00,
  end: 0x01,
  entity: 0x02,
  inlineString: 0x03,
  literal: 0x04,
  extensionInline: 0x40,
  processingInstruction: 0x43,
  literalWithContent: 0x44,
  extensionTable: 0x80,
  tableString: 0x83,
  literalWithAttributes: 0x84,
  extension: 0xc0,
  opaque: 0xc3,
  literalWithBoth: 0xc4,
} as const;

export const hasAttributes = 0x80;
export const hasContent = 0x40;
