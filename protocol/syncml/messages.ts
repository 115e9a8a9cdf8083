/**
 * SyncML as OMA Device Management 1.2 uses it (OMA-TS-SyncML_RepPro-V1_2, OMA-TS-DM_RepPro-V1_2, MS-MDM §2.2).
 * A message is plain frozen data; what a member may hold is the sender's business, so that a wrong message can be represented too.
 */
export const syncmlNamespace = 'SYNCML:SYNCML1.2';
export const metinfNamespace = 'syncml:metinf';
export const microsoftNamespace = 'http://schemas.microsoft.com/MobileDevice/MDM';

export const syncmlContentType = 'application/vnd.syncml.dm+xml';
export const wbxmlContentType = 'application/vnd.syncml.dm+wbxml';

/** The commands that act on nodes of the management tree. */
export const itemVerbs = ['Get', 'Add', 'Replace', 'Delete', 'Exec'] as const;
export type ItemVerb = (typeof itemVerbs)[number];

export interface SyncMl {
  readonly header: SyncHdr;
  readonly body: readonly Command[];
  /** This message is the last one of its package (MS-MDM §2.2.3.4). */
  readonly final: boolean;
}

/** MS-MDM §2.2.4.2. */
export interface SyncHdr {
  readonly verDtd: string;
  readonly verProto: string;
  /** Opaque, at most four bytes; `0` is legal. */
  readonly sessionId: string;
  /** Counts from 1 per session and sender; 0 when it could not be read. */
  readonly msgId: number;
  /** LocURI */
  readonly target: string;
  /** LocURI */
  readonly source: string;
  readonly respUri?: string;
  readonly cred?: Cred;
  readonly meta?: Meta;
}

/** Meta information, syncml:metinf (OMA-TS-SyncML_MetaInfo-V1_2). */
export interface Meta {
  readonly format?: string;
  readonly type?: string;
  readonly mark?: string;
  readonly size?: number;
  /** Base64 of the nonce's bytes. */
  readonly nextNonce?: string;
  readonly maxMsgSize?: number;
  readonly maxObjSize?: number;
}

/** RepPro, element Cred. */
export interface Cred {
  readonly meta?: Meta;
  readonly data: string;
}

/** RepPro, element Chal. */
export interface Chal {
  readonly meta: Meta;
}

/** MS-MDM §2.2.5.2 Item, with Target and Source reduced to their LocURI. */
export interface Item {
  readonly target?: string;
  readonly source?: string;
  readonly meta?: Meta;
  /** Text; a binary value travels as base64 under Format `b64`. */
  readonly data?: string;
  /** More chunks of the same value follow. */
  readonly moreData?: boolean;
  /** HRESULT behind a failure, such as `0x86000002`: an attribute of Data (MS-MDM §2.2.5.1); some write it at the Item. */
  readonly originalError?: string;
}

interface CommandBase {
  /** Empty when the sender left it out. */
  readonly cmdId: string;
}

/** MS-MDM §2.2.7.2; codes in alerts.table.ts. */
export interface Alert extends CommandBase {
  readonly verb: 'Alert';
  readonly data: string;
  readonly items: readonly Item[];
  readonly correlator?: string;
}

/** MS-MDM §2.2.7: Get, Add, Replace, Delete, Exec. */
export interface ItemCommand extends CommandBase {
  readonly verb: ItemVerb;
  readonly meta?: Meta;
  readonly items: readonly Item[];
}

/** RepPro, elements Atomic and Sequence. */
export interface GroupCommand extends CommandBase {
  readonly verb: 'Atomic' | 'Sequence';
  readonly meta?: Meta;
  readonly commands: readonly Command[];
}

/** MS-MDM §2.2.6.1; codes in status-codes.table.ts. */
export interface Status extends CommandBase {
  readonly verb: 'Status';
  /** MsgID of the message that is answered; read as 1 when the sender leaves it out. */
  readonly msgRef: number;
  readonly cmdRef: string;
  /** Name of the command that is answered: `SyncHdr`, `Replace`, … */
  readonly cmd: string;
  readonly targetRefs: readonly string[];
  readonly sourceRefs: readonly string[];
  readonly cred?: Cred;
  readonly chal?: Chal;
  readonly data: string;
  /** HRESULT behind a failure, an attribute of Data (MS-MDM §2.2.5.1). */
  readonly originalError?: string;
  readonly items: readonly Item[];
}

/** MS-MDM §2.2.7.8. */
export interface Results extends CommandBase {
  readonly verb: 'Results';
  readonly msgRef: number;
  readonly cmdRef: string;
  readonly meta?: Meta;
  readonly targetRef?: string;
  readonly sourceRef?: string;
  readonly items: readonly Item[];
}

/** A child of SyncBody that DM does not know, such as `Copy` or `Search`; answered with 406 (MS-MDM §2.2.6.1). */
export interface UnknownCommand extends CommandBase {
  readonly verb: 'Unknown';
  readonly name: string;
}

export type Command = Alert | ItemCommand | GroupCommand | Status | Results | UnknownCommand;

/** What asks the peer for something: everything but Status and Results. */
export type Request = Exclude<Command, Status | Results>;

export const isRequest = (command: Command): command is Request =>
  command.verb !== 'Status' && command.verb !== 'Results';

export const isStatus = (command: Command): command is Status => command.verb === 'Status';

export const isResults = (command: Command): command is Results => command.verb === 'Results';

export const isItemCommand = (command: Command): command is ItemCommand =>
  itemVerbs.some((verb) => verb === command.verb);

/** The element name of a command on the wire. */
export const commandName = (command: Command): string => (command.verb === 'Unknown' ? command.name : command.verb);

export const Status = {
  /** A Status without items and references unless they are given. */
  create(status: Partial<Status> & Pick<Status, 'cmdId' | 'msgRef' | 'cmdRef' | 'cmd' | 'data'>): Status {
    return { verb: 'Status', targetRefs: [], sourceRefs: [], items: [], ...status };
  },
};

export const Alert = {
  /** An Alert without items unless they are given. */
  create(alert: Partial<Alert> & Pick<Alert, 'cmdId' | 'data'>): Alert {
    return { verb: 'Alert', items: [], ...alert };
  },
};

export const SyncHdr = {
  /** The header of DM 1.2 unless other versions are given. */
  create(header: Partial<SyncHdr> & Pick<SyncHdr, 'sessionId' | 'msgId' | 'target' | 'source'>): SyncHdr {
    return { verDtd: '1.2', verProto: 'DM/1.2', ...header };
  },
};
