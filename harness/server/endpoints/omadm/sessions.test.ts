import { describe, expect, it } from 'vitest';
import { unenrollmentAlert } from '../../../../agents/omadm/alerts.js';
import type { DeviceEvent, TreeState } from '../../../../agents/omadm/csp.js';
import { continueSession, openSession } from '../../../../agents/omadm/session.js';
import type { SessionEnd, SessionSetup, SessionStep } from '../../../../agents/omadm/session-state.js';
import { dmClientState } from '../../../../agents/windows/csp/dm-client-csp.js';
import { effectivePolicies } from '../../../../agents/windows/csp/policy-csp.js';
import { windowsTree } from '../../../../agents/windows/csp/windows-tree.js';
import { minutes } from '../../../../protocol/base/clock.js';
import type { Finding } from '../../../../protocol/base/finding.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { decodeSyncMl, encodeSyncMl } from '../../../../protocol/syncml/codec.js';
import { Alert, isRequest, type SyncMl } from '../../../../protocol/syncml/messages.js';
import { queueCommand, recordEnrolling } from '../../domain/devices.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { unenrollCommand, validateOmaDmCommand } from './command-payload.js';
import { answerMessage } from './engine.js';

/** A device and its server without a network: every message passes both codecs, and whatever they find is kept. */
class Rig {
  readonly state = emptyState();
  readonly device: DeviceState;
  readonly transcript: string[] = [];
  readonly findings: Finding[] = [];
  tree: TreeState = dmClientState('MDM', { UPN: 'ada@contoso.test' });
  now = 1_000_000;
  readonly #deviceRules: RecordingRuleBook;

  constructor({ brokenInDevice = [] as readonly string[] } = {}) {
    this.#deviceRules = new RecordingRuleBook(brokenInDevice);
    this.device = recordEnrolling(
      this.state,
      { platform: 'windows', method: 'windows-byod', enrollmentId: 'device-1', certificateSha256: 'aa' },
      this.now,
    );
    this.device.state = 'enrolled';
  }

  queue(payload: JsonObject): CommandState {
    const id = `command-${this.device.commands.length + 1}`;
    return queueCommand(this.device, { id, kind: validateOmaDmCommand(payload), payload }, this.now);
  }

  /** The whole session, as far as it goes. */
  hold(changes: SetupChanges = {}): {
    readonly outcome: SessionEnd | undefined;
    readonly events: readonly DeviceEvent[];
  } {
    let step = openSession(this.#setup(changes));
    const events: DeviceEvent[] = [];
    while (step.reply !== undefined && step.end === undefined) {
      step = continueSession(step.state, this.exchange(step.reply));
      events.push(...step.events);
    }
    this.tree = step.state.tree;
    return { outcome: step.end, events };
  }

  /** Package 1 as it would be sent. */
  first(): SyncMl {
    return replyOf(openSession(this.#setup({})));
  }

  /** The session after its first exchange: the answer to the server's commands, not sent yet. */
  open(): SessionStep & { readonly reply: SyncMl } {
    const opened = openSession(this.#setup({}));
    const step = continueSession(opened.state, this.exchange(replyOf(opened)));
    return { ...step, reply: replyOf(step) };
  }

  exchange(message: SyncMl): SyncMl {
    return this.#read(this.sendRaw(message));
  }

  sendRaw(message: SyncMl): string {
    const text = encodeSyncMl(message);
    const answer = answerMessage(this.#context(), this.device, {
      ...this.#read(text),
      digest: text,
      encoding: 'xml',
      newNonce: () => `bm9uY2U${this.transcript.length % 10}`,
    });
    this.transcript.push(text, answer);
    return answer;
  }

  #read(text: string): SyncMl {
    const { message, findings } = decodeSyncMl(text);
    this.findings.push(...findings);
    return message;
  }

  #context(): TenantContext {
    return { now: this.now, rules: new RecordingRuleBook(), editions: new Set(), state: this.state };
  }

  #setup({ userSignedIn = true, alerts = [] }: SetupChanges): SessionSetup {
    const facts = {
      deviceId: 'device-1',
      manufacturer: 'Muster',
      model: 'Simulated PC',
      osVersion: '10.0.26200.6899',
      language: 'en-US',
    };
    return {
      sessionId: '1',
      serverUri: 'https://mdm.t1.muster.test/omadm',
      protocol: '1.2',
      syncVersion: 1,
      alert: '1201',
      alerts,
      firstCmdId: 2,
      maxMessages: 64,
      nonceSeed: 'seed',
      schema: windowsTree,
      tree: this.tree,
      world: { facts, userSignedIn, rules: this.#deviceRules, now: this.now },
    };
  }
}

interface SetupChanges {
  readonly userSignedIn?: boolean;
  readonly alerts?: SessionSetup['alerts'];
}

function replyOf(step: SessionStep): SyncMl {
  if (step.reply === undefined) throw new Error(`the session is over: ${JSON.stringify(step.end)}`);
  return step.reply;
}

const camera = './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
const setCamera = { verb: 'Replace', target: camera, format: 'int', data: 0 };

describe('a session with commands', () => {
  it('carries a policy to the device and its status back', () => {
    const rig = new Rig();
    const command = rig.queue(setCamera);
    rig.hold();
    expect(command.state).toBe('acknowledged');
    expect(command.result).toMatchObject({ status: '200' });
    expect(effectivePolicies(rig.tree).Camera).toEqual({ AllowCamera: 0 });
  });

  it('keeps what a Get found', () => {
    const rig = new Rig();
    const get = rig.queue({ verb: 'Get', items: [{ target: './DevInfo/Man' }, { target: './DevDetail/SwV' }] });
    rig.hold();
    expect(get.result?.items).toEqual([
      { uri: './DevInfo/Man', format: 'chr', data: 'Muster' },
      { uri: './DevDetail/SwV', format: 'chr', data: '10.0.26200.6899' },
    ]);
  });

  it('reads an interior node as the names of its children', () => {
    const rig = new Rig();
    const get = rig.queue({ verb: 'Get', target: './DevInfo' });
    rig.hold();
    expect(get.result?.items).toEqual([{ uri: './DevInfo', format: 'node', data: 'DevId/Man/Mod/DmV/Lang' }]);
  });

  it('fails only the command that the device refused', () => {
    const rig = new Rig();
    const [bad, good] = [rig.queue({ verb: 'Get', target: './Device/Vendor/MSFT/Nothing' }), rig.queue(setCamera)];
    rig.hold();
    expect([bad.state, bad.result?.status, good.state]).toEqual(['failed', '404', 'acknowledged']);
  });

  it('stores DevInfo and completes the enrollment', () => {
    const rig = new Rig();
    rig.device.state = 'enrolling';
    rig.hold();
    expect(rig.device.state).toBe('enrolled');
    expect(rig.device.detail.devInfo).toEqual({
      DevId: 'device-1',
      Man: 'Muster',
      Mod: 'Simulated PC',
      DmV: '1.3',
      Lang: 'en-US',
    });
  });

  it('sends a long queue in several messages', () => {
    const rig = new Rig();
    const commands = Array.from({ length: 45 }, () => rig.queue(setCamera));
    const { outcome } = rig.hold();
    expect(outcome).toEqual({ kind: 'completed' });
    expect(commands.every(({ state }) => state === 'acknowledged')).toBe(true);
    expect(rig.transcript.length).toBe(8);
  });

  it('sends a command again that a broken session left without an answer', () => {
    const rig = new Rig();
    const command = rig.queue(setCamera);
    rig.open();
    expect(command.state).toBe('sent');
    rig.hold();
    expect(command.state).toBe('acknowledged');
  });

  it('is forgotten after fifteen idle minutes', () => {
    const rig = new Rig();
    rig.queue(setCamera);
    const step = rig.open();
    rig.now += minutes(16);
    const [status] = rig.exchange(step.reply).body;
    expect(status).toMatchObject({ verb: 'Status', cmd: 'SyncHdr', data: '400' });
  });
});

describe('an Atomic', () => {
  const atomic = {
    verb: 'Atomic',
    commands: [
      setCamera,
      { verb: 'Replace', target: './Device/Vendor/MSFT/Policy/Config/No/Such', format: 'int', data: 1 },
      { verb: 'Add', target: './Device/Vendor/MSFT/Policy/Config/System/AllowLocation', format: 'int', data: 0 },
    ],
  };

  it('leaves nothing behind when one part fails: 507, 216, 404, 215', () => {
    const rig = new Rig();
    const command = rig.queue(atomic);
    rig.hold();
    const statuses = command.result?.statuses as readonly { readonly status: string }[];
    expect(statuses.map(({ status }) => status)).toEqual(['507', '216', '404', '215']);
    expect(command.state).toBe('failed');
    expect(rig.tree).toEqual(new Rig().tree);
  });

  it('says 516 where a part cannot be taken back', () => {
    const rig = new Rig();
    const wipe = { verb: 'Exec', target: './Device/Vendor/MSFT/RemoteWipe/doWipe' };
    const command = rig.queue({ verb: 'Atomic', commands: [wipe, atomic.commands[1] ?? {}] });
    const { events } = rig.hold();
    const statuses = command.result?.statuses as readonly { readonly status: string }[];
    expect(statuses.map(({ status }) => status)).toEqual(['507', '516', '404']);
    expect(events).toEqual([{ kind: 'wipe', detail: { how: 'doWipe' } }]);
  });

  it('is taken down by a user node while nobody is signed in', () => {
    const rig = new Rig();
    const user = {
      verb: 'Replace',
      target: './User/Vendor/MSFT/Policy/Config/Start/HideAppList',
      format: 'int',
      data: 1,
    };
    const command = rig.queue({ verb: 'Atomic', commands: [setCamera, user] });
    rig.hold({ userSignedIn: false });
    expect(command.result?.status).toBe('507');
    expect(effectivePolicies(rig.tree).Camera).toEqual({ AllowCamera: 1 });
  });

  it('keeps what worked in a device that breaks the rule', () => {
    const rig = new Rig({ brokenInDevice: ['XDM-101/keepsWhatWorked'] });
    rig.queue(atomic);
    rig.hold();
    expect(effectivePolicies(rig.tree).Camera).toEqual({ AllowCamera: 0 });
  });
});

describe('unenrollment', () => {
  it('by the server: the device answers no command and leaves in a session of its own', () => {
    const rig = new Rig();
    const [unenroll, after] = [rig.queue(unenrollCommand('MDM')), rig.queue(setCamera)];
    const held = rig.hold();
    expect(held.outcome).toEqual({ kind: 'unenrolled' });
    expect(rig.device.state).toBe('enrolled');
    rig.hold({ alerts: [unenrollmentAlert] });
    expect([rig.device.state, unenroll.state, after.state]).toEqual(['unenrolled', 'acknowledged', 'expired']);
    expect(rig.state.events.at(-1)).toMatchObject({ kind: 'unenrolled', detail: { by: 'server' } });
  });

  it('by the user: the device says so', () => {
    const rig = new Rig();
    rig.hold({ alerts: [unenrollmentAlert] });
    expect(rig.device.state).toBe('unenrolled');
    expect(rig.state.events.at(-1)).toMatchObject({ kind: 'unenrolled', detail: { by: 'user' } });
  });

  it('does not happen for another provider', () => {
    const rig = new Rig();
    const wrong = rig.queue({
      verb: 'Exec',
      target: './Device/Vendor/MSFT/DMClient/Provider/MDM/Unenroll',
      data: 'Other',
    });
    const other = rig.queue(unenrollCommand('Other'));
    expect(rig.hold().outcome).toEqual({ kind: 'completed' });
    expect([wrong.result?.status, other.result?.status, rig.device.state]).toEqual(['400', '404', 'enrolled']);
  });
});

describe('the rules of a session', () => {
  it('answers a repeated message with the same bytes and carries it out once', () => {
    const rig = new Rig();
    rig.queue({ verb: 'Get', target: './DevInfo/Man' });
    const step = rig.open();
    const first = rig.sendRaw(step.reply);
    const settled = structuredClone(rig.device);
    expect(rig.sendRaw(step.reply)).toBe(first);
    expect(rig.device).toEqual(settled);
  });

  it('takes a device that opens every session alike for a new session', () => {
    const rig = new Rig();
    rig.hold();
    const command = rig.queue(setCamera);
    rig.hold();
    expect(command.state).toBe('acknowledged');
  });

  it('refuses a message out of order and stores nothing', () => {
    const rig = new Rig();
    rig.queue(setCamera);
    const step = rig.open();
    const before = structuredClone(rig.device);
    const late = { ...step.reply, header: { ...step.reply.header, msgId: 7 } };
    expect(rig.exchange(late).body).toMatchObject([{ verb: 'Status', cmd: 'SyncHdr', data: '400' }]);
    expect(rig.device).toEqual(before);
  });

  it.each([
    ['verProto', 'DM/1.3', '513'],
    ['verDtd', '2.0', '505'],
    ['sessionId', '12345', '400'],
    ['sessionId', '', '400'],
  ])('answers %s %s with %s', (member, value, code) => {
    const rig = new Rig();
    const first = rig.first();
    const body = rig.exchange({ ...first, header: { ...first.header, [member]: value } }).body;
    expect(body).toMatchObject([{ verb: 'Status', cmdRef: '0', data: code }]);
  });

  it.each(['0', 'FFFF', '1'])('accepts SessionID %s', (sessionId) => {
    const rig = new Rig();
    const first = rig.first();
    const answer = rig.exchange({ ...first, header: { ...first.header, sessionId } });
    expect(answer.header.sessionId).toBe(sessionId);
    expect(answer.body[0]).toMatchObject({ data: '200' });
  });

  it('asks for the rest of a package that is not final', () => {
    const rig = new Rig();
    rig.queue(setCamera);
    const answer = rig.exchange({ ...rig.first(), final: false });
    expect(answer.body.filter(isRequest)).toEqual([
      Alert.create({ cmdId: answer.body.at(-1)?.cmdId ?? '', data: '1222' }),
    ]);
  });

  it('gives CmdIDs that are unique within a message', () => {
    const rig = new Rig();
    rig.queue(setCamera);
    rig.queue({ verb: 'Atomic', commands: [setCamera, setCamera] });
    rig.hold();
    expect(rig.findings).toEqual([]);
  });
});
