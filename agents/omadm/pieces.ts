import { rule } from '../../protocol/base/rule.js';
import { type Command, type Item, isResults, type Results } from '../../protocol/syncml/messages.js';
import type { TreeWorld } from './csp.js';

/** How a client sends results that are too long for a message; Windows does not, and gives up instead. */
export type PieceHabits = {
  /** Characters of a piece. */
  readonly length: number;
  /** Wrong on purpose: `short` tells a size that the pieces do not have, `broken` sends no more than the first. */
  readonly ends?: 'short' | 'broken';
};

/** A piece of a result: the first one tells the size of the whole, all but the last say that more follow (OMA-TS-DM_Protocol-V1_2, large object handling). */
const marked = rule('XDM-163', {
  holds: (_: TreeWorld, piece: Item): Item => piece,
  mutants: {
    saysNothingOfMore: (_, { moreData: _more, ...piece }) => piece,
    tellsAnotherSize: (_, piece) =>
      piece.meta?.size === undefined ? piece : { ...piece, meta: { ...piece.meta, size: piece.meta.size + 1 } },
  },
});

/** Rules of results in pieces that `muster prove` can break in a device. */
export const pieceRules = [marked];

/** What goes out with the next message, and what with those after. */
export interface Portion {
  readonly now: readonly Command[];
  readonly later: readonly Command[];
}

/** Cuts a message behind the first piece that is not the last of its result. */
export function portionOf(world: TreeWorld, body: readonly Command[], pieces: PieceHabits | undefined): Portion {
  if (pieces === undefined) return { now: body, later: [] };
  const all = body.flatMap((command): readonly Command[] =>
    isTooLong(command, pieces) ? cut(world, command, pieces) : [command],
  );
  const first = all.findIndex((command) => isResults(command) && command.items[0]?.moreData === true);
  if (first < 0) return { now: all, later: [] };
  return { now: all.slice(0, first + 1), later: pieces.ends === 'broken' ? [] : all.slice(first + 1) };
}

const isTooLong = (command: Command, { length }: PieceHabits): command is Results =>
  isResults(command) && command.items.length === 1 && (command.items[0]?.data?.length ?? 0) > length;

function cut(world: TreeWorld, results: Results, { length, ends }: PieceHabits): readonly Results[] {
  const [item = {}] = results.items;
  const { data = '', meta } = item;
  const size = ends === 'short' ? data.length + 9 : data.length;
  return Array.from({ length: Math.ceil(data.length / length) }, (_, at) => {
    const begin = at * length;
    const piece: Item = {
      ...item,
      meta: { ...meta, ...(at === 0 && { size }) },
      data: data.slice(begin, begin + length),
      ...(begin + length < data.length && { moreData: true }),
    };
    return { ...results, items: [marked(world, piece)] };
  });
}
