import { ProtocolError } from '../../protocol/base/errors.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { SyncMl } from '../../protocol/syncml/messages.js';
import { describeStatus } from '../../protocol/syncml/status-codes.table.js';
import type { SessionOutcome } from '../device/agent.js';
import { loginStatusAlert, unenrollmentAlert } from './alerts.js';
import type { DeviceEvent, TreeState } from './csp.js';
import { openingAlert } from './device-rules.js';
import { posted, postMessage, readAnswer, type ServerAnswer } from './message-post.js';
import { syncVersion } from './original-error.js';
import { retriesOlder, spokenProtocol } from './protocol-version.js';
import { continueSession, openSession } from './session.js';
import type { HeldSession, SessionRequest } from './session-request.js';
import { writtenSessionId } from './session-rules.js';
import type { SessionEnd, SessionSetup } from './session-state.js';

/** The session as the wire habits and the device's generator make it. */
export function sessionSetup(request: SessionRequest): SessionSetup {
  const { credentials, habits, identity, random, rules, now, userSignedIn, schema, tree } = request;
  const login = habits.loginStatus;
  return {
    sessionId: request.sessionId ?? newSessionId(request),
    serverUri: request.url,
    syncVersion: syncVersion(tree),
    protocol: spokenProtocol({ rules, now }, request.protocol),
    alert: openingAlert({ rules, now }, request.reason === 'push'),
    alerts: [...(login === undefined ? [] : [loginStatusAlert(login)]), ...(request.alerts ?? [])],
    firstCmdId: habits.firstCmdId ?? 2,
    maxMessages: habits.maxMessages ?? 64,
    ...(habits.maxMsgSize !== undefined && { maxMsgSize: habits.maxMsgSize }),
    ...(habits.pieces && { pieces: habits.pieces }),
    ...(credentials && { credentials }),
    nonceSeed: Buffer.from(random.fork('nonces').bytes(16)).toString('base64'),
    schema,
    tree,
    world: { facts: identity, userSignedIn, rules, now },
  };
}

/** A number of at most four digits; in hexadecimals it ends with a letter, so that people can tell the two apart. */
function newSessionId({ random, rules, now, tree }: SessionRequest): string {
  const number = 16 * random.int(624) + 10 + random.int(6);
  return writtenSessionId({ rules, now }, number, syncVersion(tree));
}

/**
 * Holds one management session: package 1, then answers until the server has nothing more. A server that refuses or cannot be
 * reached is an outcome; it throws on abort and on our own errors. After the server's Unenroll the device says so in a last package,
 * whose answer it does not wait to understand (MS-MDM §3.1.5; DMClient CSP, Unenroll).
 */
export async function holdSession(request: SessionRequest): Promise<HeldSession> {
  const held = await exchangeInAnyVersion(request);
  const { credentials } = held;
  const left = { tree: held.tree, ...(credentials && { credentials }) };
  if (held.end?.kind === 'unenrolled') await sayGoodbye({ ...request, ...left });
  const outcome = { ...outcomeOf(held), commands: held.commands };
  const { events, findings, retryAfter } = held;
  return { outcome, ...left, events, findings, ...(retryAfter !== undefined && { retryAfter }) };
}

/** The session in the version that the account tells, and in an older one where the server refuses that and the account allows it. */
async function exchangeInAnyVersion(request: SessionRequest): Promise<Progress> {
  const { rules, now, retriesOlder: allowed = false, protocol = '1.2' } = request;
  const first = await exchangeMessages(request);
  const code = first.end?.kind === 'refused' ? first.end.code : '';
  if (protocol !== '1.2' || !retriesOlder({ rules, now }, allowed, code)) return first;
  return exchangeMessages({ ...request, protocol: '1.1' });
}

interface Progress extends Pick<SessionRequest, 'credentials'> {
  readonly tree: TreeState;
  readonly commands: number;
  readonly events: readonly DeviceEvent[];
  readonly findings: readonly Finding[];
  readonly end?: SessionEnd;
  readonly retryAfter?: number;
  /** The transport gave no answer. */
  readonly unreachable?: string;
}

async function exchangeMessages(request: SessionRequest): Promise<Progress> {
  let step = openSession(sessionSetup(request));
  const events: DeviceEvent[] = [];
  const findings: Finding[] = [];
  const progress = (more: Pick<Progress, 'end' | 'unreachable' | 'retryAfter'>): Progress => ({
    tree: step.state.tree,
    ...(step.state.credentials && { credentials: step.state.credentials }),
    commands: step.state.commands,
    events,
    findings,
    ...more,
  });
  while (step.reply !== undefined) {
    const answer = await tryExchange(request, step.reply);
    if (step.end !== undefined) break;
    if (answer.kind === 'unreachable') return progress({ unreachable: answer.reason });
    if (answer.kind === 'none') {
      const { reason, ...told } = answer;
      return progress({ end: { kind: 'aborted', message: reason }, ...waitOf(told) });
    }
    findings.push(...answer.findings);
    step = continueSession(step.state, answer.message);
    events.push(...step.events);
  }
  return progress(step.end === undefined ? {} : { end: step.end });
}

const waitOf = ({ retryAfter }: { readonly retryAfter?: number }) => (retryAfter === undefined ? {} : { retryAfter });

/** A message to the server and its answer; a network that fails is an answer of its own. */
async function tryExchange(
  request: SessionRequest,
  message: SyncMl,
): Promise<ServerAnswer | { readonly kind: 'unreachable'; readonly reason: string }> {
  const post = posted(request, message.header.msgId === 1 ? 'Package1' : 'Package3', message);
  try {
    return readAnswer(request, await postMessage(request, post), post.readable);
  } catch (error) {
    if (error instanceof ProtocolError) return { kind: 'unreachable', reason: `${error.code}: ${error.message}` };
    throw error;
  }
}

/** Best effort and no retry: the device is unenrolled whatever comes back. */
async function sayGoodbye(request: SessionRequest): Promise<void> {
  const alerts = [unenrollmentAlert];
  const { reply } = openSession(sessionSetup({ ...request, alerts, random: request.random.fork('unenrollment') }));
  if (reply !== undefined) await tryExchange(request, reply);
}

function outcomeOf({ end, unreachable }: Progress): Omit<SessionOutcome, 'commands'> {
  if (unreachable !== undefined) return { kind: 'unreachable', message: unreachable };
  if (end?.kind === 'refused') return { kind: 'refused', message: describeStatus(end.code) };
  if (end?.kind === 'aborted') return { kind: 'refused', message: end.message };
  return { kind: end?.kind ?? 'completed' };
}
