import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import {
  Alert,
  type Chal,
  type Command,
  Status,
  type SyncHdr,
  type SyncMl,
} from '../../../../protocol/syncml/messages.js';
import { encodeMessage, type SyncMlEncoding } from '../../../../protocol/wbxml/syncml-encodings.js';
import { syncAllowed } from '../../domain/aosp/apps.js';
import { aospMethods } from '../../domain/aosp/record.js';
import { finishRemoval } from '../../domain/aosp/removal.js';
import { completeEnrollment, markUnenrolled, touch } from '../../domain/devices.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { takeAppInventory } from './android/app-inventory.js';
import { takeAnswers } from './command-answers.js';
import { isDoubted, type Judgement, judgeDevice, serverCred, takeJudgement } from './credentials.js';
import { takeGenericAlerts } from './generic-alerts.js';
import { isAborted, objectionToVersions, turnAfter } from './message-rules.js';
import { type NextCommands, nextCommands, type Outgoing } from './next-commands.js';
import { type TakenPieces, takePieces } from './pieces.js';
import { takeChannel } from './push/push.js';
import * as rules from './rules.js';
import { type DmSession, keepSession, requeueUnanswered, type SentCommand, sessionOf } from './session.js';
import { writtenWbxml } from './wbxml-rules.js';

/**
 * The server's half of a session: one message of a device that has shown who it is goes in, the answer comes out, and the device's
 * commands, session and state are changed (OMA-TS-DM_Protocol-V1_2, packages 2 and 4; MS-MDM §3.1.5).
 * The answer is the octets of the encoding that was asked for, one a character: text, for the device's session is kept as JSON.
 */
export function answerMessage(context: TenantContext, device: DeviceState, message: rules.ReceivedMessage): string {
  const known = sessionOf(device, context.now);
  const { header } = message;
  if (known !== undefined && rules.isRepeat(context, known, message)) return known.lastReply;
  const refusal = refusalOf(context, known, message) ?? refusalOfClient(context, device, message);
  if (refusal !== undefined) return refuse(context, message, refusal);
  const session =
    known !== undefined && place(context, known, message) === 'continues' ? known : opened(context, header);
  const judged = judgeDevice(context, device, session, message);
  if (judged.code === '401' || judged.code === '407')
    return askForCredentials(context, device, session, message, judged);
  message.prepare?.(device);
  if (!session.begun) begin(context, device, message);
  const pieces = takePieces(context, device, session, message);
  const sent = takeAnswers(context, device, session, pieces.message);
  takeDevInfo(device, message);
  takeAppInventory(device, message);
  takeChannel(device, message);
  takeGenericAlerts(context, device, message);
  takeUnenrollment(context, device, known, message);
  finishRemoval(context, device);
  const authenticated = session.authenticated || judged.code === '212';
  const { partial: _held, ...open } = session;
  const now = { ...open, ...(pieces.partial && { partial: pieces.partial }), sent, authenticated, begun: true };
  return reply(context, device, takeJudgement(device, now, message), message, { ...judged, pieces });
}

const place = rules.placeInSession;

/** The Status of the SyncHdr for a message that cannot be taken; nothing is stored (OMA-TS-DM_RepPro-V1_2, response status codes). */
function refusalOf(context: TenantContext, session: DmSession | undefined, message: SyncMl): string | undefined {
  const objection = objectionToVersions(context, message.header);
  if (objection !== undefined) return objection;
  if (!rules.isSessionId(context, message.header.sessionId)) return '400';
  return place(context, session, message) === 'stray' ? '400' : undefined;
}

/** The managing app of a device without Google Mobile Services says its version in DevInfo/DmV; an old one gets 403. */
function refusalOfClient(context: TenantContext, { method }: DeviceState, message: SyncMl): string | undefined {
  const version = aospMethods.includes(method) ? devInfoIn(message).DmV : undefined;
  return version === undefined || syncAllowed(context, version) ? undefined : '403';
}

function refuse(context: TenantContext, { header, encoding }: rules.ReceivedMessage, code: string): string {
  return written(context, encoding, {
    header: rules.replyHeader(context, header, 1),
    body: [{ ...statusOfHeader(header, code), cmdId: '1' }],
    final: true,
  });
}

function written(context: TenantContext, encoding: SyncMlEncoding, message: SyncMl): string {
  return Buffer.from(encodeMessage(encoding, message, writtenWbxml(context))).toString('latin1');
}

const statusOfHeader = ({ msgId, target, source }: SyncHdr, code: string, chal?: Chal): Status =>
  Status.create({
    cmdId: '',
    msgRef: msgId,
    cmdRef: '0',
    cmd: 'SyncHdr',
    data: code,
    targetRefs: [target],
    sourceRefs: [source],
    ...(chal && { chal }),
  });

/** The first session of a device is the end of its enrollment. */
function begin(context: TenantContext, device: DeviceState, { provision }: rules.ReceivedMessage): void {
  requeueUnanswered(device);
  if (device.state === 'enrolling') completeEnrollment(context.state, device, context.now);
  provision?.(device);
}

function opened(context: TenantContext, { sessionId, meta }: SyncHdr): DmSession {
  return {
    sessionId,
    ...(meta?.maxMsgSize !== undefined && { maxMsgSize: meta.maxMsgSize }),
    lastMsgId: 0,
    lastDigest: '',
    ownMsgId: 0,
    lastContact: context.now,
    sent: {},
    lastReply: '',
    ended: false,
    begun: false,
    authenticated: false,
    challenges: 0,
    believed: false,
    doubts: 0,
  };
}

/** Nothing of the message is taken: the device is to send it again with credentials, or not at all. */
function askForCredentials(
  context: TenantContext,
  device: DeviceState,
  session: DmSession,
  message: rules.ReceivedMessage,
  { code, chal }: Judgement,
): string {
  const { header } = message;
  const ownMsgId = session.ownMsgId + 1;
  const lastReply = written(context, message.encoding, {
    header: rules.replyHeader(context, header, ownMsgId),
    body: [{ ...statusOfHeader(header, code, chal), cmdId: '1' }],
    final: true,
  });
  keepSession(device, {
    ...session,
    ...whereItStands(context, message, ownMsgId),
    lastReply,
    challenges: session.challenges + 1,
    ended: chal === undefined,
  });
  return lastReply;
}

const whereItStands = ({ now }: TenantContext, { header, digest }: rules.ReceivedMessage, ownMsgId: number) => ({
  lastMsgId: header.msgId,
  lastDigest: digest,
  ownMsgId,
  lastContact: now,
});

function devInfoIn({ body }: SyncMl): Readonly<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const command of body) {
    if (command.verb !== 'Replace') continue;
    for (const { source, target, data = '' } of command.items) {
      const node = /^\.\/DevInfo\/(\w+)$/.exec(source ?? target ?? '')?.[1];
      if (node !== undefined) told[node] = data;
    }
  }
  return told;
}

function takeDevInfo(device: DeviceState, message: SyncMl): void {
  const told = devInfoIn(message);
  if (Object.keys(told).length === 0) return;
  device.detail = { ...device.detail, devInfo: { ...(device.detail.devInfo as JsonObject | undefined), ...told } };
  if (told.Mod !== undefined && device.model === undefined) device.model = told.Mod;
}

/** It was the server's doing when Unenroll had been sent and not been answered: leaving is the answer. */
function takeUnenrollment(
  context: TenantContext,
  device: DeviceState,
  before: DmSession | undefined,
  message: SyncMl,
): void {
  if (!rules.reportsUnenrollment(context, alertsOf(message))) return;
  const asked = Object.values(before?.sent ?? {}).find(({ target }) => /\/Unenroll$/.test(target));
  const command = device.commands.find(({ id }) => id === asked?.command);
  if (command !== undefined) command.state = 'acknowledged';
  markUnenrolled(context.state, device, context.now, command === undefined ? 'user' : 'server');
}

const alertsOf = ({ body }: SyncMl): readonly Alert[] =>
  body.filter((command): command is Alert => command.verb === 'Alert');

function reply(
  context: TenantContext,
  device: DeviceState,
  session: DmSession,
  message: rules.ReceivedMessage,
  { code, chal, pieces }: Judgement & { readonly pieces: Pick<TakenPieces, 'statuses' | 'said'> },
): string {
  const { header } = message;
  const ownMsgId = session.ownMsgId + 1;
  const statuses = rules.headerStatusFirst(context, statusOfHeader(header, code, chal), [
    ...rules.statusesOfCommands(context, message),
    ...pieces.statuses,
  ]);
  const turn = turnAfter(context, message.final);
  const aborted = isAborted(context, alertsOf(message));
  const { outgoing: next, chunk }: NextCommands =
    turn === 'commands' && !aborted && !isDoubted(session)
      ? nextCommands(context, device, session, message)
      : { outgoing: [], ...(session.chunk && !aborted && { chunk: session.chunk }) };
  const own = turn === 'ask-for-more' && !aborted ? [askForMore] : next.map(({ command }) => command);
  const said = [...own, ...pieces.said];
  const { commands, final } = aborted ? { commands: [], final: true } : rules.rest(context, said);
  const { body, sent } = numbered([...statuses, ...commands], statuses.length, ownMsgId, next);
  const cred = commands.length === 0 ? undefined : serverCred(context, device, session);
  const answer = { header: { ...rules.replyHeader(context, header, ownMsgId), ...(cred && { cred }) }, body, final };
  const text = written(context, message.encoding, answer);
  touch(device, context.now);
  const { chunk: _before, ...rest } = session;
  keepSession(device, {
    ...rest,
    ...(chunk && { chunk }),
    ...whereItStands(context, message, ownMsgId),
    sent: { ...session.sent, ...sent },
    lastReply: text,
    ended: commands.length === 0 && final,
  });
  return text;
}

/** The device's package goes on in its next message (OMA-TS-DM_Protocol-V1_2, Alert 1222). */
const askForMore: Command = Alert.create({ cmdId: '', data: '1222' });

/** Gives CmdIDs from 1, inner commands included, and remembers which queued command each belongs to. */
function numbered(
  commands: readonly Command[],
  offset: number,
  msgId: number,
  outgoing: readonly Outgoing[],
): { readonly body: readonly Command[]; readonly sent: DmSession['sent'] } {
  const sent: Record<string, SentCommand> = {};
  let last = 0;
  const number = (command: Command, queued: CommandState | undefined, inner: boolean): Command => {
    const cmdId = String(++last);
    const target = 'items' in command ? (command.items[0]?.target ?? '') : '';
    if (queued !== undefined) sent[`${msgId}/${cmdId}`] = { command: queued.id, verb: command.verb, target, inner };
    if (!('commands' in command)) return { ...command, cmdId };
    return { ...command, cmdId, commands: command.commands.map((one) => number(one, queued, true)) };
  };
  const body = commands.map((command, index) => number(command, outgoing[index - offset]?.queued, false));
  return { body, sent };
}
