import {
  Alert,
  type Command,
  type Item,
  type ItemCommand,
  isRequest,
  isStatus,
  Status,
  SyncHdr,
  type SyncMl,
} from '../../protocol/syncml/messages.js';
import { isSuccess } from '../../protocol/syncml/status-codes.table.js';
import type { Answer, Ran } from './answers.js';
import { answersInOrder } from './device-rules.js';
import { requestPendingAlert, takesLong, wantsKeepAlive } from './keep-alive.js';
import { assembled } from './large-objects.js';
import { withResult } from './original-error.js';
import { portionOf } from './pieces.js';
import { runCommands } from './run-commands.js';
import { challenged, credToShow, type OpinionOfServer, opinionOfServer, welcomed } from './session-credentials.js';
import { asksForMore, isAborted, isOfSession, isTheEnd, openingPackage, saysItWorks } from './session-rules.js';
import type { SessionEnd, SessionSetup, SessionState, SessionStep } from './session-state.js';
import { operate, type Tree } from './tree-operations.js';

/**
 * The management client's session as a state machine without I/O: a message of the server goes in, the next message and what the
 * device has to do come out (OMA-TS-DM_Protocol-V1_2, packages 1 to 4; MS-MDM §3.1.5).
 */
export function openSession(setup: SessionSetup): SessionStep {
  const alerts = setup.alerts.map((alert) => ({ ...alert, cmdId: '' }));
  const begins = Alert.create({ cmdId: '', data: setup.alert });
  const itself: ItemCommand = { verb: 'Replace', cmdId: '', items: devInfo(setup) };
  const commands = openingPackage(setup.world, [begins, ...alerts], itself);
  const begun = { msgId: 0, commands: 0, ended: false, lastBody: [], later: [], challenges: 0, authenticated: false };
  const state: SessionState = { ...setup, ...begun, doubts: 0 };
  return send(state, numbered(commands, setup.firstCmdId), []);
}

/** Answers one message of the server; asked for credentials, the device sends its last message once more with them. */
export function continueSession(before: SessionState, message: SyncMl): SessionStep {
  const again = isOfSession(before.world, before.sessionId, message.header.sessionId)
    ? challenged(before, message)
    : undefined;
  if (again !== undefined) return send(again, again.lastBody, []);
  const end = endOf(before, message);
  const welcome = welcomed(before, message);
  if (end !== undefined) return finish(welcome, end);
  const opinion = opinionOfServer(welcome, message);
  if (opinion.code === '401') return doubt(opinion, message);
  const { state } = opinion;
  if (state.pending === undefined && saysItWorks(state.world, wantsKeepAlive(state.tree), takesLong(state, message)))
    return stillWorking(state, message);
  return carryOut(state, message, opinion);
}

/** The commands of the message, or of the one that was being worked on, and what they lead to. */
function carryOut(before: SessionState, message: SyncMl, opinion: OpinionOfServer): SessionStep {
  const { pending = message, partial: held, ...rest } = before;
  const { schema, tree, world } = before;
  const msgRef = pending.header.msgId;
  const { requests, answers, alerts, partial } = assembled(world, held, pending.body.filter(isRequest), msgRef);
  const own = runCommands({ schema, state: tree, world }, requests, msgRef);
  const meanwhile = pending === message ? [] : answersMeanwhile({ schema, state: own.state, world }, message);
  const ran = { ...own, answers: [...meanwhile, ...own.answers, ...answers] };
  const commands = before.commands + requests.length;
  const next: SessionState = { ...rest, tree: ran.state, commands, ...(partial && { partial }) };
  if (ran.endsSession) return { ...finish(next, { kind: 'unenrolled' }), events: ran.events };
  if (next.msgId >= next.maxMessages) return giveUp(next, message, ran);
  const more = alerts.map((alert) => ({ ...alert, cmdId: '' }));
  return send(next, numbered([...replyTo(next, message, ran, opinion), ...more, ...before.later], 1), ran.events);
}

/** What the server said while the device worked is no more than a request to go on. */
const answersMeanwhile = (tree: Tree, { header, body }: SyncMl): Ran['answers'] =>
  runCommands(tree, body.filter(isRequest), header.msgId).answers;

/** The package has no end before the commands have one. */
function stillWorking(state: SessionState, message: SyncMl): SessionStep {
  const status: Command = { ...statusOfHeader(message.header, { code: '200' }), cmdId: '' };
  const { reply, ...step } = send({ ...state, pending: message }, numbered([status, requestPendingAlert], 1), []);
  return { ...step, ...(reply && { reply: { ...reply, final: false } }) };
}

/** Why nothing is to be answered. A message without commands ends the session, for a successful Status of its SyncHdr alone must not be sent. */
function endOf(state: SessionState, { header, body, final }: SyncMl): SessionEnd | undefined {
  if (!isOfSession(state.world, state.sessionId, header.sessionId))
    return { kind: 'aborted', message: `the answer belongs to session ${header.sessionId}, not ${state.sessionId}` };
  const refused = body.filter(isStatus).find(({ cmd, data }) => cmd === 'SyncHdr' && !isSuccess(data));
  if (refused !== undefined) return { kind: 'refused', code: refused.data };
  const requests = body.filter(isRequest);
  if (isAborted(state.world, requests))
    return { kind: 'aborted', message: 'the server ended the session with Alert 1223' };
  return isTheEnd(state.world, requests.length, final) ? { kind: 'completed' } : undefined;
}

/** The Status of the header, the answers, and where the server has not finished its package the request for its next message. */
function replyTo(
  state: SessionState,
  { header, final }: SyncMl,
  ran: Pick<Ran, 'answers'>,
  opinion: Pick<OpinionOfServer, 'code' | 'chal'> = { code: '200' },
): readonly Command[] {
  const ofHeader = statusOfHeader(header, opinion);
  const told = ran.answers.map((answer) => withResult(state.world, state.syncVersion, answer));
  const answers = answersInOrder(state.world, [ofHeader, ...told]).map((answer) => ({ ...answer, cmdId: '' }));
  return !asksForMore(state.world, final && state.partial === undefined)
    ? answers
    : [...answers, Alert.create({ cmdId: '', data: '1222' })];
}

function statusOfHeader({ msgId }: SyncMl['header'], { code, chal }: Pick<OpinionOfServer, 'code' | 'chal'>): Answer {
  return Status.create({ cmdId: '', msgRef: msgId, cmdRef: '0', cmd: 'SyncHdr', data: code, ...(chal && { chal }) });
}

/** A server that is not believed has nothing carried out; the second time the device ends the session. */
function doubt(opinion: OpinionOfServer, { header }: SyncMl): SessionStep {
  const { state } = opinion;
  const status: Command = { ...statusOfHeader(header, opinion), cmdId: '' };
  if (state.doubts < 2) return send(state, numbered([status], 1), []);
  const { reply } = send(state, numbered([status, Alert.create({ cmdId: '', data: '1223' })], 1), []);
  const end: SessionEnd = { kind: 'aborted', message: 'the server did not prove itself' };
  return { ...finish(state, end), ...(reply && { reply }) };
}

function giveUp(state: SessionState, message: SyncMl, ran: Ran): SessionStep {
  const commands = [...replyTo(state, { ...message, final: true }, ran), Alert.create({ cmdId: '', data: '1223' })];
  const { reply } = send(state, numbered(commands, 1), []);
  const end: SessionEnd = { kind: 'aborted', message: `the device gave up after ${state.maxMessages} messages` };
  return { ...finish(state, end), events: ran.events, ...(reply && { reply }) };
}

function finish(state: SessionState, end: SessionEnd): SessionStep {
  return { state: { ...state, ended: true }, events: [], end };
}

function send(state: SessionState, body: readonly Command[], events: SessionStep['events']): SessionStep {
  const msgId = state.msgId + 1;
  const cred = credToShow(state);
  const header = SyncHdr.create({
    verDtd: state.protocol,
    verProto: `DM/${state.protocol}`,
    sessionId: state.sessionId,
    msgId,
    target: state.serverUri,
    source: state.world.facts.deviceId,
    ...(cred && { cred }),
    ...(state.maxMsgSize !== undefined && { meta: { maxMsgSize: state.maxMsgSize } }),
  });
  const { now, later } = portionOf(state.world, body, state.pieces);
  const reply = { header, body: numberedAnew(now, body), final: !isPiece(now) };
  return { state: { ...state, msgId, lastBody: body, later }, reply, events };
}

/** A package that ends in a piece goes on. */
const isPiece = (body: readonly Command[]): boolean => {
  const last = body.at(-1);
  return last?.verb === 'Results' && last.items[0]?.moreData === true;
};

/** Pieces have no numbers of their own yet. */
const numberedAnew = (now: readonly Command[], body: readonly Command[]): readonly Command[] =>
  now.length === body.length ? now : numbered(now, Number(body[0]?.cmdId ?? 1));

function numbered(commands: readonly Command[], first: number): readonly Command[] {
  return commands.map((command, index) => ({ ...command, cmdId: String(first + index) }));
}

const devInfoNodes = ['./DevInfo/DevId', './DevInfo/Man', './DevInfo/Mod', './DevInfo/DmV', './DevInfo/Lang'];

/** The five standard nodes, as the device's own tree has them (OMA-TS-DM_StdObj-V1_2, DevInfo). */
function devInfo({ schema, tree, world }: SessionSetup): readonly Item[] {
  return devInfoNodes.map((source) => {
    const { found } = operate({ schema, state: tree, world }, { verb: 'Get', target: source });
    return { source, data: found?.data ?? '' };
  });
}
