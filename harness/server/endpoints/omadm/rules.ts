import { rule } from '../../../../protocol/base/rule.js';
import { opensSession } from '../../../../protocol/syncml/alerts.table.js';
import {
  type Alert,
  type Command,
  commandName,
  type Item,
  isRequest,
  type Status,
  Status as StatusMessage,
  SyncHdr,
  type SyncMl,
} from '../../../../protocol/syncml/messages.js';
import { isSuccess } from '../../../../protocol/syncml/status-codes.table.js';
import { encodingOf, type SyncMlEncoding } from '../../../../protocol/wbxml/syncml-encodings.js';
import { managementSession } from '../../domain/management-settings.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { statusOfForeignCommand, statusWithoutCmdId } from './message-rules.js';
import type { DmSession } from './session.js';

/** The Status of the SyncHdr is the first Status of every answer (MS-MDM §2.2.6.1). */
export const headerStatusFirst = rule('XDM-001', {
  holds: (_: TenantContext, ofHeader: Status, others: readonly Status[]): readonly Status[] => [ofHeader, ...others],
  mutants: {
    omitsIt: (_, _ofHeader, others) => others,
    putsItLast: (_, ofHeader, others) => [...others, ofHeader],
  },
});

/** One Status for each command of the device, in their order, naming message and command (MS-MDM §2.2.6.1). */
export const statusesOfCommands = rule('XDM-002', {
  holds: (context: TenantContext, message: SyncMl): readonly Status[] => statusesOf(context, message),
  mutants: {
    answersAlertsOnly: (context, message) => statusesOf(context, message).filter(({ cmd }) => cmd === 'Alert'),
    namesOtherCommands: (context, message) =>
      statusesOf(context, message).map((status) => ({ ...status, cmdRef: `${status.cmdRef}0` })),
    reversesThem: (context, message) => [...statusesOf(context, message)].reverse(),
  },
});

function statusesOf(context: TenantContext, { header, body }: SyncMl): readonly Status[] {
  return body.filter(isRequest).map((command) =>
    StatusMessage.create({
      cmdId: '',
      msgRef: header.msgId,
      cmdRef: command.cmdId,
      cmd: commandName(command),
      data: statusOf(context, command),
    }),
  );
}

/** The server takes Alerts and the device's own Replace of DevInfo; it has no tree of its own (OMA-TS-DM_Protocol-V1_2, package 1). */
function statusOf(context: TenantContext, command: Command): string {
  if (command.cmdId === '') return statusWithoutCmdId(context);
  return command.verb === 'Alert' || command.verb === 'Replace' ? '200' : statusOfForeignCommand(context, command);
}

/** The answer carries the device's SessionID, and the server counts its own messages from 1 (MS-MDM §2.2.3.6, §2.2.3.8). */
export const replyHeader = rule('XDM-003', {
  holds: (context: TenantContext, asked: SyncHdr, ownMsgId: number): SyncHdr =>
    headerOf(context, asked, asked.sessionId, ownMsgId),
  mutants: {
    inventsSessionId: (context, asked, ownMsgId) =>
      headerOf(context, asked, asked.sessionId === '7' ? '8' : '7', ownMsgId),
    neverCounts: (context, asked) => headerOf(context, asked, asked.sessionId, 1),
  },
});

function headerOf({ state }: TenantContext, { source, target }: SyncHdr, sessionId: string, msgId: number): SyncHdr {
  const { protocol } = managementSession(state);
  const versions = { verDtd: protocol, verProto: `DM/${protocol}` };
  return SyncHdr.create({ ...versions, sessionId, msgId, target: source, source: target });
}

/** A device is given the commands that were queued for it, and nobody else's. */
export const commandsFor = rule('XDM-004', {
  holds: (_: TenantContext, device: DeviceState): readonly CommandState[] => device.commands,
  mutants: {
    anybodys: ({ state }) => [...state.devices.values()].flatMap(({ commands }) => commands),
    nobodys: () => [],
  },
});

export interface ShownCertificate {
  /** SHA-256 of the DER, hex; absent when none was shown. */
  readonly sha256?: string;
  /** What the authority has against it. */
  readonly objection?: string;
}

/** A device speaks with the certificate its enrollment is pinned to, while that is good (MS-MDM §2.1, mutual TLS). */
export const maySpeakAs = rule('XDM-005', {
  holds: (_: TenantContext, { sha256, objection }: ShownCertificate, device: DeviceState): boolean =>
    sha256 !== undefined && objection === undefined && sha256 === device.certificateSha256,
  mutants: {
    anyOfOurOwn: (_, { sha256, objection }) => sha256 !== undefined && objection === undefined,
    withoutCertificate: (_, { sha256 }, device) => sha256 === undefined || sha256 === device.certificateSha256,
    expiredOnes: (_, { sha256 }, device) => sha256 === device.certificateSha256,
  },
});

/** A command that has its answer is not sent again (MS-MDM §3.1.5). */
export const isStillToSend = rule('XDM-006', {
  holds: (_: TenantContext, { state }: CommandState, _opening: boolean): boolean => state === 'queued',
  mutants: {
    repeatsAnswered: (_, { state }, opening) => state === 'queued' || (opening && state === 'acknowledged'),
  },
});

/** The device's Status decides what became of a command (MS-MDM §2.2.6.1). */
export const stateByStatus = rule('XDM-007', {
  holds: (_: TenantContext, codes: readonly string[]): 'acknowledged' | 'failed' =>
    codes.every(isSuccess) ? 'acknowledged' : 'failed',
  mutants: {
    takesEveryAnswerForSuccess: (): 'acknowledged' => 'acknowledged',
    takesEveryAnswerForFailure: (): 'failed' => 'failed',
    takesTheLastAnswer: (_, codes) => (isSuccess(codes.at(-1) ?? '') ? 'acknowledged' : 'failed'),
  },
});

/** What a Get found is kept, node by node (MS-MDM §2.2.7.8). */
export const keptResults = rule('XDM-008', {
  holds: (_: TenantContext, items: readonly Item[]): readonly Item[] => items,
  mutants: {
    dropsThem: () => [],
    keepsOnlyNames: (_, items) => items.map((item) => ({ ...item, data: '' })),
  },
});

export interface Rest {
  readonly commands: readonly Command[];
  readonly final: boolean;
}

/** With nothing more to say the server ends the session: a final message without commands (MS-MDM §3.1.5). */
export const rest = rule('XDM-009', {
  holds: (_: TenantContext, commands: readonly Command[]): Rest => ({ commands, final: true }),
  mutants: {
    keepsAsking: (_, commands) => ({ commands: commands.length > 0 ? commands : [askAgain], final: true }),
    neverFinal: (_, commands) => ({ commands, final: false }),
  },
});

const askAgain: Command = { verb: 'Get', cmdId: '', items: [{ target: './DevInfo/DevId' }] };

/** SyncML comes under its own media types; other bodies are refused (OMA-TS-DM_RepPro-V1_2, MIME usage; RFC 9110 §15.5.16). */
export const isSyncMlType = rule('XDM-010', {
  holds: (_: TenantContext, type: string): boolean => encodingOf(type) !== undefined,
  mutants: {
    takesAnything: () => true,
  },
});

/**
 * A message that comes again, byte for byte, gets the same answer and is not carried out again (OMA-TS-DM_Protocol-V1_2, resending;
 * MS-MDM §2.2.3.6). A device that opens each session alike does not repeat itself once the last one has ended.
 */
export const isRepeat = rule('XDM-011', {
  holds: (_: TenantContext, session: DmSession | undefined, { header, digest }: ReceivedMessage): boolean =>
    session !== undefined &&
    session.sessionId === header.sessionId &&
    session.lastMsgId === header.msgId &&
    session.lastDigest === digest &&
    !(session.ended && header.msgId === 1),
  mutants: {
    answersAnew: () => false,
  },
});

/** A message and what tells it from any other. */
export interface ReceivedMessage extends SyncMl {
  /** Of the answer. */
  readonly encoding: SyncMlEncoding;
  /** Base64 of 16 octets that nobody has seen. */
  readonly newNonce: () => string;
  /** Queues what the organisation sets this kind of device up with; called once a session, when it begins. */
  readonly provision?: (device: DeviceState) => void;
  /** Takes what a PC in device preparation tells, and queues what comes next; called with every message. */
  readonly prepare?: (device: DeviceState) => void;
  readonly digest: string;
}

const unenrollmentType = 'com.microsoft:mdm.unenrollment.userrequest';

/** A device that says it leaves has left (MS-MDM §2.2.7.2, Alert 1226). */
export const reportsUnenrollment = rule('XDM-012', {
  holds: (_: TenantContext, alerts: readonly Alert[]): boolean =>
    alerts.some(({ data, items }) => data === '1226' && items.some(({ meta }) => meta?.type === unenrollmentType)),
  mutants: {
    ignoresIt: () => false,
  },
});

/** Sending Unenroll is not yet an unenrollment: the device may not obey (DMClient CSP, Unenroll). */
export const unenrolledBySending = rule('XDM-013', {
  holds: (_: TenantContext, _command: CommandState): boolean => false,
  mutants: {
    believesItself: (_, { kind }) => /\/Unenroll$/.test(kind),
  },
});

/** Commands go out in the order in which they were queued. */
export const sendingOrder = rule('XDM-014', {
  holds: (_: TenantContext, commands: readonly CommandState[]): readonly CommandState[] => commands,
  mutants: {
    newestFirst: (_, commands) => [...commands].reverse(),
  },
});

/** A body that is no SyncML message, in either encoding, is a bad request (RFC 9110 §15.5.1). */
export const answerToUnreadable = rule(['XDM-015', 'XWB-003', 'XWB-027'], {
  holds: (_: TenantContext): 200 | 400 => 400,
  mutants: {
    saysOk: (): 200 | 400 => 200,
  },
});

/** A SessionID is opaque text of one to four bytes; `0` is one (MS-MDM §2.2.3.8). */
export const isSessionId = rule('XDM-016', {
  holds: (_: TenantContext, id: string): boolean => id !== '' && Buffer.byteLength(id) <= 4,
  mutants: {
    takesZeroForNone: (_, id) => id !== '' && id !== '0',
    wantsDecimals: (_, id) => /^\d{1,4}$/.test(id),
    takesLongOnes: (_, id) => id !== '',
  },
});

export type Place = 'opens' | 'continues' | 'stray';

/** A message opens a session with an Alert 1200 or 1201, or is the next one of a session that is open (OMA-TS-DM_Protocol-V1_2). */
export const placeInSession = rule('XDM-017', {
  holds: (_: TenantContext, session: DmSession | undefined, message: SyncMl): Place => placeOf(session, message),
  mutants: {
    welcomesStrays: (_, session, message) => {
      const place = placeOf(session, message);
      return place === 'stray' ? 'opens' : place;
    },
  },
});

function placeOf(session: DmSession | undefined, { header, body }: SyncMl): Place {
  if (header.msgId === 1 && body.some((command) => command.verb === 'Alert' && opensSession(command.data)))
    return 'opens';
  const isNext = session?.sessionId === header.sessionId && session.lastMsgId + 1 === header.msgId && !session.ended;
  return isNext ? 'continues' : 'stray';
}

/** A device that was unenrolled is not managed any more, whatever certificate it still has (DMClient CSP, Unenroll). */
export const isManaged = rule('XDM-018', {
  holds: (_: TenantContext, { state }: DeviceState): boolean => state !== 'unenrolled',
  mutants: {
    forgivesLeaving: () => true,
  },
});

/** Rules of the session that `muster prove` can break in a tenant. */
export const omadmRules = [
  headerStatusFirst,
  statusesOfCommands,
  replyHeader,
  commandsFor,
  maySpeakAs,
  isStillToSend,
  stateByStatus,
  keptResults,
  rest,
  isSyncMlType,
  isRepeat,
  reportsUnenrollment,
  unenrolledBySending,
  sendingOrder,
  answerToUnreadable,
  isSessionId,
  placeInSession,
  isManaged,
];
