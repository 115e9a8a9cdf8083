import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { seededRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import { decodeSyncMl, encodeSyncMl } from '../../protocol/syncml/codec.js';
import { Alert, type Command, isRequest, Status, SyncHdr, type SyncMl } from '../../protocol/syncml/messages.js';
import type { Transport, TransportRequest, TransportResponse } from '../device/transport.js';
import { dmClientState } from '../windows/csp/dm-client-csp.js';
import { windowsTree } from '../windows/csp/windows-tree.js';
import { holdSession } from './hold-session.js';
import { LockStepSession, readOmadmPatch } from './lock-step.js';
import type { SessionRequest } from './session-request.js';

type Answer = { readonly status: number; readonly body?: string } | Error;

/** A server that says what a test wants, and remembers what it was sent. */
class ScriptedServer implements Transport {
  readonly exchanges: Exchange[] = [];
  readonly requests: TransportRequest[] = [];
  readonly #answer: (message: SyncMl, count: number) => Answer;

  constructor(answer: (message: SyncMl, count: number) => Answer) {
    this.#answer = answer;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    this.requests.push(request);
    const answer = this.#answer(this.sent.at(-1) as SyncMl, this.requests.length);
    if (answer instanceof Error) throw answer;
    const response = { status: answer.status, headers: {}, body: new TextEncoder().encode(answer.body ?? '') };
    const { step, method, url, body = new Uint8Array() } = request;
    const index = this.exchanges.length;
    this.exchanges.push({
      index,
      step,
      startedAt: 0,
      durationMs: 0,
      request: { method, url, headers: {}, body },
      response,
    });
    return { ...response, exchange: index, url, decode: () => {} };
  }

  async close(): Promise<void> {}

  get sent(): readonly SyncMl[] {
    return this.requests.map(({ body = new Uint8Array() }) => decodeSyncMl(body).message);
  }
}

function requestTo(transport: Transport, changes: Partial<SessionRequest> = {}): SessionRequest {
  return {
    transport,
    url: 'https://mdm.example.test/omadm',
    identity: {
      deviceId: 'device-1',
      manufacturer: 'Muster',
      model: 'PC',
      osVersion: '10.0.26200.1',
      language: 'en-US',
    },
    habits: { userAgent: 'MSFT OMA DM Client/1.2.0.1', loginStatus: 'user', headers: { 'ms-cv': 'cv' } },
    schema: windowsTree,
    tree: dmClientState('MDM', {}),
    userSignedIn: true,
    reason: 'poll',
    random: seededRandom('session'),
    rules: soundRules,
    now: 0,
    ...changes,
  };
}

const answering = (message: SyncMl, commands: readonly Command[] = [], { final = true, code = '200' } = {}): Answer => {
  const { header } = message;
  const status = Status.create({ cmdId: '1', msgRef: header.msgId, cmdRef: '0', cmd: 'SyncHdr', data: code });
  const numbered = commands.map((command, index) => ({ ...command, cmdId: String(index + 2) }));
  const own = SyncHdr.create({ ...header, target: header.source, source: header.target });
  return { status: 200, body: encodeSyncMl({ header: own, body: [status, ...numbered], final }) };
};

const get: Command = { verb: 'Get', cmdId: '', items: [{ target: './DevInfo/Man' }] };
const exec = (target: string, data: string): Command => ({ verb: 'Exec', cmdId: '', items: [{ target, data }] });

describe('package 1', () => {
  it('has the native shape: alerts, then DevInfo, with CmdIDs from 2', async () => {
    const server = new ScriptedServer((message) => answering(message));
    expect((await holdSession(requestTo(server))).outcome).toEqual({ kind: 'completed', commands: 0 });
    const [first] = server.sent;
    expect(first?.body.map(({ verb, cmdId }) => `${cmdId} ${verb}`)).toEqual(['2 Alert', '3 Alert', '4 Replace']);
    expect(first?.body[0]).toMatchObject({ data: '1201' });
    expect(first?.body[1]).toMatchObject({
      data: '1224',
      items: [{ meta: { type: 'com.microsoft/MDM/LoginStatus' }, data: 'user' }],
    });
    expect(first?.body[2]).toMatchObject({
      items: ['DevId', 'Man', 'Mod', 'DmV', 'Lang'].map((node) => ({ source: `./DevInfo/${node}` })),
    });
    expect(first?.header).toMatchObject({ msgId: 1, source: 'device-1', target: 'https://mdm.example.test/omadm' });
  });

  it('says 1200 when the server had called', async () => {
    const server = new ScriptedServer((message) => answering(message));
    await holdSession(requestTo(server, { reason: 'push' }));
    expect(server.sent[0]?.body[0]).toMatchObject({ data: '1200' });
  });

  it('goes out with the headers of its make of client', async () => {
    const server = new ScriptedServer((message) => answering(message));
    await holdSession(requestTo(server));
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'MSFT OMA DM Client/1.2.0.1',
      'content-type': 'application/vnd.syncml.dm+xml',
      'ms-cv': 'cv',
    });
  });

  it('writes its SessionID in hex once the server set SyncApplicationVersion 2.0', async () => {
    const server = new ScriptedServer((message) => answering(message));
    await holdSession(requestTo(server));
    await holdSession(requestTo(server, { tree: dmClientState('MDM', { SyncApplicationVersion: '2.0' }) }));
    const [decimal = '', hex = ''] = server.sent.map(({ header }) => header.sessionId);
    expect(Number.parseInt(hex, 16)).toBe(Number(decimal));
    expect(hex).toMatch(/^[\dA-F]{1,4}$/);
  });
});

describe('the end of a session', () => {
  it('comes with a message without commands, after which nothing is sent', async () => {
    const server = new ScriptedServer((message, count) => answering(message, count === 1 ? [get] : []));
    expect((await holdSession(requestTo(server))).outcome).toEqual({ kind: 'completed', commands: 1 });
    expect(server.sent.map(({ header }) => header.msgId)).toEqual([1, 2]);
    expect(server.sent[1]?.body.map(({ verb, cmdId }) => `${cmdId} ${verb}`)).toEqual([
      '1 Status',
      '2 Status',
      '3 Results',
    ]);
  });

  it('does not come while the server has not finished its package', async () => {
    const server = new ScriptedServer((message, count) => answering(message, [], { final: count > 1 }));
    await holdSession(requestTo(server));
    expect(server.sent[1]?.body.filter(isRequest)).toMatchObject([{ verb: 'Alert', data: '1222' }]);
  });

  it.each<[string, (message: SyncMl) => Answer, string, RegExp]>([
    ['Alert 1223', (message) => answering(message, [Alert.create({ cmdId: '', data: '1223' })]), 'refused', /1223/],
    ['a refused SyncHdr', (message) => answering(message, [], { code: '401' }), 'refused', /401 Invalid credentials/],
    [
      'another SessionID',
      (message) => answering({ ...message, header: { ...message.header, sessionId: 'X' } }),
      'refused',
      /session X/,
    ],
    ['HTTP 403', () => ({ status: 403 }), 'refused', /HTTP 403/],
    ['an empty body', () => ({ status: 200 }), 'refused', /XML_MALFORMED/],
    ['a web page', () => ({ status: 200, body: '<html/>' }), 'refused', /SYNCML_UNREADABLE/],
    ['silence', () => new ProtocolError('TRANSPORT_TIMEOUT', 'no answer in time'), 'unreachable', /TRANSPORT_TIMEOUT/],
  ])('comes with %s', async (_case, answer, kind, message) => {
    const server = new ScriptedServer(answer);
    const { outcome } = await holdSession(requestTo(server));
    expect(outcome.kind).toBe(kind);
    expect(outcome.message).toMatch(message);
    expect(server.requests).toHaveLength(1);
  });

  it('comes by the device when the server never stops', async () => {
    const server = new ScriptedServer((message) => answering(message, [get]));
    const { outcome } = await holdSession(requestTo(server, { habits: { userAgent: 'x', maxMessages: 5 } }));
    expect(outcome).toMatchObject({ kind: 'refused', message: 'the device gave up after 5 messages' });
    expect(server.sent).toHaveLength(6);
    expect(server.sent.at(-1)?.body.at(-1)).toMatchObject({ verb: 'Alert', data: '1223' });
  });

  it('keeps what the server had set before the line broke', async () => {
    const target = './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
    const set: Command = { verb: 'Replace', cmdId: '', items: [{ target, data: '0' }] };
    const server = new ScriptedServer((message, count) =>
      count === 1 ? answering(message, [set]) : new ProtocolError('TRANSPORT_RESET', 'gone'),
    );
    const { tree, outcome } = await holdSession(requestTo(server));
    expect([tree[target.slice(2)], outcome.kind]).toEqual(['0', 'unreachable']);
  });
});

describe('server-initiated unenrollment', () => {
  const unenroll = exec('./Device/Vendor/MSFT/DMClient/Provider/MDM/Unenroll', 'MDM');

  it('is answered by no Status, but by a last package with Alert 1226 and MsgID 1', async () => {
    const server = new ScriptedServer((message, count) => answering(message, count === 1 ? [get, unenroll, get] : []));
    const { outcome, events } = await holdSession(requestTo(server));
    expect(outcome.kind).toBe('unenrolled');
    expect(events).toEqual([{ kind: 'unenroll', detail: { providerId: 'MDM' } }]);
    expect(server.sent.map(({ header }) => header.msgId)).toEqual([1, 1]);
    expect(server.sent[1]?.body.flatMap((command) => (command.verb === 'Alert' ? [command.data] : []))).toContain(
      '1226',
    );
  });

  it('happens even when the last package finds nobody', async () => {
    const server = new ScriptedServer((message, count) =>
      count === 1 ? answering(message, [unenroll]) : new ProtocolError('TRANSPORT_REFUSED', 'nobody'),
    );
    expect((await holdSession(requestTo(server))).outcome.kind).toBe('unenrolled');
  });
});

describe('lock-step', () => {
  it('sends a message with the wrong parts that were asked for', async () => {
    const server = new ScriptedServer((message) => answering(message, [get]));
    const session = new LockStepSession(requestTo(server));
    await session.step('Package1', { header: { msgId: 9, source: 'somebody-else' }, omit: ['Replace'], final: false });
    await session.step('Package3', { statuses: { Get: '500' } });
    await session.step('Repeat');
    const [first, second, third] = server.sent;
    expect(first).toMatchObject({ header: { msgId: 9, source: 'somebody-else' }, final: false });
    expect(first?.body.map(({ verb }) => verb)).toEqual(['Alert', 'Alert']);
    expect(second?.body[1]).toMatchObject({ cmd: 'Get', data: '500' });
    expect(third).toEqual(second);
  });

  it('has nothing to answer before the server spoke', async () => {
    const session = new LockStepSession(requestTo(new ScriptedServer((message) => answering(message))));
    await expect(session.step('Package3')).rejects.toThrow('the server has not sent a message');
    await expect(session.step('Repeat')).rejects.toThrow('no message was sent before');
  });

  it.each([
    [{ headre: {} }, 'patch.headre is none of'],
    [{ final: 'no' }, 'patch.final is string, expected boolean'],
    [{ omit: 'Status' }, 'patch.omit is string, expected list'],
  ])('refuses the patch %j', (patch, message) => {
    expect(() => readOmadmPatch(patch)).toThrow(message);
  });
});
