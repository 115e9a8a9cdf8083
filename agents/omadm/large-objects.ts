import { rule } from '../../protocol/base/rule.js';
import { Alert, type Item, type ItemCommand, isItemCommand, type Request } from '../../protocol/syncml/messages.js';
import type { StatusCode } from '../../protocol/syncml/status-codes.table.js';
import { type Answer, statusOf, targets } from './answers.js';
import type { TreeWorld } from './csp.js';

/** A value of which more pieces are to come; plain data of the session. */
export type PartialObject = { readonly target: string; readonly data: string; readonly size?: number };

/** The Status of a whole object: nothing where it is as long as was told, else 424 (OMA-TS-DM_RepPro-V1_2, status 424). */
export const sizeObjection = rule('XDM-129', {
  holds: (_: TreeWorld, told: number | undefined, length: number): StatusCode | undefined =>
    told === undefined || told === length ? undefined : '424',
  mutants: {
    countsNothing: () => undefined,
  },
});

/** The Alert for an object whose end never came (OMA-TS-DM_Protocol-V1_2, large object handling, Alert 1225). */
export const alertOfBrokenObject = rule('XDM-130', {
  holds: (_: TreeWorld, target: string): readonly Omit<Alert, 'cmdId'>[] => [
    Alert.create({ cmdId: '', data: '1225', items: [{ source: target }] }),
  ],
  mutants: {
    saysNothing: () => [],
  },
});

/** What the commands of one message come to once pieces are put together. */
export interface Assembled {
  readonly requests: readonly Request[];
  /** Answers to commands that are not carried out. */
  readonly answers: readonly Answer[];
  readonly alerts: readonly Omit<Alert, 'cmdId'>[];
  /** What is held until the next message. */
  readonly partial?: PartialObject;
}

/**
 * Puts the pieces of large objects together: a piece is answered with 213 and kept, the last one makes the command whole. Another
 * command in between gives the object up (OMA-TS-DM_Protocol-V1_2, large object handling).
 */
export function assembled(
  world: TreeWorld,
  before: PartialObject | undefined,
  requests: readonly Request[],
  msgRef: number,
): Assembled {
  const acting = requests.filter(({ verb }) => verb !== 'Alert');
  const [first] = acting;
  if (before === undefined && !acting.some(isPiece)) return { requests, answers: [], alerts: [] };
  const goesOn = first !== undefined && isItemCommand(first) && first.items[0]?.target === before?.target;
  const held = goesOn ? before : undefined;
  const alerts =
    before !== undefined && !goesOn && first !== undefined ? alertOfBrokenObject(world, before.target) : [];
  return { alerts, ...taken(world, held, requests, msgRef) };
}

/** A piece, or a value that tells its size. */
const isPiece = (command: Request): command is ItemCommand =>
  isItemCommand(command) && command.items.some(({ moreData, meta }) => moreData === true || meta?.size !== undefined);

function taken(
  world: TreeWorld,
  held: PartialObject | undefined,
  requests: readonly Request[],
  msgRef: number,
): Omit<Assembled, 'alerts'> {
  const piece = requests.find((command) => isItemCommand(command) && (isPiece(command) || held !== undefined));
  if (piece === undefined || !isItemCommand(piece)) return { requests, answers: [] };
  const others = requests.filter((command) => command !== piece);
  const [item = {}] = piece.items;
  const joined = joinedWith(held, item);
  const answer = (code: StatusCode): Answer => statusOf(piece, msgRef, code, targets(piece));
  if (item.moreData === true) return { requests: others, answers: [answer('213')], partial: joined };
  const objection = sizeObjection(world, joined.size, joined.data.length);
  if (objection !== undefined) return { requests: others, answers: [answer(objection)] };
  const whole = { ...piece, items: [{ ...item, data: joined.data }] };
  return { requests: requests.map((command) => (command === piece ? whole : command)), answers: [] };
}

function joinedWith(held: PartialObject | undefined, { target = '', data = '', meta }: Item): PartialObject {
  const size = held?.size ?? meta?.size;
  return { target, data: (held?.data ?? '') + data, ...(size !== undefined && { size }) };
}
