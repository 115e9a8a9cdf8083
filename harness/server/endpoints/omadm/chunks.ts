import { rule } from '../../../../protocol/base/rule.js';
import { type Command, type Item, isItemCommand } from '../../../../protocol/syncml/messages.js';
import type { TenantContext } from '../../tenant.js';

/** Octets of a command besides its data. */
const frame = 400;
/** Smaller pieces are not worth a message. */
const smallestChunk = 256;

/** One piece of a large object, and where the next one begins; absent with the last. */
export interface Chunk {
  readonly command: Command;
  readonly next?: number;
}

/** A value that no message of this size can hold: it belongs to the one item of a command. */
export function isTooLarge(command: Command, length: number, room: number | undefined): boolean {
  return room !== undefined && length > room && isItemCommand(command) && command.items.length === 1;
}

/**
 * A piece of a large object: the first one tells the size of the whole, all but the last say that more follow
 * (OMA-TS-DM_Protocol-V1_2, large object handling; OMA-TS-SyncML_RepPro-V1_2, MoreData and Size).
 */
export const chunkAt = rule('XDM-052', {
  holds: (_: TenantContext, command: Command, offset: number, room: number): Chunk => chunk(command, offset, room),
  mutants: {
    sendsItWhole: (_, command): Chunk => ({ command }),
    saysNothingOfMore: (_, command, offset, room): Chunk => {
      const { command: piece, ...more } = chunk(command, offset, room);
      return { ...more, command: changed(piece, ({ moreData: _moreData, ...item }) => item) };
    },
    losesThePlace: (_, command, offset, room): Chunk => {
      const { command: piece, next } = chunk(command, offset, room);
      return { command: piece, ...(next !== undefined && { next: next + 1 }) };
    },
  },
});

function chunk(command: Command, offset: number, room: number): Chunk {
  const [whole] = isItemCommand(command) ? command.items : [];
  const { data = '', meta } = whole ?? {};
  const end = offset + Math.max(room - frame, smallestChunk);
  const more = end < data.length;
  const piece = changed(command, (item) => ({
    ...item,
    ...((offset === 0 || meta) && { meta: { ...meta, ...(offset === 0 && { size: data.length }) } }),
    data: data.slice(offset, end),
    ...(more && { moreData: true }),
  }));
  return more ? { command: piece, next: end } : { command: piece };
}

const changed = (command: Command, change: (item: Item) => Item): Command =>
  isItemCommand(command) ? { ...command, items: command.items.map(change) } : command;
