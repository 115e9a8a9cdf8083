import type { Command, SyncMl } from '../../../../protocol/syncml/messages.js';
import { writeCommand } from '../../../../protocol/syncml/write-commands.js';
import { writeXml } from '../../../../protocol/xml/write.js';
import { markUnenrolled } from '../../domain/devices.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { chunkAt, isTooLarge } from './chunks.js';
import { commandOf } from './command-payload.js';
import { fitting } from './message-rules.js';
import * as rules from './rules.js';
import type { DmSession } from './session.js';

/** Commands of one message. */
const maxCommands = 20;

/** Octets of a message besides the server's commands: header, and a Status for each command of the device. */
const overhead = ({ body }: SyncMl): number => 900 + 220 * body.length;

export interface Outgoing {
  readonly queued: CommandState;
  readonly command: Command;
}

export interface NextCommands {
  readonly outgoing: readonly Outgoing[];
  /** The large object that has begun. */
  readonly chunk?: NonNullable<DmSession['chunk']>;
}

/** The commands that go out with the next answer, in their order and no more than the device can take at once. */
export function nextCommands(
  context: TenantContext,
  device: DeviceState,
  session: DmSession,
  message: SyncMl,
): NextCommands {
  if (device.state === 'unenrolled') return { outgoing: [] };
  const room = session.maxMsgSize === undefined ? undefined : session.maxMsgSize - overhead(message);
  const running = device.commands.find(({ id }) => id === session.chunk?.command);
  if (running !== undefined) return chunkOf(context, running, session.chunk?.offset ?? 0, room);
  const candidates = candidatesFor(context, device, message.header.msgId === 1);
  const lengths = candidates.map(({ command }) => lengthOf(command));
  const outgoing = candidates.slice(0, fitting(context, lengths, room));
  for (const { queued } of outgoing) send(context, device, queued);
  const [first] = outgoing;
  if (outgoing.length !== 1 || first === undefined || !isTooLarge(first.command, lengths[0] ?? 0, room))
    return { outgoing };
  return chunkOf(context, first.queued, 0, room);
}

function candidatesFor(context: TenantContext, device: DeviceState, opening: boolean): readonly Outgoing[] {
  const due = rules.commandsFor(context, device).filter((command) => rules.isStillToSend(context, command, opening));
  return rules
    .sendingOrder(context, due)
    .slice(0, maxCommands)
    .map((queued) => ({ queued, command: commandOf(queued.payload) }));
}

function send(context: TenantContext, device: DeviceState, queued: CommandState): void {
  queued.state = 'sent';
  if (rules.unenrolledBySending(context, queued)) markUnenrolled(context.state, device, context.now, 'server');
}

function chunkOf(context: TenantContext, queued: CommandState, offset: number, room = 0): NextCommands {
  const { command, next } = chunkAt(context, commandOf(queued.payload), offset, room);
  const outgoing = [{ queued, command }];
  return next === undefined ? { outgoing } : { outgoing, chunk: { command: queued.id, offset: next } };
}

const lengthOf = (command: Command): number => Buffer.byteLength(writeXml(writeCommand(command)));
