import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../../protocol/base/rule.js';
import type { Command } from '../../../../protocol/syncml/messages.js';
import { emptyState } from '../../tenant-state.js';
import { type Chunk, chunkAt, isTooLarge } from './chunks.js';

const context = { now: 0, rules: soundRules, editions: new Set<string>(), state: emptyState() };
const data = Array.from({ length: 500 }, (_, index) => `${1_000 + index}`).join('');
const command: Command = { verb: 'Replace', cmdId: '', items: [{ target: './a', meta: { format: 'chr' }, data }] };

function piecesOf(room: number): readonly Chunk[] {
  const pieces: Chunk[] = [];
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const piece: Chunk = chunkAt(context, command, offset, room);
    pieces.push(piece);
    offset = piece.next;
  }
  return pieces;
}

const itemsOf = (pieces: readonly Chunk[]) =>
  pieces.flatMap((piece) => ('items' in piece.command ? piece.command.items : []));

/** OMA-TS-DM_Protocol-V1_2, large object handling. */
describe('a value in pieces', () => {
  it.each([0, 700, 1_000, 2_000, 10_000])('is the whole value when put together again (room %i)', (room) => {
    const items = itemsOf(piecesOf(room));
    expect(items.map((item) => item.data).join('')).toBe(data);
    expect(items.map(({ moreData }) => moreData === true)).toEqual(items.map((_, at) => at < items.length - 1));
    expect(items.map(({ meta }) => meta?.size)).toEqual(items.map((_, at) => (at === 0 ? data.length : undefined)));
    expect(items.every(({ target, meta }) => target === './a' && meta?.format === 'chr')).toBe(true);
  });

  it.each([700, 1_000, 2_000])('has no piece that is larger than the room of %i', (room) => {
    for (const item of itemsOf(piecesOf(room))) expect(item.data?.length).toBeLessThanOrEqual(room);
  });

  it('is only made of a command with one value', () => {
    const several: Command = { verb: 'Replace', cmdId: '', items: [{ target: './a' }, { target: './b' }] };
    expect([isTooLarge(command, 3_000, 1_000), isTooLarge(several, 3_000, 1_000)]).toEqual([true, false]);
    expect([isTooLarge(command, 3_000, undefined), isTooLarge(command, 900, 1_000)]).toEqual([false, false]);
  });
});
